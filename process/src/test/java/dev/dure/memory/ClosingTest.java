package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.OwnerDeath;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.SpaceClosedException;
import dev.dure.contract.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a closed space leaves of synchronizers that its threads were using at that moment. */
@SuppressWarnings("LockNotBeforeTry") // what throws is the closing, and then nothing is held
@DisplayName("Closing in the middle of use")
@ExtendWith(NoLeak.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {

  private static final int PERMITS = 3;

  /** One step of a thread that goes on until its space is closed. */
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  @RepeatedTest(40)
  @DisplayName("no permit is missing afterwards, no reader is counted, and nobody holds the lock")
  void leavesNothing() throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    try (MemorySpace stays = MemorySpace.create(name, 1 << 20)) {
      SharedSemaphore semaphore = stays.boundedSemaphore("s", PERMITS);
      SharedReadWriteLock lock = stays.readWriteLock("rw", OwnerDeath.RELEASE);
      useAndClose(name);
      assertThat(semaphore.availablePermits()).isEqualTo(PERMITS);
      assertThat(lock.getReadLockCount()).isZero();
      assertThat(lock.writeLock().tryLock()).isTrue();
      lock.writeLock().unlock();
    } finally {
      MemorySpace.remove(name);
    }
  }

  private static void useAndClose(String name) throws InterruptedException {
    MemorySpace leaves = MemorySpace.open(name);
    SharedSemaphore semaphore = leaves.boundedSemaphore("s", PERMITS);
    SharedReadWriteLock lock = leaves.readWriteLock("rw", OwnerDeath.RELEASE);
    List<Threads.Running> busy = new ArrayList<>();
    List<AtomicLong> steps = new ArrayList<>();
    List<Step> uses =
        List.of(
            () -> {
              semaphore.acquire(2);
              semaphore.release(2);
            },
            () -> {
              semaphore.acquire();
              semaphore.release();
            },
            () -> {
              lock.readLock().lock();
              lock.readLock().unlock();
            },
            () -> {
              lock.writeLock().lock();
              lock.writeLock().unlock();
            });
    for (Step use : uses) {
      AtomicLong done = new AtomicLong();
      steps.add(done);
      busy.add(Threads.start("busy", () -> repeat(use, done)));
    }
    Threads.until("all work", () -> steps.stream().allMatch(done -> done.get() > 20));
    leaves.close();
    Threads.joinAll(busy);
  }

  private static void repeat(Step use, AtomicLong done) throws InterruptedException {
    try {
      while (true) {
        use.run();
        done.incrementAndGet();
      }
    } catch (SpaceClosedException e) {
      assertThat(done.get()).isPositive();
    }
  }
}

package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.LockGrant;
import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import dev.dure.contract.Threads.Running;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What {@link SharedLock} must keep in every space while all owners live. {@link
 * LockConcurrencyContract} has exclusion and waiting, {@link AbandonmentContract} the deaths.
 */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class LockContract extends SpaceContract {

  private static final long WAIT_MILLIS = 50;

  @Test
  @DisplayName("a lock that was taken is held by its thread, until it is given back")
  void lockAndUnlock() {
    SharedLock lock = space.lock("jobs");
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.isHeldByCurrentThread()).isFalse();
    lock.lock();
    assertThat(lock.isLocked()).isTrue();
    assertThat(lock.isHeldByCurrentThread()).isTrue();
    lock.unlock();
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.getHoldCount()).isZero();
    assertThat(lock.isAbandoned()).isFalse();
  }

  @Test
  @DisplayName("a lock is reentrant by every way to take it, and free after as many unlocks")
  void reentrant() throws InterruptedException {
    SharedLock lock = space.newLock();
    lock.lock();
    lock.lockInterruptibly();
    assertThat(lock.tryLock()).isTrue();
    assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();
    for (int holds = 4; holds > 0; holds--) {
      assertThat(lock.getHoldCount()).isEqualTo(holds);
      assertThat(triedByAnother(lock)).isFalse();
      lock.unlock();
    }
    assertThat(triedByAnother(lock)).isTrue();
  }

  /** Whether another thread can take the lock at once; it gives it back. */
  private boolean triedByAnother(SharedLock lock) {
    boolean[] taken = new boolean[1];
    Threads.start(
            "other",
            () -> {
              taken[0] = secondHandle(lock).tryLock();
              if (taken[0]) {
                lock.unlock();
              }
            })
        .join();
    return taken[0];
  }

  @Test
  @DisplayName(
      "one name is one lock; handles of it are equal, and one gives back what another took")
  void oneNameIsOneLock() {
    SharedLock lock = space.lock("jobs");
    SharedLock again = space.lock("jobs");
    SharedLock second = secondHandle(lock);
    assertThat(again).isEqualTo(lock).hasSameHashCodeAs(lock);
    assertThat(space.newLock()).isNotEqualTo(space.newLock());
    assertThat(lock.name()).contains("jobs");
    assertThat(lock.space()).isSameAs(space);
    lock.lock();
    second.lock();
    assertThat(again.getHoldCount()).isEqualTo(2);
    second.unlock();
    again.unlock();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("two locks exclude nobody from each other")
  void othersAreOthers() {
    SharedLock first = space.lock("first");
    SharedLock second = space.lock("second");
    first.lock();
    assertThat(triedByAnother(second)).isTrue();
    assertThat(triedByAnother(space.newLock())).isTrue();
    assertThat(triedByAnother(anotherSpace().lock("first"))).isTrue();
    first.unlock();
  }

  @Test
  @DisplayName("the policy of owner's death is ABANDON unless another was asked for")
  void ownerDeath() {
    assertThat(space.lock("a").ownerDeath()).isEqualTo(OwnerDeath.ABANDON);
    assertThat(space.newLock().ownerDeath()).isEqualTo(OwnerDeath.ABANDON);
    assertThat(space.lock("b", OwnerDeath.RELEASE).ownerDeath()).isEqualTo(OwnerDeath.RELEASE);
    assertThat(secondHandle(space.newLock(OwnerDeath.RELEASE)).ownerDeath())
        .isEqualTo(OwnerDeath.RELEASE);
  }

  @Test
  @DisplayName(
      "unlock and grant by a thread that does not hold the lock change nothing and say whose it is")
  void notHeld() {
    SharedLock lock = space.lock("jobs");
    assertThatThrownBy(lock::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("\"jobs\"")
        .hasMessageContaining(Thread.currentThread().getName());
    assertThatThrownBy(lock::grant).isInstanceOf(IllegalMonitorStateException.class);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Running owner =
        Threads.start(
            "the-owner",
            () -> {
              lock.lock();
              held.countDown();
              Threads.await(done);
              assertThat(lock.getHoldCount()).isEqualTo(1);
              lock.unlock();
            });
    Threads.until("the owner holds it", () -> held.getCount() == 0);
    assertThatThrownBy(lock::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("\"jobs\"")
        .hasMessageContaining(Thread.currentThread().getName())
        .hasMessageContaining("the-owner");
    assertThatThrownBy(lock::grant).isInstanceOf(IllegalMonitorStateException.class);
    assertThat(lock.getHoldCount()).isZero();
    assertThat(lock.isLocked()).isTrue();
    done.countDown();
    owner.join();
  }

  @Test
  @DisplayName("tryLock without a time, or with 0 or less, tries once and does not wait")
  void tryOnce() throws InterruptedException {
    SharedLock lock = space.newLock();
    for (long time : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThat(lock.tryLock(time, TimeUnit.SECONDS)).isTrue();
      lock.unlock();
    }
    whileHeldByAnother(
        lock,
        () -> {
          assertThat(lock.tryLock()).isFalse();
          for (long time : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(lock.tryLock(time, TimeUnit.SECONDS)).isFalse();
          }
          assertThat(lock.getHoldCount()).isZero();
        });
  }

  @Test
  @DisplayName("a timed tryLock gives up after its time, not before, while the owner stays")
  void timeIsHonoured() {
    SharedLock lock = space.newLock();
    whileHeldByAnother(
        lock,
        () -> {
          long start = System.nanoTime();
          assertThat(lock.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
          assertThat(System.nanoTime() - start)
              .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
          assertThat(lock.getHoldCount()).isZero();
        });
    assertThat(triedByAnother(lock)).isTrue();
  }

  @Test
  @DisplayName(
      "a timed tryLock, lock and lockInterruptibly get the lock when the owner gives it back")
  void waitersGetIt() {
    SharedLock lock = space.newLock();
    List<Threads.Body> ways =
        List.of(
            lock::lock,
            lock::lockInterruptibly,
            () -> assertThat(lock.tryLock(1, TimeUnit.DAYS)).isTrue(),
            () -> assertThat(lock.tryLock(Long.MAX_VALUE, TimeUnit.DAYS)).isTrue());
    for (Threads.Body way : ways) {
      lock.lock();
      Running waiter =
          Threads.start(
              "waiter",
              () -> {
                way.run();
                assertThat(lock.getHoldCount()).isEqualTo(1);
                lock.unlock();
              });
      waiter.awaitWaiting();
      lock.unlock();
      waiter.join();
    }
  }

  private void whileHeldByAnother(SharedLock lock, Threads.Body body) {
    lock.lock();
    try {
      Threads.start("other", body).join();
    } finally {
      lock.unlock();
    }
  }

  @Test
  @DisplayName("an interrupt before or during an interruptible wait throws, and acquires nothing")
  void interrupt() {
    SharedLock lock = space.newLock();
    List<Threads.Body> ways =
        List.of(lock::lockInterruptibly, () -> lock.tryLock(1, TimeUnit.DAYS));
    for (Threads.Body way : ways) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(way::run);
      assertThat(Thread.interrupted()).as("interrupted afterwards").isFalse();
      assertThat(lock.isLocked()).isFalse();
      lock.lock();
      Running waiter =
          Threads.start(
              "waiter",
              () -> {
                assertThatExceptionOfType(InterruptedException.class).isThrownBy(way::run);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                assertThat(lock.getHoldCount()).isZero();
              });
      waiter.awaitWaiting().interrupt().join();
      assertThat(lock.getHoldCount()).isEqualTo(1);
      lock.unlock();
      assertThat(triedByAnother(lock)).isTrue();
    }
  }

  @Test
  @DisplayName("lock is not interruptible: it gets the lock, and the interrupt stays pending")
  void lockKeepsInterrupt() {
    SharedLock lock = space.newLock();
    lock.lock();
    Running waiter =
        Threads.start(
            "waiter",
            () -> {
              lock.lock();
              assertThat(lock.getHoldCount()).isEqualTo(1);
              lock.unlock();
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
    waiter.awaitWaiting().interrupt();
    waiter.awaitWaiting();
    lock.unlock();
    waiter.join();
    Thread.currentThread().interrupt();
    assertThat(lock.tryLock()).as("tryLock of an interrupted thread").isTrue();
    lock.unlock();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @DisplayName("withLock runs its body under the lock, and gives it back after an exception too")
  void withLock() {
    SharedLock lock = space.newLock();
    lock.withLock(() -> assertThat(lock.getHoldCount()).isEqualTo(1));
    assertThat(lock.<Integer>withLock(lock::getHoldCount)).isEqualTo(1);
    RuntimeException thrown = new RuntimeException("from the body");
    assertThatThrownBy(
            () ->
                lock.withLock(
                    (Runnable)
                        () -> {
                          throw thrown;
                        }))
        .isSameAs(thrown);
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("all holds of one grant have one epoch, and the next grant has a larger one")
  void epochs() {
    SharedLock lock = space.newLock();
    lock.lock();
    LockGrant first = lock.grant();
    lock.lock();
    assertThat(secondHandle(lock).grant()).isEqualTo(first);
    assertThat(first.state()).isEqualTo(LockGrant.State.HELD);
    lock.unlock();
    assertThat(lock.grant()).isEqualTo(first);
    lock.unlock();
    assertThat(lock.tryLock()).isTrue();
    assertThat(lock.grant().epoch()).isGreaterThan(first.epoch());
    lock.unlock();
  }

  @Test
  @DisplayName("recover of a lock that is not abandoned runs nothing and returns false")
  void nothingToRecover() {
    SharedLock lock = space.newLock();
    Runnable never =
        () -> {
          throw new AssertionError("the repair ran");
        };
    assertThat(lock.recover(never)).isFalse();
    lock.lock();
    assertThat(lock.recover(never)).as("by the owner").isFalse();
    Threads.start("other", () -> assertThat(lock.recover(never)).isFalse()).join();
    assertThat(lock.getHoldCount()).isEqualTo(1);
    lock.unlock();
  }

  @Test
  @DisplayName("a lock without a name has no conditions with a name; the message says what to do")
  void conditionOfNamelessLock() {
    assertThatThrownBy(() -> space.newLock().condition("empty"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("\"empty\"")
        .hasMessageContaining("newCondition()");
  }
}

package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How an abandoned lock is made whole again. */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class RecoveryContract extends SpaceContract {

  private SharedLock abandoned() {
    SharedLock lock = space.newLock();
    Threads.runAndDie(Kind.PLATFORM, lock::lock);
    return lock;
  }

  /** Starts a recovery whose repair waits until it may go on. */
  private static Running startRecovery(
      SharedLock lock, CountDownLatch begun, CountDownLatch goOn, Runnable last) {
    Running recoverer =
        Threads.start(
            "recoverer",
            () ->
                lock.recover(
                    () -> {
                      begun.countDown();
                      Threads.until("the test lets the repair go on", () -> goOn.getCount() == 0);
                      last.run();
                    }));
    Threads.until("the repair has begun", () -> begun.getCount() == 0);
    return recoverer;
  }

  @Test
  @DisplayName("recover runs the repair once, under the lock, and makes the lock whole")
  void recover() {
    SharedLock lock = abandoned();
    int[] runs = {0};
    boolean repaired =
        lock.recover(
            () -> {
              runs[0]++;
              assertThat(lock.getHoldCount()).isEqualTo(1);
              assertThat(lock.isLocked()).isTrue();
              assertThat(lock.grant().epoch()).isPositive();
            });
    assertThat(repaired).isTrue();
    assertThat(runs[0]).isEqualTo(1);
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.isAbandoned()).isFalse();
    assertThat(lock.tryLock()).isTrue();
    lock.unlock();
    assertThat(lock.recover(() -> runs[0]++)).isFalse();
    assertThat(runs[0]).isEqualTo(1);
  }

  @Test
  @DisplayName("recover notices the death itself, through any handle")
  void recoverNotices() {
    SharedLock lock = space.lock("jobs");
    Threads.runAndDie(Kind.PLATFORM, lock::lock);
    assertThat(secondHandle(lock).recover(() -> {})).isTrue();
    assertThat(space.lock("jobs").tryLock()).isTrue();
    lock.unlock();
  }

  @Test
  @DisplayName("epochs grow over death and recovery too")
  void epochsGrow() {
    SharedLock lock = space.newLock();
    long[] epochs = new long[3];
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          lock.lock();
          epochs[0] = lock.grant().epoch();
        });
    assertThat(lock.recover(() -> epochs[1] = lock.grant().epoch())).isTrue();
    lock.withLock(
        () -> {
          epochs[2] = lock.grant().epoch();
        });
    assertThat(epochs[1]).isGreaterThan(epochs[0]);
    assertThat(epochs[2]).isGreaterThan(epochs[1]);
  }

  @Test
  @DisplayName("a repair sees what the dead owner wrote, and the next owner sees the repair")
  void repairSeesAll() {
    SharedLock lock = space.newLock();
    int[] data = {0};
    Threads.runAndDie(
        Kind.PLATFORM,
        () -> {
          lock.lock();
          data[0] = 1;
        });
    Threads.start(
            "recoverer",
            () ->
                lock.recover(
                    () -> {
                      assertThat(data[0]).isEqualTo(1);
                      data[0] = 2;
                    }))
        .join();
    Threads.start("next", () -> lock.withLock(() -> assertThat(data[0]).isEqualTo(2))).join();
  }

  @Test
  @DisplayName("a repair may take the lock once more, and read and signal under it")
  void repairMayLock() {
    SharedLock lock = abandoned();
    SharedCondition condition = lock.newCondition();
    assertThat(
            lock.recover(
                () -> {
                  lock.lock();
                  assertThat(lock.getHoldCount()).isEqualTo(2);
                  condition.signalAll();
                  lock.unlock();
                  assertThat(lock.tryLock()).isTrue();
                  lock.unlock();
                  assertThat(lock.recover(() -> {})).as("recover in a repair").isFalse();
                }))
        .isTrue();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("a repair that throws leaves the lock abandoned, and its exception comes out")
  void repairThrows() {
    SharedLock lock = abandoned();
    for (Throwable thrown : List.of(new RuntimeException("repair"), new Error("repair"))) {
      assertThatThrownBy(
              () ->
                  lock.recover(
                      () -> {
                        lock.lock();
                        if (thrown instanceof Error e) {
                          throw e;
                        }
                        throw (RuntimeException) thrown;
                      }))
          .isSameAs(thrown);
      assertThat(lock.getHoldCount()).isZero();
      assertThat(lock.isAbandoned()).isTrue();
      assertThatThrownBy(lock::lock).isInstanceOf(AbandonedLockException.class);
    }
    assertThat(lock.recover(() -> {})).isTrue();
    assertThat(lock.tryLock()).isTrue();
    lock.unlock();
  }

  @Test
  @DisplayName("of many that recover at once one repairs, and all others return false after it")
  void oneRepairs() {
    for (int round = 0; round < 50; round++) {
      SharedLock lock = abandoned();
      AtomicInteger runs = new AtomicInteger();
      AtomicInteger repaired = new AtomicInteger();
      boolean[] whole = {false};
      Threads.run(
          4,
          i -> {
            if (lock.recover(
                () -> {
                  runs.incrementAndGet();
                  Threads.spin();
                  whole[0] = true;
                })) {
              repaired.incrementAndGet();
            }
            lock.withLock(() -> assertThat(whole[0]).isTrue());
          });
      assertThat(runs).hasValue(1);
      assertThat(repaired).hasValue(1);
    }
  }

  @Test
  @DisplayName("a second recovery waits for the first, not interruptibly, and then returns false")
  void secondWaits() {
    SharedLock lock = abandoned();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Running first = startRecovery(lock, begun, goOn, () -> {});
    Running second =
        Threads.start(
            "second",
            () -> {
              assertThat(lock.recover(() -> begun.countDown())).isFalse();
              assertThat(goOn.getCount()).as("returned before the first repair was done").isZero();
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
    second.awaitWaiting().interrupt();
    second.awaitWaiting();
    goOn.countDown();
    Threads.joinAll(List.of(first, second));
  }

  @Test
  @DisplayName("when a repair throws, one of those that wait to recover takes over")
  void anotherTakesOver() {
    SharedLock lock = abandoned();
    CountDownLatch goOn = new CountDownLatch(1);
    RuntimeException thrown = new RuntimeException("repair");
    AtomicInteger repairs = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Running first =
        Threads.start(
            "first",
            () ->
                assertThatThrownBy(
                        () ->
                            lock.recover(
                                () -> {
                                  begun.countDown();
                                  Threads.until("it may", () -> goOn.getCount() == 0);
                                  throw thrown;
                                }))
                    .isSameAs(thrown));
    Threads.until("the repair has begun", () -> begun.getCount() == 0);
    List<Running> all = new ArrayList<>(List.of(first));
    for (int i = 0; i < 3; i++) {
      all.add(Threads.start("next-" + i, () -> lock.recover(repairs::incrementAndGet)));
    }
    all.forEach(Running::awaitWaiting);
    goOn.countDown();
    Threads.joinAll(all);
    assertThat(repairs).hasValue(1);
    assertThat(lock.isAbandoned()).isFalse();
  }

  @Test
  @DisplayName(
      "who asks for the lock during a repair waits; it gets the lock if the repair is done")
  void lockWaitsForRepair() {
    SharedLock lock = abandoned();
    CountDownLatch goOn = new CountDownLatch(1);
    Running recoverer = startRecovery(lock, new CountDownLatch(1), goOn, () -> {});
    Threads.start("try", () -> assertThat(lock.tryLock()).isFalse()).join();
    Running waiter =
        Threads.start(
            "waiter",
            () ->
                lock.withLock(
                    () -> assertThat(goOn.getCount()).as("entered during repair").isZero()));
    waiter.awaitWaiting();
    goOn.countDown();
    Threads.joinAll(List.of(recoverer, waiter));
  }

  @Test
  @DisplayName(
      "who waits for the lock while a repair throws gets the exception of an abandoned lock")
  void waitersOfFailedRepair() {
    SharedLock lock = abandoned();
    CountDownLatch goOn = new CountDownLatch(1);
    Running recoverer =
        startRecovery(
            lock,
            new CountDownLatch(1),
            goOn,
            () -> {
              throw new IllegalStateException("repair");
            });
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiters.add(
          Threads.start(
              "waiter-" + i,
              () ->
                  assertThatThrownBy(() -> lock.tryLock(1, TimeUnit.DAYS))
                      .isInstanceOf(AbandonedLockException.class)));
    }
    waiters.forEach(Running::awaitWaiting);
    goOn.countDown();
    Threads.joinAll(waiters);
    assertThatThrownBy(recoverer::join).hasRootCauseMessage("repair");
  }

  @Test
  @DisplayName("the loop of the documentation gets every thread through deaths and recoveries")
  void documentedLoop() {
    SharedLock lock = space.newLock();
    int[] counter = {0};
    for (int round = 0; round < 20; round++) {
      Threads.run(
          4,
          i -> {
            while (true) {
              try {
                lock.lock();
                break;
              } catch (AbandonedLockException e) {
                lock.recover(() -> {});
              }
            }
            counter[0]++;
            if (i != 0) {
              lock.unlock();
            }
          });
    }
    assertThat(counter[0]).isEqualTo(80);
  }

  @Test
  @DisplayName("recover of a lock with OwnerDeath.RELEASE runs nothing")
  void nothingToRecover() {
    SharedLock lock = space.newLock(OwnerDeath.RELEASE);
    Threads.runAndDie(Kind.PLATFORM, lock::lock);
    assertThat(
            lock.recover(
                () -> {
                  throw new AssertionError("the repair ran");
                }))
        .isFalse();
    assertThat(lock.tryLock()).isTrue();
    lock.unlock();
  }
}

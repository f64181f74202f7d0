package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.HeapSpace;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.contract.Threads;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lock of the thread scope")
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
class HeapLockTest {

  private final HeapSpace space = HeapSpace.create("orders");

  @AfterEach
  void close() {
    space.close();
  }

  @Test
  @DisplayName("says by whom it is held when somebody else unlocks it")
  void notHeld() {
    SharedLock lock = space.lock("jobs");
    String owner = Thread.currentThread().getName();
    lock.lock();
    Threads.start(
            "intruder",
            () ->
                assertThatThrownBy(lock::unlock)
                    .isInstanceOf(IllegalMonitorStateException.class)
                    .hasMessageMatching(
                        "lock \"jobs\" in heap space \"orders\" is not held by the current thread,"
                            + " thread \"intruder\" #\\d+; it is held by thread \""
                            + owner
                            + "\" #\\d+\\. Take it with lock\\(\\) first\\."))
        .join();
    lock.unlock();
    assertThatThrownBy(lock::unlock).hasMessageContaining("it is held by nobody.");
  }

  @Test
  @DisplayName("says which thread has died")
  void deadOwner() {
    SharedLock lock = space.lock("jobs");
    Threads.runAndDie(Kind.PLATFORM, lock::lock);
    assertThatThrownBy(lock::lock)
        .isInstanceOf(AbandonedLockException.class)
        .hasMessageMatching(
            "lock \"jobs\" in heap space \"orders\" is abandoned: its owner, thread \"mortal\""
                + " #\\d+, died while it held it \\(noticed .*Z\\)\\. What it guards may be half"
                + " changed\\. Call recover\\(repair\\) to make it whole\\.");
  }

  @Test
  @DisplayName("refuses one hold more than it can count, and keeps those it has")
  void tooManyHolds() {
    HeapLock lock = (HeapLock) space.newLock();
    lock.reacquire(HeapSync.MAX_HOLDS);
    assertThatThrownBy(lock::lock)
        .isInstanceOf(Error.class)
        .hasMessageStartingWith("Maximum lock count exceeded");
    assertThat(lock.getHoldCount()).isEqualTo(HeapSync.MAX_HOLDS);
    lock.sync().release(HeapSync.MAX_HOLDS);
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("does not let a repair release it, by unlock or by a wait, before it is whole")
  void repairCannotRelease() {
    SharedLock lock = space.lock("jobs");
    SharedCondition condition = lock.newCondition();
    Threads.runAndDie(Kind.PLATFORM, lock::lock);
    boolean repaired =
        lock.recover(
            () -> {
              assertThatThrownBy(lock::unlock)
                  .isInstanceOf(IllegalMonitorStateException.class)
                  .hasMessage(
                      "A repair cannot give back the last hold of lock \"jobs\" in heap space"
                          + " \"orders\": others would meet what it has not yet made whole.");
              assertThatThrownBy(condition::await)
                  .isInstanceOf(IllegalMonitorStateException.class)
                  .hasMessageStartingWith("A repair cannot wait, and so release lock \"jobs\"");
              assertThat(lock.getHoldCount()).isEqualTo(1);
            });
    assertThat(repaired).isTrue();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("gives back only its own hold when a repair has kept one")
  void repairKeepsHold() {
    SharedLock lock = space.newLock();
    Threads.runAndDie(Kind.PLATFORM, lock::lock);
    assertThat(lock.recover(lock::lock)).isTrue();
    assertThat(lock.getHoldCount()).isEqualTo(1);
    lock.unlock();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @DisplayName("gives signals in the order in which the waits began")
  void signalsInOrder() {
    SharedLock lock = space.newLock();
    SharedCondition condition = lock.newCondition();
    List<Integer> order = new ArrayList<>();
    List<Running> waiters = new ArrayList<>();
    int[] waiting = {0};
    for (int i = 0; i < 5; i++) {
      int number = i;
      waiters.add(
          Threads.start(
              "waiter-" + number,
              () -> {
                lock.lock();
                waiting[0]++;
                condition.await();
                order.add(number);
                lock.unlock();
              }));
      Threads.until("it waits", () -> lock.withLock(() -> waiting[0] == number + 1));
    }
    for (int i = 0; i < 5; i++) {
      int number = i;
      lock.withLock(condition::signal);
      Threads.until("it has ended", () -> lock.withLock(() -> order.size() == number + 1));
    }
    Threads.joinAll(waiters);
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  @DisplayName("is watched by a thread that is there only while somebody waits")
  void watchEnds() {
    SharedLock lock = space.newLock();
    lock.lock();
    Running waiter = Threads.start("waiter", () -> lock.withLock(() -> {}));
    Threads.until("the watch runs", () -> watchIsAlive() && ((HeapLock) lock).isWatched());
    lock.unlock();
    waiter.join();
    Threads.until("the watch has ended", () -> !watchIsAlive());
    assertThat(((HeapLock) lock).isWatched()).isFalse();
    waitersAreToldAgain();
  }

  /** The watch that has ended starts again. */
  private void waitersAreToldAgain() {
    SharedLock lock = space.newLock();
    CountDownLatch die = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    Running owner =
        Threads.start(
            "mortal",
            () -> {
              lock.lock();
              held.countDown();
              Threads.await(die);
            });
    Threads.until("it is held", () -> held.getCount() == 0);
    Running waiter =
        Threads.start(
            "waiter",
            () -> assertThatThrownBy(lock::lock).isInstanceOf(AbandonedLockException.class));
    Threads.until("the waiter is watched", ((HeapLock) lock)::isWatched);
    die.countDown();
    Threads.joinAll(List.of(owner, waiter));
  }

  private static boolean watchIsAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("dure-owner-watch"));
  }

  @Test
  @DisplayName("and its space are collected when nobody holds them, closed or not")
  void collected() {
    List<WeakReference<?>> references = new ArrayList<>();
    leave(references);
    Threads.until(
        "they are collected",
        () -> {
          System.gc();
          return references.stream().allMatch(reference -> reference.get() == null);
        });
  }

  private static void leave(List<WeakReference<?>> references) {
    HeapSpace forgotten = HeapSpace.create();
    SharedLock lock = forgotten.lock("jobs");
    lock.lock();
    Running waiter = Threads.start("waiter", () -> lock.withLock(() -> {}));
    waiter.awaitWaiting();
    lock.unlock();
    waiter.join();
    references.add(new WeakReference<>(forgotten));
    references.add(new WeakReference<>(lock));
    references.add(new WeakReference<>(HeapSpace.create().newLong(1)));
  }
}

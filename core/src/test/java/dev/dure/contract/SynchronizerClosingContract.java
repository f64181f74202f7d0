package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedCountDownLatch;
import dev.dure.SharedEvent;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.SpaceClosedException;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of those that wait for a synchronizer when its space is closed. */
@SuppressWarnings("LockNotBeforeTry") // taken for others to wait
public abstract class SynchronizerClosingContract extends SpaceContract {

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  private List<Threads.Body> waits() {
    SharedEvent event = space.newEvent();
    SharedCountDownLatch latch = space.newCountDownLatch(1);
    List<Threads.Body> waits = new ArrayList<>();
    waits.add(event::await);
    waits.add(() -> event.await(1, TimeUnit.DAYS));
    waits.add(latch::await);
    waits.add(() -> latch.await(1, TimeUnit.DAYS));
    SharedSemaphore semaphore = space.newSemaphore(0);
    waits.add(semaphore::acquire);
    waits.add(semaphore::acquireUninterruptibly);
    waits.add(() -> semaphore.tryAcquire(1, TimeUnit.DAYS));
    waits.add(() -> space.newCyclicBarrier(2).await());
    waits.add(() -> space.newCyclicBarrier(2).await(() -> {}));
    waits.add(() -> space.newCyclicBarrier(2).await(1, TimeUnit.DAYS));
    SharedReadWriteLock written = space.newReadWriteLock();
    SharedReadWriteLock read = space.newReadWriteLock();
    written.writeLock().lock();
    read.readLock().lock();
    for (Lock side : List.of(written.readLock(), written.writeLock(), read.writeLock())) {
      waits.add(side::lock);
      waits.add(side::lockInterruptibly);
      waits.add(() -> side.tryLock(1, TimeUnit.DAYS));
    }
    return waits;
  }

  @ParameterizedTest(name = "{0} threads")
  @MethodSource("kinds")
  @DisplayName("whoever waits when the space is closed gets the exception, each and every one")
  void waitersAreWoken(Kind kind) {
    List<Running> waiters = new ArrayList<>();
    List<Threads.Body> waits = waits();
    for (int time = 0; time < 3; time++) {
      for (Threads.Body wait : waits) {
        waiters.add(
            Threads.start(
                kind,
                "waiter",
                () -> assertThatThrownBy(wait::run).isInstanceOf(SpaceClosedException.class)));
      }
    }
    waiters.forEach(Running::awaitWaiting);
    space.close();
    Threads.joinAll(waiters);
  }
}

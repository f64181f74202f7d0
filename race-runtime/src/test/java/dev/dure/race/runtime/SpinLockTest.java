package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SpinLockTest {

  private final SpinLock lock = new SpinLock();
  private int total;

  @Test
  void oneThreadAtATime() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(() -> add(100_000));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(total).isEqualTo(400_000);
  }

  private void add(int times) {
    for (int i = 0; i < times; i++) {
      lock.lock();
      try {
        total++;
      } finally {
        lock.unlock();
      }
    }
  }

  @Test
  void whoWaitsKeepsThePermitThatItWasGiven() throws InterruptedException {
    lock.lock();
    Thread waiting =
        new Thread(
            () -> {
              LockSupport.unpark(Thread.currentThread());
              lock.lock(); // sleeps, which takes the permit
              lock.unlock();
              LockSupport.park(); // for ever, if it were lost
            });
    waiting.start();
    Thread.sleep(50);
    lock.unlock();

    waiting.join(60_000);

    assertThat(waiting.isAlive()).isFalse();
  }

  @Test
  void takingItTwiceIsToldAndDoesNotHang() {
    lock.lock();

    assertThatThrownBy(lock::lock).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStepOfAVariableMayHaveOthersInIt() {
    ThreadState thread = ThreadState.current();
    SyncVar var = new SyncVar(new Object(), null);
    State access = thread.afterWrite(null, 1);
    var.lock();
    try {
      var.acquire(thread);
      var.both(thread);
      var.release(thread);
      var.releaseAlone(thread);
    } finally {
      var.unlock();
    }

    assertThat(thread.epoch.time).isEqualTo(access.epoch.time + 1); // three releases of one access
    assertThat(var.isNews(thread)).isFalse();
  }
}

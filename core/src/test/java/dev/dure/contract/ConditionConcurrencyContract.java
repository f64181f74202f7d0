package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SharedCondition} must keep when many threads use it. */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class ConditionConcurrencyContract extends SpaceContract {

  private static final int ITEMS = 4_000;
  private static final int ROUNDS = 200;
  private static final int SIGNALS = 20_000;

  static Stream<Kind> kinds() {
    return Threads.kinds().stream();
  }

  /** The classical buffer of two places, over plain data. */
  private static final class Buffer {
    private final Deque<Integer> items = new ArrayDeque<>();
    private final SharedLock lock;
    private final SharedCondition notFull;
    private final SharedCondition notEmpty;

    Buffer(SharedLock lock, SharedCondition notFull, SharedCondition notEmpty) {
      this.lock = lock;
      this.notFull = notFull;
      this.notEmpty = notEmpty;
    }

    void put(int item) throws InterruptedException {
      lock.lock();
      try {
        while (items.size() == 2) {
          notFull.await();
        }
        items.add(item);
        notEmpty.signal();
      } finally {
        lock.unlock();
      }
    }

    int take() throws InterruptedException {
      lock.lock();
      try {
        while (items.isEmpty()) {
          notEmpty.await();
        }
        notFull.signal();
        return items.remove();
      } finally {
        lock.unlock();
      }
    }
  }

  @ParameterizedTest(name = "by {0} threads")
  @MethodSource("kinds")
  @DisplayName("a bounded buffer of two conditions loses no item and doubles none")
  void boundedBuffer(Kind kind) {
    SharedLock lock = space.lock("buffer");
    Buffer buffer = new Buffer(lock, lock.condition("not-full"), lock.condition("not-empty"));
    AtomicLong sum = new AtomicLong();
    Threads.run(
        kind,
        4,
        i -> {
          for (int n = 1; n <= ITEMS; n++) {
            if (i % 2 == 0) {
              buffer.put(n);
            } else {
              sum.addAndGet(buffer.take());
            }
          }
        });
    assertThat(sum).hasValue((long) ITEMS * (ITEMS + 1));
    assertThat(buffer.items).isEmpty();
  }

  /** Permits that two threads wait for, one of which gives up. */
  private static final class Permits {
    private final SharedLock lock;
    private final SharedCondition condition;
    private int permits;
    private int waiting;
    private boolean quitterTook;

    Permits(SharedLock lock) {
      this.lock = lock;
      this.condition = lock.newCondition();
    }

    void add() {
      lock.withLock(
          () -> {
            permits++;
            condition.signal();
          });
    }

    void takePatiently() {
      lock.withLock(
          () -> {
            waiting++;
            while (permits == 0) {
              condition.awaitUninterruptibly();
            }
            permits--;
          });
    }

    void takeOrQuit(long nanos) {
      lock.lock();
      try {
        waiting++;
        long left = nanos;
        while (permits == 0 && left > 0) {
          left = condition.awaitNanos(left);
        }
        if (permits > 0) {
          permits--;
          quitterTook = true;
        }
      } catch (InterruptedException e) {
        assertThat(lock.getHoldCount()).isEqualTo(1);
      } finally {
        lock.unlock();
      }
    }
  }

  /** One signal for two waiters, the first of which gives up at about the same moment. */
  private void signalAgainstGivingUp(boolean byInterrupt) {
    SharedLock lock = space.newLock();
    for (int round = 0; round < ROUNDS; round++) {
      Permits permits = new Permits(lock);
      long nanos = byInterrupt ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(1);
      Running quitter = Threads.start("quitter", () -> permits.takeOrQuit(nanos));
      Running patient = Threads.start("patient", permits::takePatiently);
      Threads.until("both wait", () -> lock.withLock(() -> permits.waiting == 2));
      Running signaller = Threads.start("signaller", permits::add);
      if (byInterrupt) {
        quitter.interrupt();
      }
      Threads.joinAll(List.of(signaller, quitter));
      if (lock.withLock(() -> permits.quitterTook)) {
        permits.add();
      }
      // Otherwise the one signal must have gone to the patient: nobody sends another.
      patient.join();
      assertThat(permits.permits).isZero();
    }
  }

  @Test
  @DisplayName("a signal that meets an interrupt is not lost to the other waiter")
  void signalAgainstInterrupt() {
    signalAgainstGivingUp(true);
  }

  @Test
  @DisplayName("a signal that meets a timeout is not lost to the other waiter")
  void signalAgainstTimeout() {
    signalAgainstGivingUp(false);
  }

  /** Waits again and again, is interrupted again and again, and passes on what signals it gets. */
  private static void churn(SharedLock lock, SharedCondition condition, boolean[] over) {
    lock.lock();
    try {
      while (!over[0]) {
        try {
          condition.await();
          condition.signal();
        } catch (InterruptedException e) {
          // By the contract this wait has taken no signal with it.
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Test
  @DisplayName("no signal is lost among waiters that are interrupted all the time")
  void signalAmongInterrupts() {
    SharedLock lock = space.newLock();
    SharedCondition condition = lock.newCondition();
    boolean[] over = {false};
    int[] permits = {0};
    Running patient =
        Threads.start(
            "patient",
            () -> {
              for (int n = 0; n < SIGNALS; n++) {
                lock.withLock(
                    () -> {
                      while (permits[0] == 0) {
                        condition.awaitUninterruptibly();
                      }
                      permits[0]--;
                    });
              }
            });
    List<Running> churning = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      churning.add(Threads.start("churn-" + i, () -> churn(lock, condition, over)));
    }
    for (int n = 0; n < SIGNALS; n++) {
      churning.get(n % 3).interrupt();
      lock.withLock(
          () -> {
            permits[0]++;
            condition.signal();
          });
      // One signal at a time: if it is lost, nobody sends another.
      churning.get((n + 1) % 3).interrupt();
      long end = System.nanoTime() + Threads.BOUND.toNanos();
      while (lock.withLock(() -> permits[0] > 0)) {
        assertThat(System.nanoTime())
            .as(() -> "A signal was lost.\n" + Threads.dump())
            .isLessThan(end);
        Threads.spin();
      }
    }
    lock.withLock(
        () -> {
          over[0] = true;
          condition.signalAll();
        });
    Threads.joinAll(churning);
    patient.join();
  }

  @Test
  @DisplayName("what was done before signal is visible when the wait has ended")
  void signalIsAnEdge() {
    SharedLock lock = space.newLock();
    SharedCondition condition = lock.newCondition();
    int[] turn = {0};
    long[] data = {0};
    Threads.run(
        2,
        i -> {
          for (int n = 0; n < ITEMS; n++) {
            lock.lock();
            try {
              while (turn[0] != i) {
                assertThat(condition.await(Threads.BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
              }
              data[0]++;
              turn[0] = 1 - i;
              condition.signal();
            } finally {
              lock.unlock();
            }
          }
        });
    assertThat(data[0]).isEqualTo(2 * ITEMS);
  }
}

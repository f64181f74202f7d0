package dev.dure.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets virtual threads wait for words of shared memory while they are parked: one platform thread,
 * the word's <i>agent</i>, waits for all virtual threads of this process that wait for one word,
 * however many they are.
 *
 * <p>Why no wake-up is lost: a virtual thread enters itself into the word's list, and only then
 * looks at the word and parks. The agent takes the list as it is, looks at the word after that, and
 * if it sleeps, the kernel compares the word once more. A change before the virtual thread's look
 * is seen by it; a change (and its wake) after it finds the agent asleep on the word or about to
 * compare it. After each return of the agent's wait all that are in the list are unparked and look
 * for themselves.
 */
final class VirtualWaits {

  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ExecutorService AGENTS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "dure-agent-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  /** How often an agent looks whether anybody is left for whom to wait. */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final class Parked {
    final Thread thread = Thread.currentThread();
    volatile boolean woken;
  }

  private final Futex futex;
  private final Map<Long, Deque<Parked>> words = new HashMap<>();

  VirtualWaits(Futex futex) {
    this.futex = futex;
  }

  /** As {@link Futex#await}, for the current virtual thread. */
  boolean await(long offset, int expected, long deadline, boolean interruptible) {
    // park returns at once while the status is set: it is put aside where it must not end the wait
    boolean interrupted = !interruptible && Thread.interrupted();
    Parked parked = new Parked();
    enter(offset, parked);
    try {
      long until = Math.min(deadline - System.nanoTime(), Futex.BACKSTOP_NANOS) + System.nanoTime();
      while (!parked.woken && !futex.isEvicted() && futex.memory().getInt(offset) == expected) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        if (parked.thread.isInterrupted()) {
          if (interruptible) {
            return true;
          }
          interrupted |= Thread.interrupted();
        }
        LockSupport.parkNanos(this, left);
      }
      return true;
    } finally {
      leave(offset, parked);
      if (interrupted) {
        parked.thread.interrupt();
      }
    }
  }

  private void enter(long offset, Parked parked) {
    synchronized (words) {
      Deque<Parked> list = words.get(offset);
      if (list == null) {
        list = new ArrayDeque<>();
        words.put(offset, list);
        AGENTS.execute(() -> serve(offset));
      }
      list.add(parked);
    }
  }

  private void leave(long offset, Parked parked) {
    synchronized (words) {
      Deque<Parked> list = words.get(offset);
      if (list != null) {
        list.remove(parked);
      }
    }
  }

  /** The agent of one word: waits while there is somebody to wait for. */
  private void serve(long offset) {
    try {
      while (true) {
        synchronized (words) {
          Deque<Parked> list = words.get(offset);
          if (list == null || list.isEmpty() || futex.isEvicted()) {
            words.remove(offset);
            wake(list);
            return;
          }
        }
        int seen = futex.memory().getInt(offset);
        long until = System.nanoTime() + IDLE_NANOS;
        boolean woken = futex.awaitHere(offset, seen, until, false);
        synchronized (words) {
          if (woken || futex.memory().getInt(offset) != seen) {
            wake(words.get(offset));
          }
        }
      }
    } catch (RuntimeException | Error e) {
      // The space is closed or damaged: the waiters find that out for themselves.
      synchronized (words) {
        wake(words.remove(offset));
      }
    }
  }

  private static void wake(@Nullable Deque<Parked> list) {
    if (list == null) {
      return;
    }
    for (Parked parked : list) {
      parked.woken = true;
      LockSupport.unpark(parked.thread);
    }
    list.clear();
  }

  void evict() {
    synchronized (words) {
      for (Deque<Parked> list : words.values()) {
        wake(list);
      }
    }
  }
}

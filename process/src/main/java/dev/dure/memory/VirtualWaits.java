package dev.dure.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
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
 * looks at the word and parks if it is as expected. The agent looks at the word too, wakes those in
 * the list who expect another value, and sleeps on the value that it saw. Take a virtual thread
 * that has parked. If it was in the list when the agent looked, then it expects what the agent saw,
 * or was woken. If it came later and expects something else than the agent saw, then the word has
 * changed in between and the kernel, which compares, does not let the agent sleep. So whenever the
 * agent sleeps, all that have parked expect the value on which it sleeps; and when its wait ends by
 * a wake or a change, it wakes them all.
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
    final int expected;
    volatile boolean woken;

    Parked(int expected) {
      this.expected = expected;
    }

    void wake() {
      woken = true;
      LockSupport.unpark(thread);
    }
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
    Parked parked = new Parked(expected);
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
      int seen;
      boolean changed = false;
      while (true) {
        synchronized (words) {
          Deque<Parked> list = words.getOrDefault(offset, new ArrayDeque<>());
          seen = futex.memory().getInt(offset);
          wake(list, changed || futex.isEvicted() ? null : seen);
          if (list.isEmpty()) {
            words.remove(offset);
            if (changed) {
              futex.wake(offset, 1); // a wake that came after the last had left is another's
            }
            return;
          }
        }
        changed = futex.awaitHere(offset, seen, System.nanoTime() + IDLE_NANOS, false);
      }
    } catch (RuntimeException | Error e) {
      // The space is closed or damaged: the waiters find that out for themselves.
      synchronized (words) {
        wake(words.getOrDefault(offset, new ArrayDeque<>()), null);
        words.remove(offset);
      }
    }
  }

  /**
   * Wakes those in a list who wait for the word to change from something else than {@code seen}.
   *
   * @param seen what the word is, or null to wake all
   */
  private static void wake(Deque<Parked> list, @Nullable Integer seen) {
    Iterator<Parked> each = list.iterator();
    while (each.hasNext()) {
      Parked parked = each.next();
      if (seen == null || parked.expected != seen) {
        each.remove();
        parked.wake();
      }
    }
  }

  void evict() {
    synchronized (words) {
      for (Deque<Parked> list : words.values()) {
        wake(list, null);
      }
    }
  }
}

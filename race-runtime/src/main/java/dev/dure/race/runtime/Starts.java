package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends of threads (JLS 17.4.4): what a starter did happens-before all that the thread
 * does; what the thread did happens-before what somebody does who saw that it has ended.
 */
public final class Starts {

  /** What is remembered of a thread from its start until nobody can reach it. */
  private static final class Life extends WeakTable.Node {
    volatile @Nullable Epoch start;
    volatile @Nullable Frame frame;
    volatile @Nullable Epoch end;

    Life(Object thread, ReferenceQueue<Object> queue) {
      super(thread, queue);
    }
  }

  private static final WeakTable<Life> LIVES = new WeakTable<>(Life::new);

  private static final SpinLock ENDS = new SpinLock();

  /** What all threads did that have ended and were no daemons, for who learns that none is left. */
  private static Clock ends = Clock.EMPTY;

  private Starts() {}

  /** The current thread is about to start another. */
  public static void starting(Thread thread) {
    ThreadState me = ThreadState.current();
    Life life = LIVES.of(thread);
    if (life.start == null) {
      life.frame = Calls.frame(me);
      life.start = me.release();
    }
  }

  /** The current thread will do nothing more that an access could be. */
  public static void ending() {
    Thread thread = Thread.currentThread();
    ThreadState me = ThreadState.current();
    OptimisticRead.endAll(me);
    Unreleased.look(me);
    Epoch end = me.release();
    LIVES.of(thread).end = end;
    if (!thread.isDaemon()) {
      ENDS.lock();
      try {
        ends = end.addTo(ends);
      } finally {
        ENDS.unlock();
      }
    }
    Threads.remove(thread);
    Slots.giveBack(me.slot, end.time);
  }

  /** The current thread has seen that another has ended: by join, or since it is not alive. */
  public static void ended(@Nullable Thread thread) {
    Life life = thread == null ? null : LIVES.find(thread);
    Epoch end = life == null ? null : life.end;
    if (end != null) {
      ThreadState.current().acquire(end);
    }
  }

  /** The current thread has seen that all others have ended, but for daemons. */
  public static void allEnded() {
    Clock all;
    ENDS.lock();
    try {
      all = ends;
    } finally {
      ENDS.unlock();
    }
    ThreadState.current().acquire(all);
  }

  /** Makes the state of a thread that the checker meets for the first time. */
  static ThreadState begin(Thread thread) {
    Life life = LIVES.of(thread);
    Epoch start = life.start;
    Clock clock = start == null ? Clock.EMPTY : start.snapshot();
    Epoch end = life.end;
    if (end != null) { // it still does something after its end was told, and knows what it did
      clock = clock.join(end.snapshot());
    }
    ThreadInfo info =
        new ThreadInfo(
            thread.getName(),
            Raw.idOf(thread),
            Raw.isVirtual(thread),
            start == null ? null : start.thread,
            start == null ? null : life.frame);
    ThreadState state = new ThreadState(thread, info, clock);
    if (start != null) {
      state.acquire(start); // it had to be before, too
    }
    return state;
  }
}

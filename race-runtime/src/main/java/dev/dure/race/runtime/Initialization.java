package dev.dure.race.runtime;

import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * The end of a class's initialization (JLS 12.4.2): all that was done before it happens-before what
 * a thread does that has found the class initialized.
 *
 * <p>The JVM makes that edge where a class is used for the first time by a thread, and at each such
 * use: a static method, a constructor, a static field that is no constant. Instrumented code keeps
 * one of these in a static field of the class and tells of those uses. There is only one release,
 * by the thread that has run the initializer; so this is immutable. And who has acquired it once
 * has nothing to acquire again, which each thread remembers by a bit for each class.
 */
public final class Initialization {

  private static final SpinLock LOCK = new SpinLock();
  private static int count;

  private final Epoch end;

  /** Which of all this is: the number of the bit. */
  private final int number;

  private Initialization(Epoch end, int number) {
    this.end = end;
    this.number = number;
  }

  /** Instrumented code, at the normal end of a class's initializer. */
  public static Initialization end(ThreadState thread) {
    Epoch end = thread.release();
    LOCK.lock();
    try {
      return new Initialization(end, count++);
    } finally {
      LOCK.unlock();
    }
  }

  /**
   * Instrumented code, where a class is used.
   *
   * @param end null while the class is being initialized, which only the thread that does it can
   *     see
   */
  public static void acquire(@Nullable Initialization end, ThreadState thread) {
    if (end != null && !end.isKnown(thread)) {
      end.acquire(thread);
    }
  }

  private boolean isKnown(ThreadState thread) {
    long[] known = thread.initialized;
    int word = number >> 6;
    return word < known.length && (known[word] & 1L << number) != 0;
  }

  @DontInline
  private void acquire(ThreadState thread) {
    thread.acquire(end);
    if (thread.info.isVirtual()) {
      return; // there may be very many, and most are short
    }
    int word = number >> 6;
    if (word >= thread.initialized.length) {
      thread.initialized = java.util.Arrays.copyOf(thread.initialized, 2 * word + 1);
    }
    thread.initialized[word] |= 1L << number;
  }
}

package dev.dure.process;

import dev.dure.linux.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A word of a pool's memory on which one thread sleeps until the other process has published
 * something (an event count, as {@code WaitWord} of shared objects).
 *
 * <p><b>No lost wake-up.</b> The sleeper sets WAITERS, looks whether there is something, and sleeps
 * only while the word is as it was then (the kernel compares). Who publishes looks at the word
 * afterwards, and if WAITERS is set takes it away, counts up and wakes. All are volatile accesses:
 * if the sleeper's look came before the publication then its WAITERS came before the other's look.
 * The other process may be stopped or lie, so no sleep is longer than its caller says.
 *
 * <p><b>Before futexes.</b> The first native call of a JVM costs about 80 ms. Until a worker has
 * made it in the background ({@link #prepare}), it sleeps in short naps and cannot wake its parent,
 * which naps too, see {@link PoolLayout#WORKER_WAKES_AT}.
 */
final class Bell {

  private static final int WAITERS = 1 << 31;
  private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private static volatile boolean prepared;

  private final PoolMemory memory;
  private final long word;
  private final MemorySegment timeout = Arena.ofAuto().allocate(16, 8);

  Bell(PoolMemory memory, long word) {
    this.memory = memory;
    this.word = word;
  }

  /** Makes the first native call. */
  static void prepare() {
    var _ = Linux.geteuid();
    prepared = true;
  }

  /** Wakes who sleeps, if anybody does. To be called after publishing by a volatile write. */
  void ring() {
    int seen = memory.getInt(word);
    if ((seen & WAITERS) != 0) {
      wake(seen);
    }
  }

  /** Wakes who sleeps, or is about to, whatever the word says. */
  void ringAnyway() {
    wake(memory.getInt(word));
  }

  private void wake(int seen) {
    // If it fails the sleeper or another ringer has changed it, and looks again or has woken.
    if (memory.compareAndSetInt(word, seen, (seen + 1) & ~WAITERS) && prepared) {
      Linux.futexWake(memory.address(word), Integer.MAX_VALUE);
    }
  }

  /**
   * Takes WAITERS away without waking: this thread looks for the sleeper, until {@link #resume}.
   */
  void suspend() {
    int seen = memory.getInt(word);
    if ((seen & WAITERS) != 0) {
      var _ = memory.compareAndSetInt(word, seen, seen & ~WAITERS);
    }
  }

  /**
   * Sets WAITERS for the sleeper. The caller looks once more afterwards, and wakes it if there is
   * something.
   */
  void resume() {
    int seen = memory.getInt(word);
    if ((seen & WAITERS) == 0) {
      var _ = memory.compareAndSetInt(word, seen, seen | WAITERS);
    }
  }

  /**
   * Sleeps until there is something, the bell is rung, the time is over, or for no reason. Only one
   * thread at a time.
   *
   * @param canWake whether the other side can wake; otherwise this naps
   * @param announce whether to set WAITERS; if not, somebody else will
   */
  void await(BooleanSupplier isThere, long maxNanos, boolean canWake, boolean announce) {
    int seen = memory.getInt(word);
    if (announce && (seen & WAITERS) == 0) {
      if (!memory.compareAndSetInt(word, seen, seen | WAITERS)) {
        return;
      }
      seen |= WAITERS;
    }
    if (isThere.getAsBoolean()) {
      return;
    }
    if (!canWake || !prepared) {
      LockSupport.parkNanos(Math.min(maxNanos, NAP_NANOS));
      return;
    }
    timeout.set(ValueLayout.JAVA_LONG, 0, maxNanos / 1_000_000_000L);
    timeout.set(ValueLayout.JAVA_LONG, 8, maxNanos % 1_000_000_000L);
    var _ = Linux.futexWait(memory.address(word), seen, timeout);
  }
}

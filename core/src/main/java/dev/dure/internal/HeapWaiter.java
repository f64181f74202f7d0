package dev.dure.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits for a signal. How the wait ends is decided once, by one CAS: so a signal
 * never goes to a waiter that has given up, and none that was signalled can say that it timed out.
 */
final class HeapWaiter {

  /** How a wait ended. */
  enum Outcome {
    SIGNALLED,
    INTERRUPTED,
    TIMED_OUT,
    /** The owner of the lock died, or the space was closed. */
    WOKEN
  }

  private final Thread thread = Thread.currentThread();
  private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();

  @Nullable Outcome outcome() {
    return outcome.get();
  }

  /** Ends the wait unless it has ended, and wakes the waiter; returns whether this call did it. */
  boolean end(Outcome how) {
    if (!outcome.compareAndSet(null, how)) {
      return false;
    }
    LockSupport.unpark(thread);
    return true;
  }
}

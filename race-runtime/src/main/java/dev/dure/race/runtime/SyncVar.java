package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * What an object that orders threads (a lock, a latch, a volatile field …) tells whoever acquires
 * it: all that was released to it.
 *
 * <p>Its methods are synchronized on itself. Where the real operation and this one must be one
 * step, the caller holds this object's monitor round both: then no thread that saw the old value
 * learns what came with the new one, which would hide a race.
 */
public final class SyncVar extends WeakTable.Node {

  /** The latest release, and what was released before it if it did not know that. */
  private @Nullable Epoch last;

  private @Nullable Clock rest;
  private final String type;
  private final int identity;

  SyncVar(Object object, @Nullable ReferenceQueue<Object> queue) {
    super(object, queue);
    this.type = object.getClass().getName();
    this.identity = System.identityHashCode(object);
  }

  /** Class of the object. */
  String type() {
    return type;
  }

  /** Its identity hash code. */
  int identity() {
    return identity;
  }

  /** All that was released here happens-before what the thread does from now on. */
  public synchronized void acquire(ThreadState thread) {
    Epoch released = last;
    if (released != null) {
      thread.acquire(released);
      if (rest != null) {
        thread.acquire(rest);
      }
    }
  }

  /**
   * All that the thread has done happens-before what an acquirer does, and all earlier releases
   * stay.
   */
  public synchronized void release(ThreadState thread) {
    Epoch before = last;
    if (before != null && !thread.knows(before)) {
      rest = rest == null ? before.snapshot() : rest.join(before.snapshot());
    }
    if (rest != null && thread.clock.covers(rest)) {
      rest = null;
    }
    last = thread.release();
  }

  /** As {@link #release}, and who comes later learns of this release only. */
  synchronized void releaseAlone(ThreadState thread) {
    rest = null;
    last = thread.release();
  }
}

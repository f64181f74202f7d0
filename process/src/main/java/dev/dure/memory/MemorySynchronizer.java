package dev.dure.memory;

import dev.dure.Space;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What synchronizers in shared memory have in common: where the body stands, and how a handle of it
 * travels. A process has one object for each synchronizer (see {@link Attachment#synchronizerAt}),
 * so that its threads can agree in its heap on who changes what the process has in the segment.
 */
abstract class MemorySynchronizer {

  final transient Attachment attachment;
  final transient Memory memory;

  /** Where the body stands. */
  final transient long body;

  private final transient Directory.Entry entry;
  private final transient Object monitor = new Object();

  MemorySynchronizer(Attachment attachment, Directory.Entry entry) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.body = entry.body();
    this.entry = entry;
  }

  /**
   * Changes what this process has in the segment: one thread at a time. The closing of the space
   * does not wait for it, but takes the memory away from it, see {@link Attachment#close}.
   */
  final long exclusively(LongSupplier change) {
    synchronized (monitor) {
      attachment.checkOpen();
      return change.getAsLong();
    }
  }

  /** Does for threads of this process that have ended what {@link Recovery} does for a process. */
  void reapDeadThreads() {}

  /** What the JDK's interruptible waits do first. */
  final void requireNoInterrupt() throws InterruptedException {
    attachment.checkOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** The end of a wait that begins now. */
  static long deadline(long time, TimeUnit unit) {
    return LockWaiting.deadline(System.nanoTime(), unit.toNanos(time));
  }

  /** See {@link dev.dure.SharedObject#space}. */
  public final Space space() {
    return attachment.space();
  }

  /** See {@link dev.dure.SharedObject#name}. */
  public final Optional<String> name() {
    return entry.optionalName();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof MemorySynchronizer s && s.attachment == attachment && s.body == body;
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(body);
  }

  @Override
  public final String toString() {
    return entry.label() + " of " + attachment.description();
  }

  /** What is serialized instead. */
  final Object handle() {
    return MemoryHandle.of(attachment, entry.at());
  }
}

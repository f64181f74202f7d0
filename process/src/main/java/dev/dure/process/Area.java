package dev.dure.process;

import dev.dure.linux.Linux;
import java.util.concurrent.TimeUnit;

/**
 * Where the payload of a long message stands, in memory of its own: one of the two of a {@link
 * PoolMemory}, with one writer and one reader. There is at most one message in it; who writes knows
 * by the ring's positions whether he may ({@link MessageWriter#hasRoomInArea}).
 *
 * <p><b>Memory.</b> An area is a range of addresses that both sides have from the beginning, and a
 * hole in the file. Who writes has the kernel fill as much of it as he needs, and is told if that
 * cannot be: without that a store would meet SIGBUS where there is no memory. It is kept for the
 * next long message, since to fill it takes longer than to copy; when none has come for a while the
 * parent takes it away. Whatever dies when, there is no descriptor, no name and no file that could
 * stay.
 *
 * <p><b>Who may take it away.</b> The parent writes requests, so it knows when nobody is in their
 * area. Of answers it cannot know whether the worker is about to write one. So there is a word for
 * them: the worker writes only when it has changed it from FREE to FILLED, the parent changes it
 * back when it has read; and it takes memory away only when it has changed it from FREE to EMPTIED,
 * for as long as that takes. A worker that dies in FILLED, or does not keep to this, keeps the
 * memory until its end, or loses what it wrote. Nobody in the parent ever waits for the word.
 */
final class Area {

  /** So much at once is copied: while the JVM copies memory, none of its threads can be stopped. */
  private static final int STEP_BYTES = 1 << 20;

  /** For how long memory is kept for another long message. */
  static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PoolMemory memory;
  private final long at;
  private final long bytes;

  Area(PoolMemory memory, long at, long bytes) {
    this.memory = memory;
    this.at = at;
    this.bytes = bytes;
  }

  /** The longest payload. */
  long bytes() {
    return bytes;
  }

  /** Whether a payload of this length goes this way. */
  boolean takes(int length) {
    return length >= PoolLayout.LONG_BYTES && length <= bytes;
  }

  /**
   * Puts a payload here.
   *
   * @return false if there is no memory, or the kernel (before Linux 5.14) cannot say so; then it
   *     has to go through the ring
   */
  boolean put(byte[] payload, int length) {
    if (Linux.populateToWrite(address(length), PoolLayout.areaBytes(length)) != 0) {
      giveBack();
      return false;
    }
    for (int from = 0; from < length; from += STEP_BYTES) {
      memory.write(at + from, payload, from, Math.min(STEP_BYTES, length - from));
    }
    return true;
  }

  /** Copies what somebody has put here who can be trusted to have done so. */
  void copyTo(byte[] target) {
    int length = requireWithin(target.length);
    for (int from = 0; from < length; from += STEP_BYTES) {
      memory.read(at + from, target, from, Math.min(STEP_BYTES, length - from));
    }
  }

  /**
   * Copies what somebody says to have put here. Memory is made where he has not, and he may take it
   * away at any time.
   *
   * @return false if there is none
   */
  boolean tryCopyTo(byte[] target) {
    int length = target.length;
    if (length > bytes) {
      return false;
    }
    if (Linux.populateToRead(address(length), PoolLayout.areaBytes(length)) != 0) {
      return false;
    }
    try {
      copyTo(target);
      return true;
    } catch (InternalError e) {
      return false; // SIGBUS, as the JVM has it: taken away, and there is no other
    }
  }

  /** Takes all memory away; nobody may be writing here, or have to read. */
  void giveBack() {
    var _ = Linux.removePages(address(0), bytes);
  }

  private long address(int length) {
    var _ = requireWithin(length);
    return memory.address(at);
  }

  private int requireWithin(int length) {
    if (length > bytes) {
      throw new IllegalArgumentException(length + " bytes in an area of " + bytes);
    }
    return length;
  }
}

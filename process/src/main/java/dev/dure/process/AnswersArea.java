package dev.dure.process;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The area of a worker's long answers, as its parent sees it: brings payloads out of it, and takes
 * its memory away. Used by the thread that reads the answers; what says so with the {@link
 * Dispatcher}'s lock.
 */
final class AnswersArea {

  /** Brings the payload of the answer that is awaited. */
  private final class Fetch implements Carriage {
    private final int length = answers.awaited();
    private byte @Nullable [] payload;
    private String failure = "";

    @Override
    public void carry() {
      try {
        byte[] bytes = new byte[length];
        if (area.tryCopyTo(bytes)) {
          payload = bytes;
        } else {
          failure = "it is not in the shared memory, and there is no other";
        }
      } catch (OutOfMemoryError e) {
        failure = "this process has no room for it (" + e.getMessage() + ")";
      }
    }

    @Override
    public void arrived() {
      // Before it is taken: from then on the worker may want it for the next.
      memory.setInt(PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FREE);
      readNanos = System.nanoTime();
      filled = true;
      byte[] bytes = payload;
      if (bytes != null) {
        answers.take(answers.type(), bytes);
      } else {
        ByteBuffer report =
            FailureReport.named(String.format("value of %,d bytes when written", length), failure);
        bytes = new byte[report.remaining()];
        report.get(bytes);
        answers.take(PoolLayout.UNSENT, bytes);
      }
    }
  }

  /** Takes the memory away; the word says so. */
  private final class GiveBack implements Carriage {
    @Override
    public void carry() {
      area.giveBack();
    }

    @Override
    public void arrived() {
      filled = false;
      memory.setInt(PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FREE);
      roomBell.ring();
    }
  }

  private final PoolMemory memory;
  private final Area area;
  private final MessageReader answers;
  private final Bell roomBell;

  /** Whether the area may have memory. Written with the lock, read from any thread. */
  private volatile boolean filled;

  private long readNanos;

  AnswersArea(PoolMemory memory, MessageReader answers, Bell roomBell) {
    this.memory = memory;
    this.area = memory.answersArea();
    this.answers = answers;
    this.roomBell = roomBell;
  }

  /** Whether there may be something to be done; from any thread. */
  boolean mayCarry() {
    return filled || answers.isAwaiting();
  }

  /** What is to be done now, or null; with the lock. */
  @Nullable Carriage nextCarriage() {
    if (answers.isAwaiting()) {
      return new Fetch();
    }
    if (filled
        && System.nanoTime() - readNanos > Area.KEEP_NANOS
        && memory.getInt(PoolLayout.ANSWERS_AREA_USE_AT) == PoolLayout.FREE
        && memory.compareAndSetInt(
            PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FREE, PoolLayout.EMPTIED)) {
      return new GiveBack();
    }
    return null;
  }
}

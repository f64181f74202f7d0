package dev.dure.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did of what a finding is about.
 *
 * @param action as a noun: read, write
 * @param thread its name
 * @param threadId its number, or -1 if that is not known
 * @param startedBy the thread that started it; empty if that is not known
 * @param startedAt where, innermost first
 * @param locks what it held, innermost first
 * @param stack where it was, innermost first
 */
public record Access(
    String action,
    String thread,
    long threadId,
    String startedBy,
    List<Frame> startedAt,
    List<Lock> locks,
    List<Frame> stack) {

  /** Where it was, or null if that is not known. */
  @Nullable Frame place() {
    return stack.isEmpty() ? null : stack.getFirst();
  }

  /** Where it was, in a few words. */
  String placeName() {
    Frame place = place();
    return place == null ? "an unknown place" : place.shortName();
  }

  /** Whether both are of one thread, as far as can be told. */
  boolean isOfThreadOf(Access other) {
    return threadId == other.threadId && thread.equals(other.thread);
  }

  /** The thread with its number. */
  String threadName() {
    String number = "#" + threadId;
    return threadId < 0 || thread.endsWith(number) ? thread : thread + " " + number;
  }
}

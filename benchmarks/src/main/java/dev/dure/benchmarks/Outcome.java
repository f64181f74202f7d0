package dev.dure.benchmarks;

import dev.dure.benchmarks.programs.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a program printed.
 *
 * @param checksum its result
 * @param wallNanos of the work that it measured itself or, if it measured none, from the start of
 *     the JVM to the end of its work
 * @param cpuNanos of the same time; 0 if it did not tell
 * @param heapBytes what was live, as often as it told
 * @param races found by the agent
 */
record Outcome(
    long checksum, double wallNanos, double cpuNanos, List<Double> heapBytes, int races) {

  /** What was live last. */
  double lastHeapBytes() {
    return heapBytes.getLast();
  }

  /** Takes the lines as they come. */
  static final class Builder {
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<Double> heapBytes = new ArrayList<>();
    private long endNanos;

    /** One line, so long after the start; what is not the measurement's is overlooked. */
    void add(String line, long nanos) {
      int space = line.indexOf(' ');
      String name = space < 0 ? line : line.substring(0, space);
      switch (name) {
        case Output.END -> endNanos = nanos;
        case Output.HEAP -> heapBytes.add((double) number(line));
        case Output.CHECKSUM, Output.WALL, Output.CPU -> {
          Long _ = numbers.put(name, number(line));
        }
        default -> {}
      }
    }

    private static long number(String line) {
      return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    Outcome build(int races) {
      @Nullable Long wall = numbers.get(Output.WALL);
      return new Outcome(
          Objects.requireNonNullElse(numbers.get(Output.CHECKSUM), 0L),
          wall == null ? endNanos : wall,
          Objects.requireNonNullElse(numbers.get(Output.CPU), 0L),
          List.copyOf(heapBytes),
          races);
    }
  }
}

package dev.dure.internal;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * How many inputs go to a worker at once. So many that a chunk takes about {@value #TARGET_MICROS}
 * µs, which is long beside the cost of handing it over and short beside what a user notices. It
 * begins with one and at most doubles, since the first of many inputs say little about the rest.
 */
final class ChunkSizes {

  private static final long TARGET_MICROS = 500;
  private static final int MAX_SIZE = 2048;

  private final int limit;
  private int size = 1;

  ChunkSizes(Iterable<?> inputs, int workers) {
    int fair = MAX_SIZE;
    if (inputs instanceof Collection<?>) {
      // No worker is to sit idle because another has all of a short list.
      fair = Math.max(1, ((Collection<?>) inputs).size() / (4 * workers));
    }
    limit = Math.min(fair, MAX_SIZE);
  }

  int next() {
    return size;
  }

  /** A chunk of so many inputs took so long. */
  void took(int inputs, long nanos) {
    long each = Math.max(1, nanos / inputs);
    long wanted = TimeUnit.MICROSECONDS.toNanos(TARGET_MICROS) / each;
    size = (int) Math.max(1, Math.min(limit, Math.min(wanted, 2L * inputs)));
  }
}

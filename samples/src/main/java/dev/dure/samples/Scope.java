package dev.dure.samples;

import dev.dure.memory.MemorySpace;
import java.util.Locale;
import java.util.Optional;

/** What the workers of a lesson are. */
public enum Scope {
  /** Threads of this JVM. */
  THREADS,
  /** Processes, each a JVM of its own, on this machine. */
  PROCESSES;

  /**
   * Asks this machine whether it can run the lessons of this scope.
   *
   * @return why it cannot, as one or more sentences, or empty if it can
   */
  public Optional<String> whyAbsent() {
    if (this == THREADS) {
      return Optional.empty();
    }
    try {
      MemorySpace.create(MemorySpace.MIN_BYTES).close();
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The scope as the command line and the results write it: {@code threads}, {@code processes}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

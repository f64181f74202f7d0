package dev.dure.process;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a worker whose process is gone.
 *
 * @param crashReport where its JVM's report is, or null
 * @param startFailure why it never became ready, or null if it did
 */
record DeadWorker(
    String name,
    long pid,
    int exitCode,
    String stderrTail,
    @Nullable String crashReport,
    @Nullable WorkerStartException startFailure) {

  private static final int MAX_SIGNAL = 64;

  /** The signal that ended the process, if one did. */
  OptionalInt signal() {
    return signalOf(exitCode);
  }

  /** The signal that an exit code stands for, if it does. */
  static OptionalInt signalOf(int exitCode) {
    int signal = exitCode - 128;
    return signal > 0 && signal <= MAX_SIGNAL ? OptionalInt.of(signal) : OptionalInt.empty();
  }
}

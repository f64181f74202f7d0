package dev.dure.process;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a worker whose process is gone.
 *
 * @param crashReport where its JVM's report is, or null
 * @param excess what it took too much of, or null if it was not killed for that
 * @param startFailure why it never became ready, or null if it did
 */
record DeadWorker(
    String name,
    long pid,
    int exitCode,
    String stderrTail,
    @Nullable String crashReport,
    @Nullable Excess excess,
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

  /** What the task fails with in which it died. */
  WorkerDiedException deathIn(String task) {
    if (excess != null) {
      return switch (excess.kind()) {
        case RESIDENT -> new ResidentMemoryExceededException(task, this, excess);
        case CPU_TIME -> new CpuTimeExceededException(task, this, excess);
      };
    }
    return HeapExhaustedException.isReasonOf(this)
        ? new HeapExhaustedException(task, this)
        : WorkerDiedException.of(task, this);
  }
}

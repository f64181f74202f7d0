package dev.dure.process;

/**
 * The heap of a worker was not enough for the task that it ran, so its JVM has ended at once: a JVM
 * without memory may fail anywhere, later tasks included. Give workers more by {@link
 * WorkerOptions#withMaxHeapBytes}, or the task less to do.
 *
 * <p>It is the JVM's own {@link OutOfMemoryError}; one that code throws by itself is a {@link
 * TaskFailedException}. The JVM also takes metaspace, and an array that is longer than any may be,
 * for heap. A task that writes what the JVM would write to stderr, and ends with its code 3, looks
 * the same.
 */
public final class HeapExhaustedException extends WorkerDiedException {

  private static final long serialVersionUID = 1L;

  /** What a JVM writes to stderr before it ends with {@link #EXIT_CODE}. */
  static final String LAST_WORDS = "Terminating due to java.lang.OutOfMemoryError: ";

  static final int EXIT_CODE = 3;

  HeapExhaustedException(String task, DeadWorker dead) {
    super(
        String.format(
            "Task \"%s\" exhausted the heap of worker \"%s\" (pid %d), which has ended: %s.",
            task, dead.name(), dead.pid(), reason(dead.stderrTail())),
        dead);
  }

  static boolean isReasonOf(DeadWorker dead) {
    return dead.exitCode() == EXIT_CODE && dead.stderrTail().contains(LAST_WORDS);
  }

  private static String reason(String tail) {
    int at = tail.lastIndexOf(LAST_WORDS);
    return at < 0 ? "" : tail.substring(at + LAST_WORDS.length()).lines().findFirst().orElse("");
  }
}

package dev.dure.process;

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
    @Nullable WorkerStartException startFailure) {}

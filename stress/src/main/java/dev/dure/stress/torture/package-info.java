/**
 * Fault injection: worker processes are killed, stopped and starved while they share locks, records
 * and conditions, and others look on.
 *
 * <p>The harness ({@link dev.dure.stress.Torture}) is one JVM that never attaches to the segment
 * while workers run: it reads the file by its documented layout ({@code SegmentReader}), so that
 * every recovery is done by a worker, which may be killed in the middle of it. Workers ({@code
 * Worker}) do random work under the oracles ({@code Exclusion}, {@code Account}, {@code Purse},
 * {@code Tokens}); whatever an oracle finds ends the run. docs/torture.md tells the whole.
 */
@NullMarked
package dev.dure.stress.torture;

import org.jspecify.annotations.NullMarked;

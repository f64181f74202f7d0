package dev.dure.benchmarks;

import java.io.Serializable;

/**
 * How a process measures one kind of step: it does as many as it can for a time, several times
 * over.
 *
 * @param warmupNanos how long it does steps that do not count
 * @param sliceNanos how long one measured slice is
 * @param slices how many there are
 */
record Plan(long warmupNanos, long sliceNanos, int slices) implements Serializable {}

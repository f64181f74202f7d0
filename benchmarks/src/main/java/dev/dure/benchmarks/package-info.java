/**
 * What Dure costs, measured beside what a user would pick instead, always in the same run: a number
 * of another day or machine says nothing.
 *
 * <p>{@link dev.dure.benchmarks.Results} runs everything and checks the goals; {@link
 * dev.dure.benchmarks.Contention} and {@link dev.dure.benchmarks.AgainstPython} are its parts that
 * start processes, and the classes named {@code …Benchmark} are for JMH. {@link
 * dev.dure.benchmarks.CheckerResults} does the same for the checker.
 */
@NullMarked
package dev.dure.benchmarks;

import org.jspecify.annotations.NullMarked;

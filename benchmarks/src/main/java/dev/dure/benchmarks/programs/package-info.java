/**
 * Programs on which the checker's cost is measured: kernels, each a loop of one kind of work, and
 * applications, which do what programs of users do, with the libraries that they use. Each runs in
 * a JVM of its own, once with the agent and once without; {@link
 * dev.dure.benchmarks.CheckerResults} starts them. Apart from {@link
 * dev.dure.benchmarks.programs.Output} they know nothing of that, and none of them has a data race.
 */
@NullMarked
package dev.dure.benchmarks.programs;

import org.jspecify.annotations.NullMarked;

package dev.dure.benchmarks.programs;

/** A fixed amount of work, done by threads that have ended when it is done. */
@FunctionalInterface
interface Work {

  /** Does it. What it returns depends on nothing but the amount. */
  long run() throws Exception;
}

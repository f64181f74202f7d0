package dev.dure.benchmarks;

import java.io.IOException;

/** One step of a {@link Work}. */
@FunctionalInterface
interface Step {
  void run() throws IOException;
}

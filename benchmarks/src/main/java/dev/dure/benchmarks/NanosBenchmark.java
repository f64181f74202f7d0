package dev.dure.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** How the small operations are measured, unless the command line says otherwise. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = NanosBenchmark.JMH_USES_UNSAFE)
public abstract class NanosBenchmark {

  /** JMH's own code calls {@code sun.misc.Unsafe}; without this each fork says so. */
  static final String JMH_USES_UNSAFE = "--sun-misc-unsafe-memory-access=allow";
}

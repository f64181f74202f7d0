package dev.dure.benchmarks.programs;

import java.util.concurrent.TimeUnit;

/** Warms one kernel up and then measures some steps of it: KERNEL WARM_UP_MILLIS STEPS SHARE. */
public final class KernelRun {

  private static final int LEAST_WARM_UP_STEPS = 3;

  private KernelRun() {}

  public static void main(String[] args) throws Exception {
    Work kernel = Kernels.valueOf(args[0]).create(Amount.parse(args[3]));
    long warmUp = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[1]));
    int steps = Integer.parseInt(args[2]);
    long checksum = kernel.run();
    long start = System.nanoTime();
    for (int i = 1; i < LEAST_WARM_UP_STEPS || System.nanoTime() - start < warmUp; i++) {
      step(kernel, checksum);
    }
    long startCpu = Output.cpuNanos();
    start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      step(kernel, checksum);
    }
    long nanos = System.nanoTime() - start;
    Output.print(Output.CPU, Output.cpuNanos() - startCpu);
    Output.print(Output.WALL, nanos);
    Output.print(Output.CHECKSUM, checksum);
    Output.print(Output.HEAP, Output.liveHeap(kernel));
  }

  private static void step(Work kernel, long expected) throws Exception {
    long checksum = kernel.run();
    if (checksum != expected) {
      throw new IllegalStateException(
          "The first step gave " + expected + ", another one " + checksum + ".");
    }
  }
}

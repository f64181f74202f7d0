package dev.dure.benchmarks.programs;

/** Runs one application from start to end: APPLICATION SHARE. */
public final class ApplicationRun {

  private ApplicationRun() {}

  public static void main(String[] args) throws Exception {
    Work application = Applications.valueOf(args[0]).create(Amount.parse(args[1]));
    Output.print(Output.CHECKSUM, application.run());
    Output.print(Output.CPU, Output.cpuNanos());
    Output.print(Output.END, 0);
    Output.print(Output.HEAP, Output.liveHeap(application));
  }
}

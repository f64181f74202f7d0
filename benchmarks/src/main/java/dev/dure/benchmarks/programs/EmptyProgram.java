package dev.dure.benchmarks.programs;

/** What starts and does nothing. */
public final class EmptyProgram {

  private EmptyProgram() {}

  public static void main(String[] args) {
    Output.print(Output.END, 0);
  }
}

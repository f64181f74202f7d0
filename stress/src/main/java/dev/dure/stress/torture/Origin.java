package dev.dure.stress.torture;

import java.util.List;

/** Where a worker's process comes from. */
enum Origin {
  /** A JVM that was started for it, with all its threads; interpreted or compiled. */
  JVM("JVMs"),
  /**
   * Forked from a {@link Zygote} whose code was compiled before; and without what the compiler
   * concludes from the classes that there are, since a class that is linked later makes it recall
   * that code, which the VM thread has to do.
   */
  COMPILED(
      "compiled forks",
      "-XX:TieredStopAtLevel=1",
      "-XX:CICompilerCount=1",
      "-XX:CompileThresholdScaling=0.1"),
  /** Forked from a {@link Zygote} that interprets. */
  INTERPRETED("interpreted forks", "-Xint");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> flags;

  Origin(String words, String... flags) {
    this.words = words;
    this.flags = List.of(flags);
  }

  /** What the report calls them. */
  String words() {
    return words;
  }

  /** What the JVM is started with that the processes are forked from. */
  List<String> flags() {
    return flags;
  }
}

package dev.dure.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/** What the command line of a program of this module asks for. */
record Arguments(boolean quick, Optional<Path> out) {

  private static final String ALLOWED = "allowed are --quick and --out FILE.";

  static Arguments parse(String... args) {
    boolean quick = false;
    Optional<Path> out = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--out" -> {
          i++;
          if (i == args.length) {
            throw new IllegalArgumentException("--out needs a file; " + ALLOWED);
          }
          out = Optional.of(Path.of(args[i]));
        }
        default ->
            throw new IllegalArgumentException(
                "There is no argument \"" + args[i] + "\"; " + ALLOWED);
      }
    }
    return new Arguments(quick, out);
  }
}

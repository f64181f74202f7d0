package dev.dure.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the command line of {@link CheckerResults} asks for.
 *
 * @param quick whether it is only to be seen that all works; such numbers mean nothing
 * @param rounds runs with and without the agent, in turn
 * @param only finds the names of what is measured
 * @param steadySeconds how long the memory of a steady program is watched
 * @param out where the results go, instead of the file of the checkout
 */
record CheckerSettings(
    boolean quick, int rounds, Pattern only, int steadySeconds, Optional<Path> out) {

  private static final String ALLOWED =
      "allowed are --quick, --rounds N, --only REGEX, --minutes N and --out FILE.";

  private static final int ROUNDS = 5;
  private static final int STEADY_SECONDS = 60;
  private static final int QUICK_STEADY_SECONDS = 8;
  private static final double QUICK_SHARE = 0.02;

  static CheckerSettings parse(String... args) {
    boolean quick = false;
    int rounds = 0;
    int steadySeconds = 0;
    Pattern only = Pattern.compile("");
    Optional<Path> out = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--rounds" -> rounds = number(args, ++i);
        case "--minutes" ->
            steadySeconds = Math.toIntExact(TimeUnit.MINUTES.toSeconds(number(args, ++i)));
        case "--only" -> only = Pattern.compile(value(args, ++i), Pattern.CASE_INSENSITIVE);
        case "--out" -> out = Optional.of(Path.of(value(args, ++i)));
        default ->
            throw new IllegalArgumentException(
                "There is no argument \"" + args[i] + "\"; " + ALLOWED);
      }
    }
    return new CheckerSettings(
        quick,
        rounds > 0 ? rounds : quick ? 1 : ROUNDS,
        only,
        steadySeconds > 0 ? steadySeconds : quick ? QUICK_STEADY_SECONDS : STEADY_SECONDS,
        out);
  }

  boolean measures(String name) {
    return only.matcher(name).find();
  }

  /** Whether the results are of all that is measured. */
  boolean all() {
    return only.pattern().isEmpty();
  }

  /** How much of its work a program does. */
  String share() {
    return Double.toString(quick ? QUICK_SHARE : 1);
  }

  /** How long a kernel runs before it is measured. */
  String warmUpMillis() {
    return Integer.toString(quick ? 200 : 3000);
  }

  /** Of a kernel that count. */
  String steps() {
    return Integer.toString(quick ? 2 : 8);
  }

  private static String value(String[] args, int at) {
    if (at == args.length) {
      throw new IllegalArgumentException(args[at - 1] + " needs a value; " + ALLOWED);
    }
    return args[at];
  }

  private static int number(String[] args, int at) {
    String value = value(args, at);
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        args[at - 1] + " needs a number above 0, not \"" + value + "\".");
  }
}

package dev.dure.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One program with and without the agent, in turn, and what came out so far. */
final class Trial {

  private final String name;
  private final String words;
  private final Class<?> main;
  private final List<String> arguments;
  private final int seconds;
  private final List<Outcome> checked = new ArrayList<>();
  private final List<Outcome> plain = new ArrayList<>();
  private @Nullable String failure;

  /**
   * Nothing has run yet.
   *
   * @param name of its files
   * @param words what the program does, in Markdown
   * @param seconds that it is meant to run, if it is told to
   */
  Trial(String name, String words, Class<?> main, List<String> arguments, int seconds) {
    this.name = name;
    this.words = words;
    this.main = main;
    this.arguments = arguments;
    this.seconds = seconds;
  }

  String name() {
    return name;
  }

  String words() {
    return words;
  }

  /** Why it was given up; null if it was not. */
  @Nullable String failure() {
    return failure;
  }

  /** Runs it once on each side, unless it has failed before. */
  void round(CheckedJvm jvm) throws IOException, InterruptedException {
    if (failure != null) {
      return;
    }
    try {
      Outcome without = jvm.run(name, main, arguments, seconds, false);
      Outcome with = jvm.run(name, main, arguments, seconds, true);
      if (with.checksum() != without.checksum()) {
        throw new CheckedJvm.FailedException(
            "its result is " + without.checksum() + ", and " + with.checksum() + " with the agent");
      }
      add(without, with);
      Progress.say(
          String.format(
              "  %s: %s, with the agent %s",
              name, Numbers.duration(without.wallNanos()), Numbers.duration(with.wallNanos())));
    } catch (CheckedJvm.FailedException e) {
      String why = String.valueOf(e.getMessage());
      Progress.say("  " + name + " failed: " + why);
      fail(why);
    }
  }

  /** What one round gave. */
  void add(Outcome without, Outcome with) {
    plain.add(without);
    checked.add(with);
  }

  /** Gives it up. */
  void fail(String why) {
    failure = why;
  }

  Spread checked(ToDoubleFunction<Outcome> number) {
    return Spread.of(numbers(checked, number));
  }

  Spread plain(ToDoubleFunction<Outcome> number) {
    return Spread.of(numbers(plain, number));
  }

  /** What the agent multiplied, round by round. */
  List<Double> ratios(ToDoubleFunction<Outcome> number) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      ratios.add(number.applyAsDouble(checked.get(i)) / number.applyAsDouble(plain.get(i)));
    }
    return ratios;
  }

  Spread ratio(ToDoubleFunction<Outcome> number) {
    return Spread.of(ratios(number));
  }

  /** What the agent added, round by round. */
  Spread added(ToDoubleFunction<Outcome> number) {
    List<Double> added = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      added.add(number.applyAsDouble(checked.get(i)) - number.applyAsDouble(plain.get(i)));
    }
    return Spread.of(added);
  }

  /** Of the last round. */
  Outcome lastChecked() {
    return checked.getLast();
  }

  /** Of the last round. */
  Outcome lastPlain() {
    return plain.getLast();
  }

  /** The most races of a round. */
  int races() {
    return checked.stream().mapToInt(Outcome::races).max().orElse(0);
  }

  private static List<Double> numbers(List<Outcome> outcomes, ToDoubleFunction<Outcome> number) {
    return outcomes.stream().map(number::applyAsDouble).toList();
  }
}

package dev.dure.stress.fuzz;

import dev.dure.stress.Arguments;
import java.util.Arrays;

/**
 * The command line.
 *
 * @param rounds how many segments are overwritten; 0 for no limit
 * @param seconds after which time no new round begins
 * @param seed of all choices
 * @param first the number of the first round, to repeat one that failed
 * @param workers how many JVMs use a segment
 * @param stallSeconds after what time without an end a step counts as a hang
 * @param targets what is overwritten: names of targets begin with one of these; all if there are
 *     none
 * @param mutation which check is taken out on purpose
 * @param selfTest whether every mutation is tried
 */
public record FuzzOptions(
    int rounds,
    int seconds,
    long seed,
    int first,
    int workers,
    int stallSeconds,
    String targets,
    Mutation mutation,
    boolean selfTest) {

  /** How it is used. */
  public static final String USAGE =
      """
      Usage: stress/run fuzz [--seconds N] [--rounds N] [--seed S] [--first N] [--workers W] [--stall SECONDS]
                             [--target NAME[,NAME...]] [--mutate NAME] [--self-test]
        --seconds N    when to begin no more rounds (60)
        --rounds N     how many segments are overwritten at most (as many as there is time for)
        --seed S       makes the choices of another run once more (what the workers do meanwhile is their own)
        --first N      begins with round N of that seed (0)
        --workers W    how many JVMs use a segment, 1 to 8 (2)
        --stall S      after how many seconds a step that has not ended is a hang (40)
        --target NAME  overwrites only what begins with such a name: header, slot, lock, guarded, queue ...
        --mutate NAME  takes a check out of the library: the run must fail
        --self-test    tries every mutation: each must be found
      """;

  /**
   * Reads the command line.
   *
   * @param args its words
   * @return the options
   * @throws IllegalArgumentException if a word is not allowed; says which and what is
   */
  public static FuzzOptions parse(String[] args) {
    int rounds = 0;
    int seconds = 60;
    long seed = System.nanoTime() & 0xFFFF_FFFFL;
    int first = 0;
    int workers = 2;
    int stall = 40;
    String targets = "";
    Mutation mutation = Mutation.NONE;
    boolean selfTest = false;
    Arguments arguments = new Arguments(args, USAGE);
    while (arguments.next()) {
      switch (arguments.option()) {
        case "--self-test" -> selfTest = true;
        case "--rounds" -> rounds = arguments.number(1, 1_000_000);
        case "--seconds" -> seconds = arguments.number(1, 1_000_000);
        case "--seed" -> seed = arguments.seed();
        case "--first" -> first = arguments.number(0, 1_000_000);
        case "--workers" -> workers = arguments.number(1, 8);
        case "--stall" -> stall = arguments.number(15, 600);
        case "--target" -> targets = arguments.value();
        case "--mutate" -> mutation = arguments.one(Mutation.class);
        default -> throw arguments.unknown();
      }
    }
    return new FuzzOptions(
        rounds, seconds, seed, first, workers, stall, targets, mutation, selfTest);
  }

  /** Whether a target is to be overwritten. */
  boolean isTarget(String name) {
    return targets.isEmpty() || Arrays.stream(targets.split(",", -1)).anyMatch(name::startsWith);
  }

  /** The options of a run that must fail, and does soon. */
  FuzzOptions mutated(Mutation broken) {
    return new FuzzOptions(
        12, 300, seed, 0, workers, stallSeconds, broken.targets(), broken, false);
  }
}

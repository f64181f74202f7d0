package dev.dure.stress.torture;

import dev.dure.stress.Arguments;
import java.util.List;

/**
 * The command line.
 *
 * @param kills how many workers are to die
 * @param seed of all decisions of the harness
 * @param scenarios from which ends are drawn
 * @param workers how many run at a time
 * @param json whether the summary is printed as JSON
 * @param stallSeconds how long a thread may make no step, and a lock that is wanted may go to
 *     nobody
 * @param roundKills how many die in one segment
 * @param mutation what is broken on purpose
 * @param selfTest whether every mutation is tried
 * @param wholePercent of how many in a hundred the process is a JVM of its own, and not forked
 */
public record TortureOptions(
    int kills,
    long seed,
    List<Scenario> scenarios,
    int workers,
    boolean json,
    int stallSeconds,
    int roundKills,
    Mutation mutation,
    boolean selfTest,
    int wholePercent) {

  /** How it is used. */
  public static final String USAGE =
      """
      Usage: stress/run torture [--kills N] [--seed S] [--scenario NAME[,NAME...]] [--workers W] [--json]
                                [--round N] [--whole PERCENT] [--stall SECONDS] [--mutate NAME] [--self-test]
        --kills N      how many workers are to die (200)
        --seed S       repeats the harness's decisions of another run (not the timing of the machine)
        --scenario     random, elders, owners, points, recoverers, startup, stops, stop_points, starved, ends, forks;
                       close (not among the defaults)
        --workers W    how many run at a time, 2 to 16 (5), and one more that lives long
        --round N      how many die in one segment before it is audited (500)
        --whole P      how many in a hundred are JVMs of their own; the others are forked from one (3)
        --stall S      seconds without a step that count as a hang (20)
        --mutate NAME  breaks something on purpose: the run must fail
        --self-test    tries every mutation: each must be found by its oracle
      """;

  /**
   * Reads the command line.
   *
   * @param args its words
   * @return the options
   * @throws IllegalArgumentException if a word is not allowed; says which and what is
   */
  public static TortureOptions parse(String[] args) {
    int kills = 200;
    long seed = System.nanoTime() & 0xFFFF_FFFFL;
    List<Scenario> scenarios = Scenario.defaults();
    int workers = 5;
    boolean json = false;
    int stall = 20;
    int round = 500;
    int whole = 3;
    Mutation mutation = Mutation.NONE;
    boolean selfTest = false;
    Arguments arguments = new Arguments(args, USAGE);
    while (arguments.next()) {
      switch (arguments.option()) {
        case "--json" -> json = true;
        case "--self-test" -> selfTest = true;
        case "--kills" -> kills = arguments.number(1, 10_000_000);
        case "--seed" -> seed = arguments.seed();
        case "--scenario" -> scenarios = arguments.some(Scenario.class);
        case "--workers" -> workers = arguments.number(2, 16);
        case "--round" -> round = arguments.number(1, 900);
        case "--whole" -> whole = arguments.number(0, 100);
        case "--stall" -> stall = arguments.number(1, 600);
        case "--mutate" -> mutation = arguments.one(Mutation.class);
        default -> throw arguments.unknown();
      }
    }
    return new TortureOptions(
        kills, seed, scenarios, workers, json, stall, round, mutation, selfTest, whole);
  }

  /** The options of a short run that must fail. */
  TortureOptions mutated(Mutation broken) {
    List<Scenario> some =
        switch (broken) {
          case STOPPED_ROBBED -> List.of(Scenario.STOPS);
          case SIGNAL_LOST, WAKE_LOST, HELD_BY_NOBODY -> List.of(Scenario.ELDERS);
          default -> List.of(Scenario.RANDOM);
        };
    return new TortureOptions(
        60, seed, some, workers, false, stallSeconds, 30, broken, false, wholePercent);
  }
}

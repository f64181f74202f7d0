package dev.dure.stress.chaos;

import dev.dure.stress.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line.
 *
 * @param kills how many workers are to be ended
 * @param parents how many parents are to be killed
 * @param seconds after which time no more are killed
 * @param seed of all decisions of the harness
 * @param roundKills after how many all pools end, and it is looked what is left
 * @param stallSeconds how long a thread that uses a pool may make no step
 * @param mutation what is broken on purpose
 * @param selfTest whether every mutation is tried
 * @param json whether the summary is printed as JSON
 */
public record ChaosOptions(
    int kills,
    int parents,
    int seconds,
    long seed,
    int roundKills,
    int stallSeconds,
    Mutation mutation,
    boolean selfTest,
    boolean json) {

  /** How it is used. */
  public static final String USAGE =
      """
      Usage: stress/run pool [--kills N] [--parents N] [--seconds N] [--seed S] [--round N] [--stall SECONDS]
                             [--mutate NAME] [--self-test] [--json]
        --kills N      how many workers are to be ended (200)
        --parents N    how many parents are to be killed, after that (10)
        --seconds N    when to stop killing even so (86400)
        --seed S       repeats the harness's decisions of another run (not the timing of the machine)
        --round N      how many are ended before all pools end and it is looked what is left (200)
        --stall S      seconds without a step that count as a hang (120)
        --mutate NAME  breaks something on purpose: the run must fail
        --self-test    tries every mutation: each must be found by its oracle
        --json         prints the summary as JSON
      """;

  /**
   * Reads the command line.
   *
   * @param args its words
   * @return the options
   * @throws IllegalArgumentException if a word is not allowed; says which and what is
   */
  public static ChaosOptions parse(String... args) {
    int kills = 200;
    int parents = 10;
    int seconds = 86_400;
    long seed = System.nanoTime() & 0xFFFF_FFFFL;
    int round = 200;
    int stall = 120;
    Mutation mutation = Mutation.NONE;
    boolean selfTest = false;
    boolean json = false;
    Arguments words = new Arguments(args, USAGE);
    while (words.next()) {
      switch (words.option()) {
        case "--kills" -> kills = words.number(0, 10_000_000);
        case "--parents" -> parents = words.number(0, 1_000_000);
        case "--seconds" -> seconds = words.number(1, 10_000_000);
        case "--seed" -> seed = words.seed();
        case "--round" -> round = words.number(1, 100_000);
        case "--stall" -> stall = words.number(1, 3600);
        case "--mutate" -> mutation = words.one(Mutation.class);
        case "--self-test" -> selfTest = true;
        case "--json" -> json = true;
        default -> throw words.unknown();
      }
    }
    return new ChaosOptions(kills, parents, seconds, seed, round, stall, mutation, selfTest, json);
  }

  /**
   * These options as words, with the seed that was chosen.
   *
   * @return a command line
   */
  public String[] words() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--kills", Integer.toString(kills),
                "--parents", Integer.toString(parents),
                "--seconds", Integer.toString(seconds),
                "--seed", Long.toString(seed),
                "--round", Integer.toString(roundKills),
                "--stall", Integer.toString(stallSeconds),
                "--mutate", mutation.name()));
    if (json) {
      words.add("--json");
    }
    return words.toArray(String[]::new);
  }

  /** The words that a JVM of its own gets for one mutation. */
  String[] mutated(Mutation broken) {
    return new String[] {
      "--kills",
      broken.isOfParents() ? "0" : "25",
      "--parents",
      broken.isOfParents() ? "5" : broken == Mutation.NONE ? "1" : "0",
      "--round",
      "25",
      "--seed",
      Long.toString(seed),
      "--stall",
      broken == Mutation.NEVER_DONE ? "5" : Integer.toString(stallSeconds),
      "--mutate",
      broken.name()
    };
  }
}

package dev.dure.stress.history;

import dev.dure.stress.Arguments;

/**
 * The command line.
 *
 * @param seconds for how long histories are recorded, at least
 * @param kills how many processes have to die, at least
 * @param seed of all that is chosen at random
 * @param scope whose histories
 * @param mutation what is broken on purpose
 * @param selfTest whether every mutation is tried
 */
public record HistoryOptions(
    int seconds, int kills, long seed, Scope scope, Mutation mutation, boolean selfTest) {

  /** Whose histories are recorded. */
  enum Scope {
    /** Of processes that share memory. */
    PROCESSES,
    /** Of threads of one JVM that share memory. */
    MEMORY,
    /** Of threads of one JVM that share its heap. */
    HEAP
  }

  /** How it is used. */
  public static final String USAGE =
      """
      Usage: stress/run histories [--seconds N] [--kills N] [--seed S] [--scope NAME] [--mutate NAME] [--self-test]
        --seconds N    for how long at least (20)
        --kills N      how many processes have to die at least (10)
        --seed S       the choices of an earlier run again (the scheduler's are its own)
        --scope NAME   processes (default); memory, heap: threads of one JVM, none of which is killed
        --mutate NAME  breaks something on purpose: the run must fail
        --self-test    tries every mutation in every scope: each must be found
      """;

  /**
   * Reads the command line.
   *
   * @param args its words
   * @return the options
   * @throws IllegalArgumentException if a word is not allowed; says which and what is
   */
  public static HistoryOptions parse(String[] args) {
    int seconds = 20;
    int kills = 10;
    long seed = System.nanoTime() & 0xFFFF_FFFFL;
    Scope scope = Scope.PROCESSES;
    Mutation mutation = Mutation.NONE;
    boolean selfTest = false;
    Arguments arguments = new Arguments(args, USAGE);
    while (arguments.next()) {
      switch (arguments.option()) {
        case "--self-test" -> selfTest = true;
        case "--seconds" -> seconds = arguments.number(0, 1_000_000);
        case "--kills" -> kills = arguments.number(0, 1_000_000);
        case "--seed" -> seed = arguments.seed();
        case "--scope" -> scope = arguments.one(Scope.class);
        case "--mutate" -> mutation = arguments.one(Mutation.class);
        default -> throw arguments.unknown();
      }
    }
    return new HistoryOptions(seconds, kills, seed, scope, mutation, selfTest);
  }

  /** How many processes have to die: none where there are only threads. */
  int deaths() {
    return scope == Scope.PROCESSES ? kills : 0;
  }

  /** The options of a run that must fail. */
  HistoryOptions mutated(Mutation broken, Scope in) {
    return new HistoryOptions(20, 0, seed, in, broken, false);
  }
}

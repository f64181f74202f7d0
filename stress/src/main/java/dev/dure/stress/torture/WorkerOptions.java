package dev.dure.stress.torture;

/**
 * What the harness tells a worker, as the arguments of its program.
 *
 * @param space the name of the space, to be opened or created
 * @param worker its number
 * @param seed of all that it does at random
 * @param way how it ends itself
 * @param hold at which hold of a lock it does that
 * @param virtual whether one of its threads is a virtual one
 * @param starved whether it is kept from running, so that its measurements say nothing
 * @param forks whether it starts processes of its own all the time
 * @param mutation what is broken on purpose, to see an oracle fail
 */
record WorkerOptions(
    String space,
    int worker,
    long seed,
    LastWords.Way way,
    long hold,
    boolean virtual,
    boolean starved,
    boolean forks,
    Mutation mutation) {

  String[] toArguments() {
    return new String[] {
      space,
      Integer.toString(worker),
      Long.toString(seed),
      way.name(),
      Long.toString(hold),
      Boolean.toString(virtual),
      Boolean.toString(starved),
      Boolean.toString(forks),
      mutation.name()
    };
  }

  static WorkerOptions parse(String[] arguments) {
    return new WorkerOptions(
        arguments[0],
        Integer.parseInt(arguments[1]),
        Long.parseLong(arguments[2]),
        LastWords.Way.valueOf(arguments[3]),
        Long.parseLong(arguments[4]),
        Boolean.parseBoolean(arguments[5]),
        Boolean.parseBoolean(arguments[6]),
        Boolean.parseBoolean(arguments[7]),
        Mutation.valueOf(arguments[8]));
  }
}

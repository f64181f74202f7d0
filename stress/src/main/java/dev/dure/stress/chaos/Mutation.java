package dev.dure.stress.chaos;

/** What can be broken on purpose, and the oracle that has to find it. */
enum Mutation {
  /** Nothing. */
  NONE(""),
  /** A task begins twice, once in a while. */
  DOUBLED("doubled"),
  /** A task's result is there, and nobody has run it. */
  LOST("lost"),
  /** A task's result is there before it has come to its end. */
  UNENDED("unended"),
  /** A result is another one's. */
  WRONG("wrong result"),
  /** A map gives one of its results twice. */
  RESULT_TWICE("doubled"),
  /** A map ends before its inputs do. */
  RESULT_MISSING("lost"),
  /** A shared number gets one more than was added. */
  ADDED_TWICE("shared"),
  /** A task throws what it was not told to. */
  THROWN("unexpected failure"),
  /** A future that nobody completes. */
  NEVER_DONE("hang"),
  /** A worker's death is told to two tasks. */
  NEIGHBOUR("neighbour"),
  /** A worker dies of which nobody knows why. */
  KILLED_BY_NOBODY("unexpected death"),
  /** A deadline passes before its time. */
  EARLY("early"),
  /** A task is cancelled, and nobody has done that. */
  CANCELLED_BY_NOBODY("unexpected failure"),
  /** A pool is not closed. */
  POOL_LEFT("leak"),
  /** A task's child leaves the worker's process group, as a daemon does. */
  DAEMON_LEFT("leak"),
  /** A thread of a pool stays. */
  THREAD_LEFT("leak"),
  /** A descriptor stays open. */
  DESCRIPTOR_LEFT("leak"),
  /** A file stays. */
  FILE_LEFT("leak"),
  /** A worker of a dead parent lives on: it was stopped. */
  ORPHAN("orphan"),
  /** What a dead parent left cannot be swept. */
  NOT_SWEPT("left");

  private final String oracle;

  Mutation(String oracle) {
    this.oracle = oracle;
  }

  /** The oracle that has to find it. */
  String oracle() {
    return oracle;
  }

  /** The only operation that is to be done, or -1 for any. */
  int operation() {
    return switch (this) {
      case RESULT_TWICE, RESULT_MISSING -> Submitter.UNORDERED;
      case ADDED_TWICE -> Submitter.ADD;
      case CANCELLED_BY_NOBODY -> Submitter.CANCEL;
      case EARLY -> Submitter.DEADLINE;
      default -> -1;
    };
  }

  /** Whether it concerns parents that are killed. */
  boolean isOfParents() {
    return this == ORPHAN || this == NOT_SWEPT;
  }
}

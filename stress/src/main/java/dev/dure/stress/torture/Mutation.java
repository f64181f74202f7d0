package dev.dure.stress.torture;

import java.util.Set;

/**
 * What can be broken on purpose, to see that an oracle finds it: in a worker (by {@link
 * BrokenParts}) or in the segment, from outside (by {@link Sabotage}).
 */
enum Mutation {
  /** Nothing. */
  NONE,
  /** A lock is said to be granted, once in a while, when it is not. */
  GRANTED_TWICE("exclusion", "epoch", "accounting", "held"),
  /** A grant has the epoch of one before it. */
  EPOCH_AGAIN("epoch"),
  /** A change under a lock is forgotten. */
  CHANGE_LOST("accounting"),
  /** A record is read, changed and written in two steps. */
  UPDATE_IN_TWO_STEPS("lost update"),
  /** A permit is said to be acquired, once in a while, when it is not. */
  PERMIT_TWICE("permits"),
  /** A reader is said to have the read-write lock when it has not. */
  READ_UNLOCKED("read-write"),
  /** An element of a queue is handed out, and stays in the queue. */
  ITEM_TWICE("doubled"),
  /** An element is said to be put into a queue when it is not. */
  ITEM_LOST("lost item"),
  /** An entry of a map is read, changed and written in two steps. */
  ENTRY_IN_TWO_STEPS("lost update", "resurrected"),
  /** An entry of a map is said to be removed when it is not. */
  ENTRY_STAYS("resurrected"),
  /**
   * Of two elements of a queue the second is handed out, and the first is put behind the others.
   */
  ITEM_OVERTAKEN("order"),
  /** One byte of a record is changed. */
  RECORD_TORN("torn record"),
  /** A signal is not given. */
  SIGNAL_LOST("lost signal"),
  /** Waiters are woken by nobody; only the backstop ends their waits, one after the other. */
  WAKE_LOST("late wakes", "hang"),
  /** A lock's word names a holder that is alive and does not hold it. */
  HELD_BY_NOBODY("hang", "unexpected"),
  /** A stopped holder is declared dead. */
  STOPPED_ROBBED("robbed", "exclusion", "accounting"),
  /** The harness notes a kill as long past: the recovery seems slow. */
  RECOVERY_SLOW("recovery"),
  /** A worker throws what nobody expects. */
  THROWN("unexpected"),
  /** A forked worker asks for what a thread of its JVM would do that it does not have. */
  STRANDED("unfit"),
  /** A worker ends by itself. */
  GONE("unexpected death"),
  /** A segment's file stays. */
  FILE_LEFT("leak"),
  /** A process stays. */
  PROCESS_LEFT("leak"),
  /** A descriptor stays open. */
  DESCRIPTOR_LEFT("leak");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<String> oracles;

  Mutation(String... oracles) {
    this.oracles = Set.of(oracles);
  }

  /** The oracles that may find it. */
  Set<String> oracles() {
    return oracles;
  }

  /** Breaks what a worker works with. */
  void breakWorld(World world) {
    BrokenParts.install(this, world);
  }
}

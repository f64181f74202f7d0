package dev.dure.stress.history;

/**
 * One operation of a history.
 *
 * @param actor which thread of which process did it
 * @param verb what it did
 * @param key to which of several independent objects
 * @param argument the first argument, or 0
 * @param second the second argument, or 0
 * @param result what it returned, or {@link #NONE}; says nothing if it is pending
 * @param invoked a time before it began
 * @param returned a time after it had ended, or {@link #PENDING} if its actor died in it
 */
record Operation(
    int actor,
    Verb verb,
    int key,
    long argument,
    long second,
    long result,
    long invoked,
    long returned) {

  /** In place of a number: there is none. */
  static final long NONE = Long.MIN_VALUE;

  /** In place of the time of its end: it may have taken effect, or may not, or may still. */
  static final long PENDING = Long.MAX_VALUE;

  boolean isPending() {
    return returned == PENDING;
  }

  /** Whether what was seen of it agrees with a result that it could have. */
  boolean canReturn(long possible) {
    return isPending() || result == possible;
  }

  @Override
  public String toString() {
    String end = isPending() ? "never returned" : text(result) + " at " + returned;
    return String.format(
        "actor %d: %s(key %d, %s, %s) at %d -> %s",
        actor, verb, key, text(argument), text(second), invoked, end);
  }

  private static String text(long number) {
    return number == NONE ? "none" : Long.toString(number);
  }
}

package dev.dure.stress.history;

import java.util.List;

/** What an operation does; {@link Models} says what each may return. */
enum Verb {
  /** Reads a number. */
  GET,
  /** Writes a number. */
  SET,
  /** Adds the argument; returns the number before. */
  ADD,
  /** Writes the second argument if the number is the first; returns the number before. */
  EXCHANGE,
  /** Writes a number if there is none; returns the one before, or none. */
  PUT_IF_ABSENT,
  /** Writes a number; returns the one before, or none. */
  PUT,
  /** Writes a number if there is one; returns the one before, or none. */
  REPLACE,
  /** Removes a number; returns the one before, or none. */
  REMOVE,
  /** Puts a number at the end of a queue; returns 1, or 0 if it was refused. */
  OFFER,
  /** Takes the number at the head of a queue; returns it, or none. */
  POLL,
  /** Looks at the head of a queue; returns it, or none. */
  PEEK,
  /** Takes a lock. */
  LOCK,
  /** Takes a lock if nobody has it; returns 1, or 0 if somebody has. */
  TRY_LOCK,
  /** Gives a lock back. */
  UNLOCK,
  /** Dies, and so gives back a lock if it has it. */
  DIE;

  private static final List<Verb> ALL = List.of(values());

  /** How it stands in a {@link Journal}. */
  int code() {
    return ALL.indexOf(this);
  }

  static Verb ofCode(long code) {
    return ALL.get((int) code);
  }
}

package dev.dure.race.report;

import dev.dure.race.runtime.Race;

/**
 * A race, and what can be said of it.
 *
 * @param location in the program's words
 * @param later the access at which the checker noticed
 * @param earlier the other one
 * @param pattern what it is an example of
 * @param reason why it is a race, in a sentence
 */
record Finding(String location, Side later, Side earlier, RacePattern pattern, String reason) {

  static Finding of(Race race) {
    return of(race.location(), Side.of(race.later()), Side.of(race.earlier()));
  }

  static Finding of(String location, Side later, Side earlier) {
    return new Finding(
        location,
        later,
        earlier,
        RacePattern.of(location, later, earlier),
        Reason.of(later, earlier));
  }

  /**
   * What findings have in common that a user would call the same: the field, and the lines of both
   * accesses. {@code total++} races with itself in three ways, and is one mistake.
   */
  String key() {
    String one = String.valueOf(later.place());
    String other = String.valueOf(earlier.place());
    boolean ordered = one.compareTo(other) <= 0;
    return Location.withoutIdentity(location)
        + " | "
        + (ordered ? one : other)
        + " | "
        + (ordered ? other : one);
  }
}

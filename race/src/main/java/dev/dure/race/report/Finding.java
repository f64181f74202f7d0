package dev.dure.race.report;

import dev.dure.race.runtime.Race;
import dev.dure.race.runtime.Violation;
import java.util.List;

/**
 * What was found, and what can be said of it.
 *
 * @param kind what the checker calls it
 * @param location in the program's words
 * @param sides the accesses; of a race the one at which the checker noticed, and the other one; of
 *     an atomicity violation the look, the act that depended on it, and another thread's access
 * @param pattern what it is an example of
 * @param certainty whether it happened in this run
 * @param reason why it is one, in a sentence
 */
record Finding(
    FindingKind kind,
    String location,
    List<Side> sides,
    Pattern pattern,
    Certainty certainty,
    String reason) {

  /** Whether what was found happened, or could have. */
  enum Certainty {
    /** It is there in each run in which the accesses are: as a data race is. */
    CERTAIN(""),
    /** In this run another thread did come between. */
    OBSERVED("observed"),
    /** In this run none did, but nothing kept it from that. */
    POSSIBLE("possible");

    private final String id;

    Certainty(String id) {
      this.id = id;
    }

    /** The name in JSON and in text; empty if there is nothing to say. */
    String id() {
      return id;
    }
  }

  static Finding of(Race race) {
    return of(race.location(), Side.of(race.later()), Side.of(race.earlier()));
  }

  static Finding of(String location, Side later, Side earlier) {
    return new Finding(
        FindingKind.DATA_RACE,
        location,
        List.of(later, earlier),
        RacePattern.of(location, later, earlier),
        Certainty.CERTAIN,
        Reason.of(later, earlier));
  }

  static Finding of(Violation violation) {
    List<Side> sides =
        List.of(Side.of(violation.look()), Side.of(violation.act()), Side.of(violation.other()));
    return new Finding(
        FindingKind.ATOMICITY_VIOLATION,
        violation.location(),
        sides,
        violation.isUpdate() ? StepPattern.LOST_UPDATE : StepPattern.CHECK_THEN_ACT,
        violation.isObserved() ? Certainty.OBSERVED : Certainty.POSSIBLE,
        Reason.ofSteps(sides, violation.isObserved()));
  }

  /**
   * What findings have in common that a user would call the same: the kind, the field, and the
   * lines of the first two accesses. {@code total++} races with itself in three ways, and is one
   * mistake.
   */
  String key() {
    List<Side> two = identifying();
    String one = String.valueOf(two.get(0).place());
    String other = String.valueOf(two.get(two.size() - 1).place());
    boolean ordered = one.compareTo(other) <= 0;
    return kind.id()
        + " | "
        + Location.withoutIdentity(location)
        + " | "
        + (ordered ? one : other)
        + " | "
        + (ordered ? other : one);
  }

  /** The accesses by which a user knows the finding again: the first two, if there are two. */
  List<Side> identifying() {
    return sides.subList(0, Math.min(2, sides.size()));
  }
}

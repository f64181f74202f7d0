package dev.dure.race.report;

import dev.dure.race.runtime.Access;
import dev.dure.race.runtime.IneffectiveLock;
import dev.dure.race.runtime.LockCycle;
import dev.dure.race.runtime.LostSignal;
import dev.dure.race.runtime.Race;
import dev.dure.race.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found, and what can be said of it.
 *
 * @param kind what the checker calls it
 * @param location in the program's words
 * @param sides the accesses; of a race the one at which the checker noticed, and the other one; of
 *     an atomicity violation the look, the act that depended on it, and another thread's access; of
 *     a deadlock the threads, each of which waits for a lock that the next one holds; of a lost
 *     signal the wait, and the signal
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
    RacePattern pattern = RacePattern.of(location, later, earlier);
    boolean isLock = pattern == RacePattern.INEFFECTIVE_LOCK && isMeantFor(later, earlier);
    return new Finding(
        isLock ? FindingKind.INEFFECTIVE_LOCK : FindingKind.DATA_RACE,
        location,
        List.of(later, earlier),
        pattern,
        Certainty.CERTAIN,
        Reason.of(later, earlier));
  }

  /** Whether locks were taken for these accesses: by one line, or by the methods they are in. */
  private static boolean isMeantFor(Side later, Side earlier) {
    return later.oneOfMany(earlier) != null
        || (later.holdsLockOfItsMethod() && earlier.holdsLockOfItsMethod());
  }

  /** Threads that could wait for each other. */
  static Finding of(LockCycle cycle) {
    return ofCycle(
        FindingKind.POTENTIAL_DEADLOCK,
        LockPattern.LOCK_ORDER,
        cycle.waits().stream().map(Side::of).toList(),
        Certainty.POSSIBLE);
  }

  /** Threads that wait for each other, or could. */
  static Finding ofCycle(
      FindingKind kind, LockPattern pattern, List<Side> sides, Certainty certainty) {
    List<String> locks = new ArrayList<>();
    for (Side side : sides) {
      HeldLock wanted = side.wanted();
      locks.add(wanted == null ? "?" : wanted.name());
    }
    return new Finding(
        kind,
        String.join(", ", locks),
        sides,
        pattern,
        certainty,
        Reason.ofCycle(sides, certainty == Certainty.OBSERVED));
  }

  /** A lock that excludes nobody. */
  static Finding of(IneffectiveLock found) {
    List<Side> sides = List.of(taking(found.later()), taking(found.earlier()));
    HeldLock lock = sides.get(0).locks().get(0);
    LockPattern pattern =
        switch (found.cause()) {
          case VALUE -> LockPattern.VALUE_LOCK;
          case OF_CALL -> LockPattern.CALL_LOCK;
          case OF_FIELD -> LockPattern.FIELD_LOCK;
        };
    return new Finding(
        FindingKind.INEFFECTIVE_LOCK,
        found.location().isEmpty() ? lock.name() : found.location(),
        sides,
        pattern,
        Certainty.CERTAIN,
        Reason.ofIneffectiveLock(pattern, sides, lock));
  }

  private static Side taking(Access hold) {
    Side side = Side.of(hold);
    return side.waitingFor(side.locks().get(0));
  }

  /** A lock whose holder has ended. */
  static Finding ofUnreleased(Access hold) {
    Side side = taking(hold);
    return new Finding(
        FindingKind.UNRELEASED_LOCK,
        side.locks().get(0).name(),
        List.of(side),
        LockPattern.UNRELEASED_LOCK,
        Certainty.CERTAIN,
        Reason.ofUnreleased(side));
  }

  /** A wait that a signal has passed by. */
  static Finding of(LostSignal lost) {
    HeldLock lock = new HeldLock(lost.type(), lost.identity(), false, null);
    return ofLostSignal(
        Side.of(lost.waiting()).waitingFor(lock), Side.of(lost.signal()).waitingFor(lock), lock);
  }

  /** A wait, and the signal that came before it, of a monitor or a condition. */
  static Finding ofLostSignal(Side wait, Side signal, HeldLock lock) {
    return new Finding(
        FindingKind.LOST_SIGNAL,
        lock.name(),
        List.of(wait, signal),
        LockPattern.LOST_SIGNAL,
        Certainty.OBSERVED,
        Reason.ofLostSignal(wait, signal, lock));
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

package dev.dure.race.report;

import java.util.Set;
import java.util.TreeSet;

/** The names of all kinds of findings, and of all patterns. */
final class Kinds {

  private Kinds() {}

  /** In the order of the alphabet. */
  static Set<String> all() {
    Set<String> ids = new TreeSet<>();
    for (FindingKind kind : FindingKind.values()) {
      ids.add(kind.id());
    }
    for (Pattern pattern : RacePattern.values()) {
      ids.add(pattern.id());
    }
    for (Pattern pattern : StepPattern.values()) {
      ids.add(pattern.id());
    }
    for (Pattern pattern : LockPattern.values()) {
      ids.add(pattern.id());
    }
    return ids;
  }
}

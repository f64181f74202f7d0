package dev.dure.cli;

import dev.dure.memory.SegmentCreationException;
import dev.dure.memory.SegmentDamagedException;
import dev.dure.memory.SegmentNotFoundException;
import dev.dure.memory.SegmentRefusedException;

/** What is said of a segment that cannot be looked into. */
final class Damage {

  private Damage() {}

  /**
   * Why a look failed.
   *
   * @param e what it threw; thrown again if that is a defect of this program
   */
  static String reason(RuntimeException e) {
    return switch (e) {
      case SegmentDamagedException d -> String.valueOf(d.getMessage());
      case SegmentRefusedException r -> String.valueOf(r.getMessage());
      case SegmentCreationException c -> String.valueOf(c.getMessage());
      case SegmentNotFoundException n -> String.valueOf(n.getMessage());
      default -> throw e;
    };
  }
}

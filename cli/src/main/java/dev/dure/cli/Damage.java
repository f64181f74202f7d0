package dev.dure.cli;

import dev.dure.memory.SegmentCreationException;
import dev.dure.memory.SegmentDamagedException;
import dev.dure.memory.SegmentNotFoundException;
import dev.dure.memory.SegmentRefusedException;

/** What is said of a segment that cannot be looked into. */
final class Damage {

  private Damage() {}

  /** Whether an exception tells of a segment that cannot be looked into, and of no defect. */
  static boolean isOne(Exception e) {
    return e instanceof SegmentDamagedException
        || e instanceof SegmentRefusedException
        || e instanceof SegmentCreationException
        || e instanceof SegmentNotFoundException;
  }

  /**
   * Why a look failed.
   *
   * @param e what it threw; thrown again if that is a defect of this program
   */
  static String reason(RuntimeException e) {
    if (!isOne(e)) {
      throw e;
    }
    return String.valueOf(e.getMessage());
  }
}

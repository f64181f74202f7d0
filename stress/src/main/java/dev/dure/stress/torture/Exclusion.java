package dev.dure.stress.torture;

import dev.dure.OwnerDeath;
import dev.dure.SharedLongArray;

/**
 * The oracle of mutual exclusion, for one lock: whoever holds it writes its mark into four cells in
 * plain mode, checks again and again that nobody changed them, and takes them away before it
 * releases.
 *
 * <p>What it asserts:
 *
 * <ul>
 *   <li>While a thread holds the lock no other writes the cells.
 *   <li>Who enters finds no mark. With {@link OwnerDeath#RELEASE}, or in a repair, it may find the
 *       mark of a thread that is dead by evidence of its own ({@link Deaths}): a mark of a living
 *       thread means that it was robbed.
 *   <li>Each grant's epoch is larger than every one before it.
 * </ul>
 */
final class Exclusion {

  private final SharedLongArray cells;
  private final int lock;
  private final String name;
  private final OwnerDeath policy;
  private final Deaths deaths;

  Exclusion(SharedLongArray cells, int lock, Deaths deaths) {
    this.cells = cells;
    this.lock = lock;
    this.name = World.LOCK_NAMES.get(lock);
    this.policy = World.policy(lock);
    this.deaths = deaths;
  }

  private static int at(int lock, int mark) {
    return World.cell(lock, World.MARK + mark * World.MARK_STRIDE);
  }

  /**
   * The lock was granted.
   *
   * @return the mark of the dead holder that left the lock to us, or 0
   */
  long enter(long me, long epoch) {
    checkEpoch(me, epoch);
    long left = 0;
    for (int i = 0; i < World.MARKS; i++) {
      long seen = cells.getPlain(at(lock, i));
      if (seen != 0) {
        requireDead(me, epoch, seen, policy == OwnerDeath.RELEASE);
        left = seen;
      }
      cells.setPlain(at(lock, i), me);
    }
    return left;
  }

  /** The lock is still held under the same grant: nobody can have been there. */
  long enterAgain(long me, long epoch) {
    long last = cells.getPlain(World.cell(lock, World.EPOCH));
    if (epoch != last) {
      checkEpoch(me, Math.min(epoch, last));
    }
    for (int i = 0; i < World.MARKS; i++) {
      cells.setPlain(at(lock, i), me);
    }
    return 0;
  }

  /**
   * The lock was granted for repair.
   *
   * @return the mark of the dead holder, or 0 if it died where it had none
   */
  long enterRepair(long me, long epoch) {
    checkEpoch(me, epoch);
    long left = 0;
    for (int i = 0; i < World.MARKS; i++) {
      long seen = cells.getPlain(at(lock, i));
      if (seen != 0) {
        requireDead(me, epoch, seen, true);
        left = seen;
      }
      cells.setPlain(at(lock, i), me);
    }
    return left;
  }

  private void checkEpoch(long me, long epoch) {
    long last = cells.getPlain(World.cell(lock, World.EPOCH));
    if (epoch <= last) {
      throw new Violation(
          "epoch",
          String.format(
              "lock %s was granted to %s with epoch %d, and before with %d. Each epoch must be larger than all before.",
              name, Deaths.text(me), epoch, last));
    }
    cells.setPlain(World.cell(lock, World.EPOCH), epoch);
  }

  private void requireDead(long me, long epoch, long seen, boolean mayInherit) {
    if (seen == me || !mayInherit || !deaths.isDead(seen)) {
      throw new Violation(
          "exclusion",
          String.format(
              "lock %s (%s) was granted to %s with epoch %d while %s had not left it (%s).",
              name,
              policy,
              Deaths.text(me),
              epoch,
              Deaths.text(seen),
              mayInherit ? "who is alive" : "and no abandonment was reported"));
    }
  }

  /** Checks that the lock is still nobody else's; called as often as may be while it is held. */
  void check(long me, long epoch) {
    for (int i = 0; i < World.MARKS; i++) {
      long seen = cells.getPlain(at(lock, i));
      if (seen != me) {
        throw new Violation(
            "exclusion",
            String.format(
                "lock %s: cell %d was changed to %s while %s held it with epoch %d.",
                name, i, Deaths.text(seen), Deaths.text(me), epoch));
      }
    }
    long now = cells.getPlain(World.cell(lock, World.EPOCH));
    if (now != epoch) {
      throw new Violation(
          "exclusion",
          String.format(
              "lock %s was granted with epoch %d while %s held it with epoch %d.",
              name, now, Deaths.text(me), epoch));
    }
  }

  /** Takes the marks away; the lock is released next. */
  void leave(long me, long epoch) {
    check(me, epoch);
    for (int i = World.MARKS - 1; i >= 0; i--) {
      // Release: what was done in the section must not seem to come after the mark is gone.
      cells.setRelease(at(lock, i), 0);
    }
  }
}

package dev.dure.stress.torture;

import dev.dure.SharedLongArray;

/**
 * The oracle of accounting: a balance that is changed only under a lock, and the ledger that says
 * who changed it how often. A thread writes <i>began k</i>, changes the balance, writes <i>done
 * k</i>, all in release mode, so that a death leaves the ledger at most one step from the balance,
 * and says on which side.
 *
 * <p>What it asserts, whenever somebody who holds the lock looks: the balance is the sum of all
 * that is done, except for at most one entry that was begun and not done, whose owner is dead; that
 * one counts whole or not at all. So no change is lost, and none is made twice.
 */
final class Account {

  /** One kind of change: its row in the ledger, and what it adds to the balance. */
  record Row(int row, int sign) {}

  private final String name;
  private final SharedLongArray cells;
  private final int balance;
  private final SharedLongArray ledger;
  private final SharedLongArray control;
  private final Row[] rows;

  Account(World world, int lock, Row... rows) {
    this(
        World.LOCK_NAMES.get(lock),
        world.cells,
        World.cell(lock, World.COUNT),
        world.ledger,
        world.control,
        rows);
  }

  Account(
      String name,
      SharedLongArray cells,
      int balance,
      SharedLongArray ledger,
      SharedLongArray control,
      Row... rows) {
    this.name = name;
    this.cells = cells;
    this.balance = balance;
    this.ledger = ledger;
    this.control = control;
    this.rows = rows.clone();
  }

  long balance() {
    return cells.get(balance);
  }

  /** Makes one change; the lock is held. */
  void change(Row row, long mark) {
    int at = World.ledger(row.row(), Deaths.workerOf(mark), Deaths.threadOf(mark));
    long next = ledger.getPlain(at) + 1;
    ledger.setRelease(at, next);
    long before = cells.getPlain(balance);
    Thread.onSpinWait();
    cells.setRelease(balance, before + row.sign());
    ledger.setRelease(at + 1, next);
  }

  /**
   * Checks the balance; the lock is held.
   *
   * @param died whether the last holder died: then one entry may be open, and is settled here
   */
  void audit(boolean died) {
    long done = 0;
    int open = -1;
    int openSign = 0;
    long workers = control.get(World.WORKERS);
    for (Row row : rows) {
      int at = World.ledger(row.row(), 0, 0);
      int end = World.ledger(row.row(), (int) workers, 0);
      for (; at < end; at += 2) {
        long began = ledger.getPlain(at);
        long finished = ledger.getPlain(at + 1);
        done += finished * row.sign();
        if (began != finished) {
          requireOneStep(at, began, finished, open, died);
          open = at;
          openSign = row.sign();
        }
      }
    }
    long seen = cells.getPlain(balance);
    boolean landed = open >= 0 && seen == done + openSign;
    if (seen != done && !landed) {
      throw new Violation(
          "accounting",
          String.format(
              "%s: the balance is %d, but the ledger's sum is %d%s. %s",
              name,
              seen,
              done,
              open < 0 ? " with nothing open" : " with one entry of " + openSign + " open",
              seen < done ? "A change was lost." : "A change was made twice, or by nobody."));
    }
    if (open >= 0) {
      ledger.setRelease(landed ? open + 1 : open, ledger.getPlain(landed ? open : open + 1));
    }
  }

  private void requireOneStep(int at, long began, long finished, int open, boolean died) {
    if (began != finished + 1 || open >= 0 || !died) {
      int thread = at / 2 % (World.MAX_WORKERS * World.THREADS);
      throw new Violation(
          "accounting",
          String.format(
              "%s: worker %d thread %d began %d changes and did %d (last holder died: %b, another open entry: %b).",
              name,
              thread / World.THREADS,
              thread % World.THREADS,
              began,
              finished,
              died,
              open >= 0));
    }
  }
}

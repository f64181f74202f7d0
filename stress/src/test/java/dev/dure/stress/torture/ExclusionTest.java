package dev.dure.stress.torture;

import static dev.dure.stress.torture.Thrown.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.HeapSpace;
import dev.dure.SharedLongArray;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The oracle of exclusion is silent when all is well, and finds each way in which it is not. */
class ExclusionTest {

  private static final int ABANDONING = 0;
  private static final int RELEASING = 2;
  private static final long ME = Deaths.mark(3, 1);
  private static final long OTHER = Deaths.mark(4, 0);

  private final SharedLongArray cells = HeapSpace.create().newLongArray(World.LOCKS * World.CELLS);
  private final Set<Long> dead = new HashSet<>();

  private Exclusion of(int lock) {
    return new Exclusion(cells, lock, dead::contains);
  }

  @Test
  void grantsInOrderAreSound() {
    Exclusion exclusion = of(ABANDONING);
    for (long epoch = 1; epoch < 5; epoch++) {
      assertThat(exclusion.enter(ME, epoch)).isZero();
      exclusion.check(ME, epoch);
      exclusion.leave(ME, epoch);
    }
  }

  @Test
  void aChangedMarkIsFound() {
    Exclusion exclusion = of(ABANDONING);
    exclusion.enter(ME, 1);
    cells.set(World.cell(ABANDONING, World.MARK + 2 * World.MARK_STRIDE), OTHER);
    assertViolation("exclusion", "changed to worker 4 thread 0", () -> exclusion.check(ME, 1));
    assertViolation("exclusion", "changed to worker 4 thread 0", () -> exclusion.leave(ME, 1));
  }

  @Test
  void anotherGrantMeanwhileIsFound() {
    Exclusion exclusion = of(ABANDONING);
    exclusion.enter(ME, 1);
    cells.set(World.cell(ABANDONING, World.EPOCH), 2);
    assertViolation("exclusion", "granted with epoch 2", () -> exclusion.check(ME, 1));
  }

  @Test
  void whoIsAliveWasRobbed() {
    for (int lock : new int[] {ABANDONING, RELEASING}) {
      Exclusion exclusion = of(lock);
      exclusion.enter(OTHER, 1);
      assertViolation("exclusion", "had not left it", () -> exclusion.enter(ME, 2));
    }
  }

  @Test
  void theDeadMayBeInheritedFromWithReleaseOnly() {
    dead.add(OTHER);
    Exclusion releasing = of(RELEASING);
    releasing.enter(OTHER, 1);
    assertThat(releasing.enter(ME, 2)).isEqualTo(OTHER);
    Exclusion abandoning = of(ABANDONING);
    abandoning.enter(OTHER, 1);
    assertViolation("exclusion", "no abandonment was reported", () -> abandoning.enter(ME, 2));
  }

  @Test
  void aRepairMayFindTheDeadAndNotTheLiving() {
    Exclusion exclusion = of(ABANDONING);
    exclusion.enter(OTHER, 1);
    assertViolation("exclusion", "who is alive", () -> exclusion.enterRepair(ME, 2));
    dead.add(OTHER);
    assertThat(exclusion.enterRepair(ME, 3)).isEqualTo(OTHER);
  }

  @Test
  void anEpochThatDoesNotGrowIsFound() {
    Exclusion exclusion = of(RELEASING);
    exclusion.enter(ME, 7);
    exclusion.leave(ME, 7);
    assertViolation("epoch", "with epoch 7, and before with 7", () -> exclusion.enter(ME, 7));
    assertViolation("epoch", "with epoch 6, and before with 7", () -> exclusion.enter(ME, 6));
    assertViolation("epoch", "epoch 5", () -> exclusion.enterRepair(ME, 5));
  }

  @Test
  void theSameGrantMayGoOnAfterAWaitThatNeverBegan() {
    Exclusion exclusion = of(ABANDONING);
    exclusion.enter(ME, 1);
    exclusion.leave(ME, 1);
    exclusion.enterAgain(ME, 1);
    exclusion.check(ME, 1);
    cells.set(World.cell(ABANDONING, World.EPOCH), 2);
    assertViolation("epoch", "epoch 1", () -> exclusion.enterAgain(ME, 1));
  }
}

package dev.dure.stress.torture;

import static dev.dure.stress.torture.Thrown.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.HeapSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle of accounting settles what one death leaves, and finds what is lost or doubled. */
class AccountTest {

  private static final Account.Row ROW = new Account.Row(0, 1);
  private static final long ME = Deaths.mark(3, 1);

  private final World world = new World(HeapSpace.create());
  private final Account account = new Account(world, 0, ROW);
  private final int entry = World.ledger(0, 3, 1);
  private final int balance = World.cell(0, World.COUNT);

  @BeforeEach
  void threeChanges() {
    world.control.set(World.WORKERS, 10);
    for (int i = 0; i < 3; i++) {
      account.change(ROW, ME);
    }
    account.change(ROW, Deaths.mark(5, 0));
  }

  @Test
  void whatIsDoneIsTheBalance() {
    account.audit(false);
    account.audit(true);
    assertThat(account.balance()).isEqualTo(4);
  }

  @Test
  void aLostChangeIsFound() {
    world.cells.set(balance, 3);
    assertViolation("accounting", "A change was lost", () -> account.audit(false));
    assertViolation("accounting", "A change was lost", () -> account.audit(true));
  }

  @Test
  void aChangeMadeTwiceIsFound() {
    world.cells.set(balance, 5);
    assertViolation("accounting", "made twice", () -> account.audit(false));
    assertViolation("accounting", "made twice", () -> account.audit(true));
  }

  @Test
  void aDeathBeforeTheChangeIsSettled() {
    world.ledger.set(entry, 4);
    account.audit(true);
    assertThat(world.ledger.get(entry)).isEqualTo(3);
    account.audit(false);
  }

  @Test
  void aDeathAfterTheChangeIsSettled() {
    world.ledger.set(entry, 4);
    world.cells.set(balance, 5);
    account.audit(true);
    assertThat(world.ledger.get(entry + 1)).isEqualTo(4);
    account.audit(false);
  }

  @Test
  void anOpenEntryWithoutADeathIsFound() {
    world.ledger.set(entry, 4);
    assertViolation("accounting", "last holder died: false", () -> account.audit(false));
  }

  @Test
  void twoOpenEntriesAreFound() {
    world.ledger.set(entry, 4);
    world.ledger.set(World.ledger(0, 5, 0), 2);
    assertViolation("accounting", "another open entry: true", () -> account.audit(true));
  }

  @Test
  void twoStepsAheadAreFound() {
    world.ledger.set(entry, 5);
    assertViolation("accounting", "began 5 changes and did 3", () -> account.audit(true));
  }

  @Test
  void rowsMayAddAndTakeAway() {
    Account tokens = new Account(world, World.TOKENS_LOCK, Tokens.PRODUCED, Tokens.CONSUMED);
    tokens.change(Tokens.PRODUCED, ME);
    tokens.change(Tokens.PRODUCED, ME);
    tokens.change(Tokens.CONSUMED, ME);
    tokens.audit(false);
    int taken = World.ledger(World.CONSUMED, 3, 1);
    world.ledger.set(taken, 2);
    world.cells.set(World.cell(World.TOKENS_LOCK, World.COUNT), 0);
    tokens.audit(true);
    assertThat(world.ledger.get(taken + 1)).isEqualTo(2);
  }
}

package dev.dure.stress.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.DeadlineExceededException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the oracles say to a contradiction. */
class JudgeTest {

  @TempDir private Path directory;
  private Ledger ledger;
  private Judge judge;

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.of(directory.resolve("ledger"));
    judge = new Judge(ledger, Mutation.NONE, new Tally());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static void assertViolation(String oracle, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(
            Violation.class, violation -> assertThat(violation.oracle()).isEqualTo(oracle));
  }

  private long newTask(int retries, int begun, int ended) {
    long id = judge.newIds(1, retries);
    ledger.note(id, begun, ended, 4711);
    return Work.spec(Kind.QUICK, id);
  }

  private static Long valueOf(long spec) {
    return Work.value(Work.idOf(spec));
  }

  @Test
  void aResultNeedsExactlyOneRun() {
    long good = newTask(0, 1, 1);
    judge.succeeded(good, valueOf(good));
    long again = newTask(1, 2, 1);
    judge.succeeded(again, valueOf(again));
    judge.auditAll();

    long twice = newTask(0, 2, 2);
    assertViolation("doubled", () -> judge.succeeded(twice, valueOf(twice)));
    assertViolation("doubled", judge::auditAll);
    long never = newTask(0, 0, 0);
    assertViolation("lost", () -> judge.succeeded(never, valueOf(never)));
    long unended = newTask(0, 1, 0);
    assertViolation("unended", () -> judge.succeeded(unended, valueOf(unended)));
    assertViolation("wrong result", () -> judge.succeeded(good, valueOf(never)));
    assertViolation("wrong result", () -> judge.succeeded(good, null));
  }

  @Test
  void aFailureNeedsAReason() {
    Ticket ticket = new Ticket(newTask(0, 1, 0), 0, Duration.ZERO);
    assertViolation("unexpected failure", () -> judge.failed(ticket, new CancellationException()));
    ticket.cancelled = true;
    judge.failed(ticket, new CancellationException());
    assertViolation("unexpected failure", () -> judge.failed(ticket, new IllegalStateException()));
  }

  @Test
  void aDeadlineIsNotPassedBefore() {
    Ticket ticket = new Ticket(newTask(0, 1, 0), 0, Duration.ofHours(1));
    assertViolation("early", () -> judge.failed(ticket, new DeadlineExceededException("late")));
  }

  @Test
  void aSumIsBetweenThoseThatEndedAndThoseThatBegan() {
    long first = judge.newIdsThatAdd(2);
    ledger.note(first, 1, 1, 1);
    ledger.note(first + 1, 1, 0, 1);
    judge.auditSum(1);
    judge.auditSum(2);
    assertViolation("shared", () -> judge.auditSum(0));
    assertViolation("shared", () -> judge.auditSum(3));
  }

  @Test
  void aValueSaysWhoseItIs() {
    for (long id : new long[] {0, 1, 4711, Ledger.MAX_TASKS - 1}) {
      assertThat(Work.idOfValue(Work.value(id))).isEqualTo(id);
    }
  }
}

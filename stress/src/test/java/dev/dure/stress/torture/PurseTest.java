package dev.dure.stress.torture;

import static dev.dure.stress.torture.Thrown.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.Guarded;
import dev.dure.HeapSpace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle of records knows a whole one, a torn one, and an update that was lost. */
class PurseTest {

  private static final long ME = Deaths.mark(3, 1);
  private static final long OTHER = Deaths.mark(4, 0);

  private final World world = new World(HeapSpace.create());
  private final Guarded<Purse> purse = world.purses.get(0);

  @BeforeEach
  void tenWorkers() {
    world.control.set(World.WORKERS, 10);
  }

  @Test
  void everyRecordIsWholeAndFits() {
    for (long i = 0; i < 10_000; i++) {
      Purse any = Purse.of(i, i * 257, i / 3);
      any.requireWhole("record");
      assertThat(any.text().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(48);
    }
  }

  @Test
  void aChangedComponentIsFound() {
    Purse p = Purse.of(5, ME, 2);
    Purse torn =
        new Purse(
            5, ME, 2, p.a(), p.b() + 1, p.c(), p.d(), p.e(), p.f(), p.g(), p.text(), p.checksum());
    assertViolation("torn record", "a whole one would be", () -> torn.requireWhole("record"));
  }

  @Test
  void halvesOfTwoRecordsAreFound() {
    Purse p = Purse.of(5, ME, 2);
    Purse q = Purse.of(6, ME, 3);
    Purse torn =
        new Purse(
            5, ME, 2, p.a(), p.b(), p.c(), p.d(), p.e(), q.f(), q.g(), q.text(), q.checksum());
    assertViolation("torn record", "a whole one would be", () -> torn.requireWhole("record"));
  }

  @Test
  void updatesOfTwoAreCounted() {
    PurseJob mine = new PurseJob(world, 0, ME);
    PurseJob others = new PurseJob(world, 0, OTHER);
    for (int i = 0; i < 5; i++) {
      mine.update();
      others.update();
      others.update();
      mine.read();
    }
    PurseJob.audit(world, 0);
    assertThat(purse.read().sequence()).isEqualTo(15);
  }

  @Test
  void aLostUpdateIsFoundByItsWriter() {
    PurseJob mine = new PurseJob(world, 0, ME);
    Purse before = purse.read();
    mine.update();
    purse.update(p -> Purse.of(before.sequence() + 1, OTHER, 1)); // from what was read before
    assertViolation("lost update", "made 1 updates, and the ledger knows of 0", mine::update);
  }

  @Test
  void aRecordThatGoesBackIsFound() {
    PurseJob mine = new PurseJob(world, 0, ME);
    mine.update();
    mine.update();
    mine.read();
    purse.update(p -> Purse.of(1, ME, 1));
    assertViolation("lost update", "went back", mine::read);
  }

  @Test
  void aSumThatIsNotTheCountIsFound() {
    new PurseJob(world, 0, ME).update();
    purse.update(p -> Purse.of(7, ME, 1));
    assertViolation("lost update", "counts 7 updates", () -> PurseJob.audit(world, 0));
  }
}

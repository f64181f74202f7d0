package dev.dure.stress.torture;

import static dev.dure.stress.torture.Thrown.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.HeapSpace;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle of maps knows an update that was lost, an entry that came back, and a torn one. */
class MapJobTest {

  private static final long ME = Deaths.mark(3, 1);
  private static final long OTHER = Deaths.mark(4, 0);

  private final World world = new World(HeapSpace.create());
  private final MapJob mine = new MapJob(world, ME, new SplittableRandom(1));
  private final MapJob others = new MapJob(world, OTHER, new SplittableRandom(2));

  @BeforeEach
  void tenWorkers() {
    world.control.set(World.WORKERS, 10);
  }

  private Purse tally(long key) {
    return Objects.requireNonNull(world.tallies.get(key));
  }

  @Test
  void whatIsAllowedPasses() {
    for (int i = 0; i < 2_000; i++) {
      mine.step();
      others.step();
    }
    MapJob.audit(world);
    assertThat(world.stats.get(Stat.REMOVALS.index())).isPositive();
    assertThat(world.boxes).isEmpty();
  }

  @Test
  void anUpdateThatIsOverwrittenIsFoundByWhoMadeIt() {
    mine.update(1);
    Purse before = tally(1);
    others.update(1);
    mine.update(1);
    world.tallies.put(1L, before);
    assertViolation("lost update", "went back", () -> others.update(1));
    world.known.set(2, 0); // nobody has seen it
    assertViolation("lost update", "made 2 changes", () -> mine.update(1));
    assertViolation("lost update", "the ledger's sum", () -> MapJob.audit(world));
  }

  @Test
  void anEntryThatComesBackIsFound() {
    mine.update(2);
    Purse before = tally(2);
    others.remove(2);
    assertThat(world.tallies).doesNotContainKey(2L);
    world.tallies.put(2L, before);
    assertViolation("resurrected", "change 1 was removed", () -> mine.read(2));
    assertViolation("resurrected", "change 1 was removed", () -> mine.update(2));
    assertViolation("resurrected", "change 1 was removed", () -> MapJob.audit(world));
  }

  @Test
  void theCountGoesOnAfterARemoval() {
    mine.update(0);
    others.remove(0);
    others.update(0);
    assertThat(tally(0).sequence()).isEqualTo(2);
    mine.read(0);
    MapJob.audit(world);
  }

  @Test
  void aReaderFindsThatATallyGoesBack() {
    mine.update(3);
    Purse before = tally(3);
    mine.update(3);
    others.read(3);
    world.tallies.put(3L, before);
    assertViolation("lost update", "went back from change 2", () -> others.read(3));
  }

  @Test
  void aBoxOfAnotherKeyAndATornOneAreFound() {
    world.boxes.put("box 1", QueueJob.parcel(2));
    assertViolation("torn record", "another's", () -> MapJob.audit(world));
    byte[] torn = QueueJob.parcel(1);
    torn[torn.length - 1]++;
    world.boxes.put("box 1", torn);
    assertViolation("torn record", "the rest is another's", () -> MapJob.audit(world));
  }
}

package dev.dure.stress.torture;

import static dev.dure.stress.torture.Thrown.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.HeapSpace;
import dev.dure.stress.torture.Items.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle of queues knows an item that is handed out twice, lost, or was never there. */
class ItemsTest {

  private static final long ME = Deaths.mark(3, 1);
  private static final long OTHER = Deaths.mark(4, 0);

  private final World world = new World(HeapSpace.create());
  private final Items mine = new Items(world, ME);
  private final Items others = new Items(world, OTHER);

  @BeforeEach
  void tenWorkersOfWhomTheLastIsDead() {
    world.control.set(World.WORKERS, 10);
    for (int worker = 0; worker < 9; worker++) {
      long pid = ProcessHandle.current().pid();
      world.workers.set(World.worker(worker, World.PID), pid);
      world.workers.set(World.worker(worker, World.START_TIME), Proc.startTime(pid));
    }
    world.workers.set(World.worker(9, World.CLOSING), 1);
  }

  private int sent() {
    int number = mine.next();
    mine.sent(number, true);
    return number;
  }

  @Test
  void whatIsAllowedPasses() {
    others.received(sent(), State.TAKEN);
    int leased = sent();
    others.received(leased, State.LEASED);
    others.move(leased, State.LEASED, State.BACK);
    mine.received(leased, State.LEASED);
    mine.move(leased, State.LEASED, State.WORKED);
    mine.move(leased, State.WORKED, State.ENDED);
    mine.sent(mine.next(), false);
    int open = mine.next(); // its sender dies
    assertThat(open).isEqualTo(3);
    mine.audit();
    assertThat(world.stats.get(Stat.ITEMS.index())).isEqualTo(2);
    assertThat(world.stats.get(Stat.RETURNED.index())).isEqualTo(1);
  }

  @Test
  void whatTheDeadHadMayComeBackUnlessItWasTaken() {
    Items dead = new Items(world, Deaths.mark(9, 0));
    int leased = sent();
    dead.received(leased, State.LEASED);
    mine.received(leased, State.TAKEN);
    int worked = sent();
    dead.received(worked, State.WORKED);
    mine.received(worked, State.TAKEN);
    int taken = sent();
    dead.received(taken, State.TAKEN);
    assertViolation("doubled", "item 2", () -> mine.received(taken, State.TAKEN));
    int ended = sent();
    dead.received(ended, State.ENDED);
    assertViolation("doubled", "item 3", () -> mine.received(ended, State.LEASED));
  }

  @Test
  void aSecondReceiverIsFoundByTheFirst() {
    int number = sent();
    mine.received(number, State.LEASED);
    world.items.set(2 * number + 1, 0);
    others.received(number, State.LEASED);
    assertViolation("doubled", "LEASED", () -> mine.move(number, State.LEASED, State.WORKED));
  }

  @Test
  void whatNobodyPutInIsFound() {
    assertViolation("doubled", "nobody has put it in", () -> mine.received(7, State.TAKEN));
    int refused = mine.next();
    mine.sent(refused, false);
    assertViolation("doubled", "nobody has put it in", () -> others.received(refused, State.TAKEN));
    int early = mine.next();
    others.received(early, State.TAKEN);
    mine.sent(early, false);
    assertViolation("doubled", "its put was refused", mine::audit);
  }

  @Test
  void anItemMayBeLostForEachDeathInATakeAndNotMore() {
    sent();
    assertViolation("lost item", "1 items are gone, and 0 threads died", mine::audit);
    others.beginTake();
    mine.audit();
    int leased = sent();
    mine.received(leased, State.LEASED);
    assertViolation("lost item", "2 items are gone, and 1 threads died", mine::audit);
    others.endTake();
    mine.received(0, State.TAKEN);
    mine.move(leased, State.LEASED, State.WORKED);
    mine.audit();
  }

  @Test
  void thereIsAnEndOfItems() {
    world.control.set(World.ITEMS_SENT, World.ITEMS);
    assertThat(mine.next()).isEqualTo(Items.NONE);
  }

  @Test
  void theLastOneFindsWhatIsLeftInTheQueues() {
    world.letters.add(Purse.of(sent(), 0, 0));
    QueueJob.audit(world, ME);
    assertThat(world.letters).isEmpty();
    world.letters.add(Purse.of(0, 0, 0));
    assertViolation("doubled", "item 0", () -> QueueJob.audit(world, ME));
  }

  @Test
  void aTornElementAndALeaseOfNobodyAreFound() throws InterruptedException {
    byte[] parcel = new byte[World.PARCEL_BYTES];
    world.parcels.put(parcel);
    assertViolation("torn record", "another's", () -> QueueJob.audit(world, ME));
    world.parcels.put(parcel);
    assertThat(world.parcels.lease().value()).isEqualTo(parcel);
    assertViolation("lost item", "1 leases", () -> QueueJob.audit(world, ME));
  }
}

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
    others.received(0, sent(), State.TAKEN);
    int leased = sent();
    others.received(0, leased, State.LEASED);
    others.move(leased, State.LEASED, State.BACK);
    mine.received(0, leased, State.LEASED);
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
    dead.received(0, leased, State.LEASED);
    mine.received(0, leased, State.TAKEN);
    int worked = sent();
    dead.received(0, worked, State.WORKED);
    mine.received(0, worked, State.TAKEN);
    int taken = sent();
    dead.received(0, taken, State.TAKEN);
    assertViolation("doubled", "item 2", () -> mine.received(0, taken, State.TAKEN));
    int ended = sent();
    dead.received(0, ended, State.ENDED);
    assertViolation("doubled", "item 3", () -> mine.received(0, ended, State.LEASED));
  }

  @Test
  void aSecondReceiverIsFoundByTheFirst() {
    int number = sent();
    mine.received(0, number, State.LEASED);
    world.items.set(2 * number + 1, 0);
    others.received(0, number, State.LEASED);
    assertViolation("doubled", "LEASED", () -> mine.move(number, State.LEASED, State.WORKED));
  }

  @Test
  void whatNobodyPutInIsFound() {
    assertViolation("doubled", "nobody has put it in", () -> mine.received(0, 7, State.TAKEN));
    int refused = mine.next();
    mine.sent(refused, false);
    assertViolation(
        "doubled", "nobody has put it in", () -> others.received(0, refused, State.TAKEN));
    int early = mine.next();
    others.received(0, early, State.TAKEN);
    mine.sent(early, false);
    assertViolation("doubled", "its put was refused", mine::audit);
  }

  @Test
  void anItemMayBeLostForEachDeathInATakeAndNotMore() {
    sent();
    assertViolation("lost item", "1 items are gone, and 0 threads died", mine::audit);
    others.begin(World.TAKING);
    mine.audit();
    int leased = sent();
    mine.received(0, leased, State.LEASED);
    assertViolation("lost item", "2 items are gone, and 1 threads died", mine::audit);
    others.end(World.TAKING);
    mine.received(0, 0, State.TAKEN);
    mine.move(leased, State.LEASED, State.WORKED);
    mine.audit();
  }

  @Test
  void anElementThatWasOvertakenIsFoundUnlessItCameBack() {
    int first = sent();
    int second = sent();
    int third = sent();
    mine.begin(World.TAKING);
    others.begin(World.TAKING);
    mine.received(0, second, State.TAKEN);
    others.received(0, first, State.LEASED); // began before the second was received
    mine.end(World.TAKING);
    others.end(World.TAKING);
    others.move(first, State.LEASED, State.BACK);
    mine.begin(World.TAKING);
    mine.received(0, first, State.TAKEN);
    mine.received(0, third, State.TAKEN);
    mine.end(World.TAKING);
    mine.audit();
    int fourth = sent();
    int elsewhere = sent();
    int fifth = sent();
    mine.received(0, fifth, State.TAKEN);
    mine.received(1, elsewhere, State.TAKEN);
    others.begin(World.TAKING);
    others.received(0, fourth, State.TAKEN);
    mine.audit(); // as far as it knows, one in the hands of a dead one has come back
    others.end(World.TAKING);
    assertViolation("order", "1 items came after a later one", mine::audit);
  }

  @Test
  void aTornNumberIsFound() {
    world.numbers.add(7L << 32 | sent());
    assertViolation(
        "torn record", "an element is 0000000700000000", () -> QueueJob.audit(world, ME));
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

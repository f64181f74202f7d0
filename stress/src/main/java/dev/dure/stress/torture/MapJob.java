package dev.dure.stress.torture;

import dev.dure.SharedMap;
import dev.dure.SpaceFullException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The oracle of maps: no entry is torn or stands under another key, no update is lost, what was
 * removed does not come back, and no place is lost.
 *
 * <p>The <i>tallies</i> are changed by {@code compute} alone. A value says how often its key was
 * changed, who changed it last, and how often that one has; who changes it next notes that in the
 * ledger, as with guarded records ({@link PurseJob}). Of each key two numbers are known: the last
 * one that somebody has seen while he changed the key, from which the count goes on when the entry
 * is gone; and the last one that was removed by somebody who lived to say so. An entry with that
 * number, or one before it, must never be seen again.
 *
 * <p>The <i>boxes</i> are put, taken and removed at random, by more keys than there is room for.
 * Which item is in a box says to which key it belongs.
 */
final class MapJob {

  private static final int SEEN = 0;
  private static final int REMOVED = 1;

  private final World world;
  private final long me;
  private final SplittableRandom random;
  private final long[] mine = new long[World.TALLIES];
  private final long[] last = new long[World.TALLIES];

  MapJob(World world, long me, SplittableRandom random) {
    this.world = world;
    this.me = me;
    this.random = random;
  }

  void step() {
    int key = random.nextInt(World.TALLIES);
    switch (random.nextInt(6)) {
      case 0 -> remove(key);
      case 1 -> read(key);
      case 2, 3 -> update(key);
      default -> box();
    }
  }

  // ---- tallies ----

  void update(int key) {
    var _ = world.tallies.compute((long) key, (k, was) -> next(key, was));
    mine[key]++;
    world.count(Stat.ENTRIES);
  }

  private Purse next(int key, @Nullable Purse was) {
    long count = note(key, was);
    long landed = world.ledger.getPlain(done(key, me));
    if (landed != mine[key]) {
      throw new Violation(
          "lost update",
          String.format(
              "tally %d: %s made %d changes, and the ledger knows of %d at %s.",
              key, Deaths.text(me), mine[key], landed, was));
    }
    return Purse.of(count + 1, me, mine[key] + 1);
  }

  void remove(int key) {
    long[] removed = new long[1];
    var _ =
        world.tallies.compute(
            (long) key,
            (k, was) -> {
              removed[0] = was == null ? 0 : note(key, was);
              return null;
            });
    if (removed[0] != 0) {
      var _ = world.known.update(cell(key, REMOVED), before -> Math.max(before, removed[0]));
      world.count(Stat.REMOVALS);
    }
  }

  /** Notes what is there while the key is locked; returns how often it was changed. */
  private long note(int key, @Nullable Purse was) {
    long seen = world.known.get(cell(key, SEEN));
    if (was == null) {
      return seen;
    }
    requireSound(key, was, world.known.get(cell(key, REMOVED)));
    if (was.sequence() < seen) {
      throw new Violation(
          "lost update", String.format("tally %d went back from change %d to %s.", key, seen, was));
    }
    PurseJob.settle(world, was, World.TALLY_ROW + key);
    world.known.set(cell(key, SEEN), was.sequence());
    return was.sequence();
  }

  void read(int key) {
    long removed = world.known.get(cell(key, REMOVED));
    Purse seen = world.tallies.get((long) key);
    if (seen != null) {
      requireSound(key, seen, removed);
      if (seen.sequence() < last[key]) {
        throw new Violation(
            "lost update",
            String.format("tally %d went back from change %d to %s.", key, last[key], seen));
      }
      last[key] = seen.sequence();
    }
    world.count(Stat.READS);
  }

  private static void requireSound(int key, Purse seen, long removed) {
    seen.requireWhole("tally " + key);
    if (seen.sequence() <= removed) {
      throw new Violation(
          "resurrected",
          String.format("tally %d is %s, and change %d was removed.", key, seen, removed));
    }
  }

  private static int done(int key, long mark) {
    return World.ledger(World.TALLY_ROW + key, Deaths.workerOf(mark), Deaths.threadOf(mark)) + 1;
  }

  private static int cell(int key, int cell) {
    return key * World.TALLY_CELLS + cell;
  }

  // ---- boxes ----

  private void box() {
    int key = random.nextInt(World.BOXES);
    String name = "box " + key;
    byte[] parcel = QueueJob.parcel(key + World.BOXES * random.nextInt(1_000));
    byte[] seen =
        switch (random.nextInt(6)) {
          case 0 -> world.boxes.remove(name);
          case 1 -> world.boxes.get(name);
          case 2 -> world.boxes.replace(name, parcel);
          case 3 -> {
            world.boxes.forEach(MapJob::requireBox);
            yield null;
          }
          default -> put(name, parcel);
        };
    if (seen != null) {
      requireBox(name, seen);
    }
    int size = world.boxes.size();
    if (size > World.BOXES_CAPACITY) {
      throw new Violation("lost place", "there are " + size + " boxes, more than fit.");
    }
  }

  private byte @Nullable [] put(String name, byte[] parcel) {
    try {
      byte[] before = world.boxes.put(name, parcel);
      world.count(Stat.ENTRIES);
      return before;
    } catch (SpaceFullException e) {
      return null; // as it must be, now and then
    }
  }

  private static void requireBox(String name, byte[] parcel) {
    int number = QueueJob.numberOf(parcel);
    if (!name.equals("box " + number % World.BOXES)) {
      throw new Violation("torn record", name + " holds item " + number + ", which is another's.");
    }
  }

  // ---- the end ----

  /** When nobody but the caller is left. */
  static void audit(World world) {
    for (int key = 0; key < World.TALLIES; key++) {
      auditTally(world, key);
    }
    world.boxes.forEach(MapJob::requireBox);
    requireExactSize(world.tallies);
    requireExactSize(world.boxes);
    world.boxes.clear();
    for (int i = 0; i < 2 * World.BOXES_CAPACITY; i++) { // each place in its turn
      if (i >= World.BOXES_CAPACITY) {
        var _ = world.boxes.remove("x" + (i - World.BOXES_CAPACITY));
      }
      try {
        var _ = world.boxes.put("x" + i, QueueJob.parcel(i));
      } catch (SpaceFullException e) {
        throw new Violation(
            "lost place", "there is no room for box " + i + ": " + world.boxes.keySet());
      }
    }
    world.boxes.clear();
  }

  private static void auditTally(World world, int key) {
    Purse left = world.tallies.get((long) key);
    long changes = world.known.get(cell(key, SEEN));
    if (left != null) {
      requireSound(key, left, world.known.get(cell(key, REMOVED)));
      PurseJob.settle(world, left, World.TALLY_ROW + key);
      changes = left.sequence();
    }
    long sum = PurseJob.sum(world, World.TALLY_ROW + key);
    if (sum != changes) {
      throw new Violation(
          "lost update",
          String.format("tally %d counts %d changes; the ledger's sum is %d.", key, changes, sum));
    }
  }

  private static <K, V> void requireExactSize(SharedMap<K, V> map) {
    Set<K> keys = new HashSet<>();
    for (Map.Entry<K, V> entry : map.entrySet()) {
      keys.add(entry.getKey());
    }
    if (keys.size() != map.size()) {
      throw new Violation(
          "lost place", map + " says that it has " + map.size() + " entries, and shows " + keys);
    }
  }
}

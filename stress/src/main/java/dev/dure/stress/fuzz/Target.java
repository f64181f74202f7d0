package dev.dure.stress.fuzz;

import dev.dure.stress.torture.SegmentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A word of a segment that is not its users' data.
 *
 * @param name what it is
 * @param at its offset
 * @param bytes 4 or 8
 */
record Target(String name, long at, int bytes) {

  /** How many slots, and places and accounts that belong to them, are overwritten. */
  private static final int SLOTS = 4;

  private static final int PLACES = 4;
  private static final int CELLS = 3;
  private static final long SLOTS_AT = 4096;
  private static final int SLOT_BYTES = 64;
  private static final int QUEUE_PLACES = 384;

  /** All words of a segment, by the object that they belong to. */
  static List<List<Target>> of(SegmentReader segment) {
    List<List<Target>> groups = new ArrayList<>();
    groups.add(header());
    groups.add(slots());
    groups.add(lock("lock.directory", 192));
    Map<String, SegmentReader.Found> objects = new TreeMap<>(segment.objects());
    objects.forEach((name, found) -> groups.add(object(name.replace('\0', '.'), found, segment)));
    return groups;
  }

  private static List<Target> header() {
    Targets words = new Targets("header", 0);
    words.longs("magic", 0).ints("version", 8, 12).longs("size", 16, 24, 32, 40);
    words.ints("slots", 48, 52).longs("tables", 56, 64, 72, 80, 88).longs("end", 128, 128, 128);
    return words.list();
  }

  private static List<Target> slots() {
    Targets words = new Targets("slot", SLOTS_AT);
    for (int slot = 0; slot < SLOTS; slot++) {
      long at = (long) slot * SLOT_BYTES;
      words.ints("state", at).ints("generation", at + 4).ints("pid", at + 8).longs("time", at + 16);
    }
    return words.list();
  }

  private static List<Target> lock(String name, long at) {
    Targets words = new Targets(name, at);
    words.ints("word", 0, 0, 0).ints("policy", 4).longs("epoch", 8).ints("dead", 16, 20);
    return words.longs("time", 24).ints("gate", 32).list();
  }

  private static List<Target> object(String name, SegmentReader.Found found, SegmentReader read) {
    Targets head = new Targets("object." + name, found.at());
    head.ints("kind", 0).ints("length", 4).longs("bytes", 8).ints("texts", 16, 20, 24);
    head.longs("name", 32);
    List<Target> all = new ArrayList<>(head.list());
    Targets body = new Targets(name, found.body());
    switch (found.kind()) {
      case 32 -> all.addAll(lock("lock." + name, found.body()));
      case 33 -> all.addAll(body.named("condition").ints("sequence", 0).longs("lock", 8).list());
      case 34 -> {
        all.addAll(lock("lock." + name, found.body()));
        all.addAll(body.named("guarded").ints("current", 64, 64).list());
      }
      case 48 -> all.addAll(body.named("event").ints("state", 0).ints("wait", 4).list());
      case 49 -> all.addAll(body.named("latch").ints("count", 0).ints("wait", 4).list());
      case 50 -> all.addAll(semaphore(body.named("semaphore"), found));
      case 51 -> all.addAll(barrier(body.named("barrier")));
      case 52 -> all.addAll(readWriteLock(body.named("readwrite"), found));
      case 53 -> all.addAll(queue(body.named("queue"), found, read));
      case 54 -> all.addAll(map(body.named("map"), found, read));
      default -> {} // the rest is data
    }
    return all;
  }

  private static List<Target> semaphore(Targets body, SegmentReader.Found found) {
    body.longs("state", 0, 0).ints("wait", 8).ints("policy", 12).ints("initial", 16);
    body.longs("abandoned", 24).longs("time", 32);
    for (int slot = 0; slot < SLOTS; slot++) {
      body.longs("intent", 128L + slot * 16L).ints("held", 136L + slot * 16L);
    }
    List<Target> all = new ArrayList<>(body.list());
    all.addAll(lock("lock.semaphore", found.body() + 64));
    return all;
  }

  private static List<Target> barrier(Targets body) {
    body.ints("parties", 0).ints("wait", 4).ints("epoch", 8);
    for (int cell = 0; cell < CELLS; cell++) {
      body.longs("cell", 64 + cell * 8L, 64 + cell * 8L);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      body.longs("mark", 64 + 64 * 8 + slot * 8L);
    }
    return body.list();
  }

  private static List<Target> readWriteLock(Targets body, SegmentReader.Found found) {
    body.ints("gate", 32, 32).ints("wait", 64, 68).ints("slots", 72);
    for (int slot = 0; slot < SLOTS; slot++) {
      body.ints("reads", 128 + slot * 4L);
    }
    List<Target> all = new ArrayList<>(body.list());
    all.addAll(lock("lock.readwrite", found.body()));
    return all;
  }

  private static List<Target> queue(
      Targets body, SegmentReader.Found found, SegmentReader segment) {
    body.ints("sizes", 0, 4, 8).longs("tail", 64).longs("head", 192).ints("wait", 320, 324);
    body.longs("returned", 328).longs("looked", 336);
    int placeBytes = segment.getInt(found.body() + 4);
    for (int place = 0; place < Math.min(PLACES, found.length()); place++) {
      long at = QUEUE_PLACES + (long) place * placeBytes;
      body.longs("place", at, at);
      if (placeBytes > 16) {
        body.ints("length", at + 8); // of a number's place these bytes are the number
      }
    }
    return body.list();
  }

  private static List<Target> map(Targets body, SegmentReader.Found found, SegmentReader segment) {
    int buckets = found.length() == 1 ? 1 : Integer.highestOneBit(found.length() - 1) << 1;
    int stripes = Math.min(buckets, 64);
    long bits = 64 + 64L * stripes;
    long bucketsAt = bits + align((found.length() + 63) / 64 * 8L);
    long places = bucketsAt + align(8L * buckets);
    int placeBytes = segment.getInt(found.body() + 4);
    body.ints("sizes", 0, 4, 8, 12).longs("free", bits);
    List<Target> locks = new ArrayList<>();
    for (int i = 0; i < Math.min(PLACES, found.length()); i++) {
      long at = places + (long) i * placeBytes;
      body.longs("bucket", bucketsAt + 8L * i).longs("place", at).longs("link", at + 8);
      body.ints("length", at + 16);
    }
    for (int i = 0; i < Math.min(PLACES, stripes); i++) {
      body.longs("count", 64 + 64L * i + 40);
      locks.addAll(lock("lock.map", found.body() + 64 + 64L * i));
    }
    locks.addAll(body.list());
    return locks;
  }

  private static long align(long bytes) {
    return (bytes + 63) & -64;
  }

  /** Collects the words of one object. */
  private static final class Targets {
    private final List<Target> words = new ArrayList<>();
    private final String name;
    private final long base;

    Targets(String name, long base) {
      this.name = name;
      this.base = base;
    }

    Targets named(String kind) {
      return new Targets(kind, base);
    }

    Targets ints(String part, long... offsets) {
      return add(part, Integer.BYTES, offsets);
    }

    Targets longs(String part, long... offsets) {
      return add(part, Long.BYTES, offsets);
    }

    private Targets add(String part, int bytes, long... offsets) {
      for (long offset : offsets) {
        words.add(new Target(name + "." + part, base + offset, bytes));
      }
      return this;
    }

    List<Target> list() {
      return words;
    }
  }
}

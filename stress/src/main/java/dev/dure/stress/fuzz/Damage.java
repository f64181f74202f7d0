package dev.dure.stress.fuzz;

import dev.dure.stress.torture.SegmentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Overwrites words, as chance, a program gone wild or an enemy would. All choices come from a seed;
 * the values may depend on what stands in the segment.
 */
final class Damage {

  private static final long[] EDGES = {
    0, 1, 2, 3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32
  };

  private static final int HELD = 1 << 28;
  private static final int DIED = 1 << 30;

  private final SegmentReader segment;
  private final SplittableRandom random;
  private final List<List<Target>> groups = new ArrayList<>();
  private final StringBuilder done = new StringBuilder();
  private int count;

  Damage(SegmentReader segment, SplittableRandom random, FuzzOptions options) {
    this.segment = segment;
    this.random = random;
    for (List<Target> group : Target.of(segment)) {
      List<Target> wanted =
          group.stream().filter(target -> options.isTarget(target.name())).toList();
      if (!wanted.isEmpty()) {
        groups.add(wanted);
      }
    }
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "No target begins with one of \"" + options.targets() + "\".");
    }
  }

  /** Overwrites one word. */
  void step() {
    Target target = any();
    long before = read(target);
    long after = value(target, before);
    if (target.bytes() == Long.BYTES) {
      segment.setLong(target.at(), after);
    } else {
      segment.setInt(target.at(), (int) after);
    }
    count++;
    done.append(
        String.format("  %s at %d: %x -> %x%n", target.name(), target.at(), before, read(target)));
  }

  private long read(Target target) {
    return target.bytes() == Long.BYTES
        ? segment.getLong(target.at())
        : segment.getInt(target.at()) & 0xFFFF_FFFFL;
  }

  private long value(Target target, long before) {
    return switch (random.nextInt(7)) {
      case 0 -> before ^ (1L << random.nextInt(target.bytes() * 8));
      case 1 -> random.nextLong();
      case 2 -> EDGES[random.nextInt(EDGES.length)];
      case 3 -> before + random.nextInt(-2, 3);
      case 4 -> read(any()); // what stands elsewhere
      case 5 -> any().at(); // where something else stands
      default -> owned();
    };
  }

  private Target any() {
    List<Target> group = groups.get(random.nextInt(groups.size()));
    return group.get(random.nextInt(group.size()));
  }

  /**
   * A word of a lock, or a place of a queue, with an owner: one that lives, lived, or never will.
   */
  private long owned() {
    int slot = random.nextInt(8) == 0 ? random.nextInt(4096) : random.nextInt(4);
    int generation = random.nextInt(4) == 0 ? random.nextInt() : 1;
    int word = SegmentReader.heldBy(slot, generation);
    return switch (random.nextInt(4)) {
      case 0 -> (word & ~HELD) | DIED;
      case 1 -> (word & 0xFFF_FFFFL) | 2L << 28; // CLAIMED
      case 2 -> (word & 0xFFF_FFFFL) | 4L << 28; // LEASED
      default -> word;
    };
  }

  int count() {
    return count;
  }

  /** What was overwritten, in words. */
  @Override
  public String toString() {
    return done.toString();
  }
}

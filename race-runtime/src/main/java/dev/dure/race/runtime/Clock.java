package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A vector clock: for each slot the latest time that is known. Immutable, and a tree: its leaves
 * are the times of eight slots, its other nodes have eight children, those that know nothing are
 * null. Clocks share the subtrees in which they are equal. So a hundred thousand threads of which
 * each knows nearly the same take some 300 bytes each, and a join costs no more than what is
 * different.
 *
 * <p>Threads come to slots by {@link Slots}. A clock knows nothing of a slot for which it has 0.
 */
final class Clock {

  private static final int BITS = 3;
  private static final int WIDTH = 1 << BITS;
  private static final int MASK = WIDTH - 1;

  private static final int FIRST_COVERS = 1;
  private static final int SECOND_COVERS = 2;

  /** Knows nothing. */
  static final Clock EMPTY = new Clock(null, 0);

  /** A {@code long[]} where the height is 0, else an {@code Object[]} of nodes one lower. */
  private final @Nullable Object root;

  private final int height;

  private Clock(@Nullable Object root, int height) {
    this.root = root;
    this.height = height;
  }

  /** The latest known time of a slot, or 0. */
  long get(int slot) {
    if (slot >>> (BITS * height) >= WIDTH) {
      return 0;
    }
    Object node = root;
    for (int h = height; h > 0 && node != null; h--) {
      node = ((@Nullable Object[]) node)[(slot >>> (BITS * h)) & MASK];
    }
    return node == null ? 0 : ((long[]) node)[slot & MASK];
  }

  /** This clock with one later time. */
  Clock with(int slot, long time) {
    if (get(slot) >= time) {
      return this;
    }
    int h = height;
    while (slot >>> (BITS * h) >= WIDTH) {
      h++;
    }
    return new Clock(with(raised(this, h), h, slot, time), h);
  }

  private static Object with(@Nullable Object node, int height, int slot, long time) {
    if (height == 0) {
      long[] times = node == null ? new long[WIDTH] : ((long[]) node).clone();
      times[slot & MASK] = time;
      return times;
    }
    @Nullable Object[] children =
        node == null ? new Object[WIDTH] : ((@Nullable Object[]) node).clone();
    int at = (slot >>> (BITS * height)) & MASK;
    children[at] = with(children[at], height - 1, slot, time);
    return children;
  }

  /**
   * The later of both for each slot. It is the other one itself if that says all, so that who
   * learns shares what he was told with all others who were; else this one itself if the other is
   * not news.
   */
  Clock join(Clock other) {
    int relation = compare(root, height, other.root, other.height);
    if ((relation & SECOND_COVERS) != 0) {
      return other;
    }
    if ((relation & FIRST_COVERS) != 0) {
      return this;
    }
    int higher = Math.max(height, other.height);
    return new Clock(join(raised(this, higher), raised(other, higher), higher), higher);
  }

  /** Whether a join with another would bring no news. */
  boolean covers(@Nullable Clock other) {
    return other == null || (compare(root, height, other.root, other.height) & FIRST_COVERS) != 0;
  }

  /** Which of two subtrees has no time that is earlier than the other's: one, both, or none. */
  private static int compare(@Nullable Object a, int heightOfA, @Nullable Object b, int heightOfB) {
    if (a == b) {
      return FIRST_COVERS | SECOND_COVERS;
    }
    if (a == null || b == null) {
      return a == null ? SECOND_COVERS : FIRST_COVERS;
    }
    if (heightOfA == 0 && heightOfB == 0) {
      return compare((long[]) a, (long[]) b);
    }
    int relation = FIRST_COVERS | SECOND_COVERS;
    for (int i = 0; i < WIDTH && relation != 0; i++) {
      Object childOfA = child(a, heightOfA, heightOfB, i);
      Object childOfB = child(b, heightOfB, heightOfA, i);
      relation &=
          compare(
              childOfA,
              heightOfA < heightOfB ? heightOfA : heightOfA - 1,
              childOfB,
              heightOfB < heightOfA ? heightOfB : heightOfB - 1);
    }
    return relation;
  }

  /** A child of the higher of two nodes; the lower one is itself all that is below the first. */
  private static @Nullable Object child(Object node, int height, int otherHeight, int at) {
    if (height < otherHeight) {
      return at == 0 ? node : null;
    }
    return ((@Nullable Object[]) node)[at];
  }

  private static int compare(long[] a, long[] b) {
    int relation = FIRST_COVERS | SECOND_COVERS;
    for (int i = 0; i < WIDTH; i++) {
      relation &= a[i] >= b[i] ? -1 : ~FIRST_COVERS;
      relation &= b[i] >= a[i] ? -1 : ~SECOND_COVERS;
    }
    return relation;
  }

  /** A join of two subtrees of one height. */
  private static @Nullable Object join(@Nullable Object a, @Nullable Object b, int height) {
    int relation = compare(a, height, b, height);
    if (relation != 0 || a == null || b == null) { // one that knows nothing is covered
      return (relation & SECOND_COVERS) != 0 ? b : a;
    }
    if (height == 0) {
      return later((long[]) a, (long[]) b);
    }
    @Nullable Object[] result = new Object[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      result[i] = join(((@Nullable Object[]) a)[i], ((@Nullable Object[]) b)[i], height - 1);
    }
    return result;
  }

  private static long[] later(long[] a, long[] b) {
    long[] result = new long[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      result[i] = Math.max(a[i], b[i]);
    }
    return result;
  }

  /** The root of a clock, under others that have nothing else. */
  private static @Nullable Object raised(Clock clock, int height) {
    Object raised = clock.root;
    for (int h = clock.height; h < height; h++) {
      @Nullable Object[] above = new Object[WIDTH];
      above[0] = raised;
      raised = above;
    }
    return raised;
  }
}

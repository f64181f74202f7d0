package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A vector clock: for each slot the latest time that is known. Immutable; clocks share the pages in
 * which they are equal, so that a hundred thousand threads that know nearly the same take little
 * memory, and a join of equal parts costs one comparison a page.
 *
 * <p>Threads come to slots by {@link Slots}. A clock knows nothing of a slot for which it has 0.
 */
final class Clock {

  /** Knows nothing. */
  static final Clock EMPTY = new Clock(new long[0][]);

  private static final int PAGE_BITS = 4;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final long[] NO_PAGE = new long[PAGE];

  private final long[][] pages;

  private Clock(long[][] pages) {
    this.pages = pages;
  }

  /** The latest known time of a slot, or 0. */
  long get(int slot) {
    int page = slot >>> PAGE_BITS;
    return page < pages.length ? pages[page][slot & (PAGE - 1)] : 0;
  }

  /** This clock with one later time. */
  Clock with(int slot, long time) {
    if (get(slot) >= time) {
      return this;
    }
    int page = slot >>> PAGE_BITS;
    long[][] copy = grown(pages, Math.max(pages.length, page + 1));
    long[] times = copy[page].clone();
    times[slot & (PAGE - 1)] = time;
    copy[page] = times;
    return new Clock(copy);
  }

  /** The later of both for each slot; one of the two itself where that is the answer. */
  Clock join(Clock other) {
    if (other == this) {
      return this;
    }
    boolean thisIsLonger = pages.length >= other.pages.length;
    Clock longer = thisIsLonger ? this : other;
    Clock shorter = thisIsLonger ? other : this;
    long[][] result = null;
    boolean isShorter = shorter.pages.length == longer.pages.length;
    for (int i = 0; i < shorter.pages.length; i++) {
      long[] a = longer.pages[i];
      long[] b = shorter.pages[i];
      long[] c = a == b ? a : later(a, b);
      isShorter &= c == b;
      if (c != a && result == null) {
        result = longer.pages.clone();
      }
      if (result != null) {
        result[i] = c;
      }
    }
    if (result == null) {
      return longer;
    }
    return isShorter ? shorter : new Clock(result);
  }

  /** Whether a join with another would change nothing. */
  boolean covers(@Nullable Clock other) {
    return other == null || join(other) == this;
  }

  private static long[][] grown(long[][] pages, int length) {
    long[][] copy = new long[length][];
    System.arraycopy(pages, 0, copy, 0, pages.length);
    for (int i = pages.length; i < length; i++) {
      copy[i] = NO_PAGE;
    }
    return copy;
  }

  /** The later times; {@code a} itself or else {@code b} itself where that is the answer. */
  private static long[] later(long[] a, long[] b) {
    boolean isA = true;
    boolean isB = true;
    for (int i = 0; i < PAGE; i++) {
      isA &= a[i] >= b[i];
      isB &= b[i] >= a[i];
    }
    if (isA) {
      return a;
    }
    if (isB) {
      return b;
    }
    long[] result = new long[PAGE];
    for (int i = 0; i < PAGE; i++) {
      result[i] = Math.max(a[i], b[i]);
    }
    return result;
  }
}

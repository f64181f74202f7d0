package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Arrays;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Several elements of an array at once, as far as the array has them; else the call throws. */
final class Ranges {

  private Ranges() {}

  static void read(@Nullable Object array, int site) {
    if (array != null) {
      Arrays.readRange(array, 0, Array.getLength(array), site);
    }
  }

  static void write(@Nullable Object array, int site) {
    if (array != null) {
      Arrays.writeRange(array, 0, Array.getLength(array), site);
    }
  }

  /** Those before {@code to} that there are. */
  static void read(@Nullable Object array, int from, int to, int site) {
    if (array != null && from >= 0) {
      Arrays.readRange(array, from, Math.min(to, Array.getLength(array)) - from, site);
    }
  }

  /** All, or none if there are not as many. */
  static void write(@Nullable Object array, int from, int to, int site) {
    if (array != null && from >= 0 && to <= Array.getLength(array)) {
      Arrays.writeRange(array, from, to - from, site);
    }
  }
}

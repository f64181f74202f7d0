package dev.dure.memory;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Reads the current one of a guarded record's two places without the record's lock.
 *
 * <p>A writer writes to the place that is not current and then makes it current; so the current
 * place is changed only by who writes the record after the next. It is read twice, and which place
 * is current before, between and after: alike both times, the bytes are a record that was there.
 * For two equal readings that are not, two writers each would have to be met in the middle of the
 * same place, and to have left the same mixture; what is shown would be that mixture. This is told
 * here since it is the one thing that can be seen and never was.
 *
 * @param current which place is current, read in volatile mode
 * @param place copies a place
 */
record SettledReading(IntSupplier current, Place place) {

  static final int TRIES = 100;

  /** Copies a place, in plain mode. */
  interface Place {
    void copy(int index, byte[] target);
  }

  /**
   * Reads the current place.
   *
   * @return whether it was the same all the time; if not, the bytes may be of several moments
   */
  boolean read(byte[] target) {
    byte[] again = new byte[target.length];
    for (int i = 0; i < TRIES; i++) {
      int index = current.getAsInt();
      place.copy(index, target);
      VarHandle.loadLoadFence(); // the first reading, before the look and the second reading
      boolean same = current.getAsInt() == index;
      place.copy(index, again);
      VarHandle.loadLoadFence(); // the second reading, before the last look
      if (same && current.getAsInt() == index && Arrays.equals(target, again)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }
}

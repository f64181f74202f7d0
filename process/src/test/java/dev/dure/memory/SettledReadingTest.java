package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each thing that a writer can do between the steps of a reading, one after the other. */
@DisplayName("A reading without the lock")
class SettledReadingTest {

  private final byte[] target = new byte[1];

  /** What the looks at the current place and the copies give, in their order; the last for ever. */
  private boolean read(List<Integer> currents, List<Integer> copies) {
    Iterator<Integer> current = currents.iterator();
    Iterator<Integer> copy = copies.iterator();
    return new SettledReading(
            () -> current.hasNext() ? current.next() : currents.getLast(),
            (_, bytes) -> bytes[0] = (byte) (int) (copy.hasNext() ? copy.next() : copies.getLast()))
        .read(target);
  }

  @Test
  @DisplayName("takes what was the same twice, in the same place")
  void settled() {
    assertThat(read(List.of(1), List.of(5))).isTrue();
    assertThat(target[0]).isEqualTo((byte) 5);
  }

  @Test
  @DisplayName("begins anew if the bytes have changed")
  void bytesChanged() {
    assertThat(read(List.of(0), List.of(5, 6, 7, 7))).isTrue();
    assertThat(target[0]).isEqualTo((byte) 7);
  }

  @Test
  @DisplayName("begins anew if the other place became current, between or after the readings")
  void placeChanged() {
    assertThat(read(List.of(0, 1, 0, 0, 0, 0), List.of(5, 5, 7, 7))).isTrue();
    assertThat(target[0]).as("changed between").isEqualTo((byte) 7);
    assertThat(read(List.of(0, 0, 1, 1, 1, 1), List.of(5, 5, 8, 8))).isTrue();
    assertThat(target[0]).as("changed after").isEqualTo((byte) 8);
  }

  @Test
  @DisplayName("gives up, and says so, if it changes all the time")
  void neverSettled() {
    int[] copies = new int[1];
    SettledReading reading =
        new SettledReading(() -> 0, (_, bytes) -> bytes[0] = (byte) copies[0]++);
    assertThat(reading.read(target)).isFalse();
    assertThat(copies[0]).isEqualTo(2 * SettledReading.TRIES);
  }

  @Test
  @DisplayName("reads the place that is current")
  void currentPlace() {
    SettledReading reading =
        new SettledReading(() -> 1, (index, bytes) -> bytes[0] = (byte) (40 + index));
    assertThat(reading.read(target)).isTrue();
    assertThat(target[0]).isEqualTo((byte) 41);
  }
}

package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The hash of keys, which all processes must agree on. */
@DisplayName("The hash of keys")
class ElementHashTest {

  @Test
  @DisplayName("of eight bytes is independent of their being a number or not but for the length")
  void lengthsCount() {
    assertThat(ElementHash.of(new byte[0])).isNotEqualTo(ElementHash.of(new byte[1]));
    assertThat(ElementHash.of(new byte[8])).isNotEqualTo(ElementHash.of(new byte[9]));
    assertThat(ElementHash.of(new byte[] {1})).isNotEqualTo(ElementHash.of(new byte[] {1, 0}));
  }

  @Test
  @DisplayName("spreads small numbers, and records of them, over the buckets")
  void spreads() {
    Set<Integer> numbers = new HashSet<>();
    Set<Integer> records = new HashSet<>();
    for (int i = 0; i < 4096; i++) {
      numbers.add(ElementHash.of((long) i) & 4095);
      byte[] bytes = new byte[16];
      ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(0, i / 64).putInt(8, i % 64);
      records.add(ElementHash.of(bytes) & 4095);
    }
    // At random, 4096 * (1 - 1/e) = 2589 of the buckets would be hit.
    assertThat(numbers).hasSizeGreaterThan(2400);
    assertThat(records).hasSizeGreaterThan(2400);
  }
}

package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressRangesTest {

  private final AddressRanges ranges = new AddressRanges();

  @Test
  void containsWhatIsWithinOnePart() {
    ranges.add(100, 200);
    ranges.add(50, 60);
    ranges.add(300, 400);

    assertThat(ranges.contains(100, 200)).isTrue();
    assertThat(ranges.contains(150, 151)).isTrue();
    assertThat(ranges.contains(50, 60)).isTrue();
    assertThat(ranges.contains(399, 400)).isTrue();
  }

  @Test
  void doesNotContainWhatIsOutsideOrInTwoParts() {
    ranges.add(100, 200);
    ranges.add(200, 300);

    assertThat(ranges.contains(99, 100)).isFalse();
    assertThat(ranges.contains(300, 301)).isFalse();
    assertThat(ranges.contains(150, 250)).isFalse();
    assertThat(ranges.contains(100, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void growsInAnyOrder() {
    for (int i = 0; i < 1000; i++) {
      int at = (i * 617) % 1000; // each once
      ranges.add(at * 10L, at * 10L + 5);
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(ranges.contains(i * 10L, i * 10L + 5)).isTrue();
      assertThat(ranges.contains(i * 10L + 5, i * 10L + 6)).isFalse();
    }
  }
}

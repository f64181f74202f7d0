package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clocks against arrays of times. */
class ClockTest {

  private static final int SLOTS = 150; // three levels, and a part of one

  /** A clock and what it has to say. */
  private static final class Pair {
    private final Clock clock;
    private final long[] times;

    Pair(Clock clock, long[] times) {
      this.clock = clock;
      this.times = times;
    }

    Pair with(int slot, long time) {
      long[] next = times.clone();
      next[slot] = Math.max(next[slot], time);
      return new Pair(clock.with(slot, time), next);
    }

    Pair join(Pair other) {
      long[] next = times.clone();
      for (int i = 0; i < SLOTS; i++) {
        next[i] = Math.max(next[i], other.times[i]);
      }
      return new Pair(clock.join(other.clock), next);
    }

    boolean covers(Pair other) {
      boolean covers = true;
      for (int i = 0; i < SLOTS; i++) {
        covers &= times[i] >= other.times[i];
      }
      return covers;
    }

    void check() {
      for (int i = 0; i < SLOTS; i++) {
        assertThat(clock.get(i)).as("slot %d", i).isEqualTo(times[i]);
      }
    }
  }

  @Test
  void randomClocksSayWhatArraysSay() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Pair> all = new ArrayList<>();
      all.add(new Pair(Clock.EMPTY, new long[SLOTS]));
      all.add(dense(random));
      all.add(dense(random));
      for (int step = 0; step < 100; step++) {
        Pair one = all.get(random.nextInt(all.size()));
        Pair other = all.get(random.nextInt(all.size()));
        Pair next =
            random.nextBoolean()
                ? one.with(random.nextInt(1 + random.nextInt(SLOTS)), 1 + random.nextInt(9))
                : one.join(other);
        next.check();
        one.check();
        other.check();
        assertThat(one.clock.covers(other.clock)).isEqualTo(one.covers(other));
        assertThat(next.clock.covers(one.clock)).isTrue();
        all.add(next);
      }
    }
  }

  /** Knows of every slot. */
  private static Pair dense(Random random) {
    Pair pair = new Pair(Clock.EMPTY, new long[SLOTS]);
    for (int slot = 0; slot < SLOTS; slot++) {
      pair = pair.with(slot, 1 + random.nextInt(1_000));
    }
    return pair;
  }

  @Test
  void nothingNewMakesNoNewClock() {
    Clock clock = Clock.EMPTY.with(3, 5).with(40, 2);

    assertThat(clock.with(3, 4)).isSameAs(clock);
    assertThat(clock.join(Clock.EMPTY.with(3, 5))).isSameAs(clock);
    assertThat(Clock.EMPTY.with(3, 5).join(clock)).isSameAs(clock);
    assertThat(clock.covers(null)).isTrue();
  }

  @Test
  void heightsDoNotMatter() {
    Clock low = Clock.EMPTY.with(1, 4);
    Clock high = Clock.EMPTY.with(100_000, 7);

    Clock both = low.join(high);

    assertThat(both.get(1)).isEqualTo(4);
    assertThat(both.get(100_000)).isEqualTo(7);
    assertThat(high.join(low).get(1)).isEqualTo(4);
    assertThat(both.join(low)).isSameAs(both);
    assertThat(both.covers(high)).isTrue();
    assertThat(high.covers(both)).isFalse();
    assertThat(low.with(Integer.MAX_VALUE, 1).get(Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(low.get(Integer.MAX_VALUE)).isZero();
  }

  @Test
  void aSlotThatNobodyNamedIsUnknown() {
    assertThat(Clock.EMPTY.get(0)).isZero();
    assertThat(Clock.EMPTY.with(2, 1).get(100_000)).isZero();
  }
}

package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Places of ended threads. */
class SlotsTest {

  private static Epoch end(ThreadState thread) {
    Epoch end = thread.release();
    Slots.giveBack(thread.slot, end.time);
    return end;
  }

  @Test
  void whoKnowsOfTheEndGetsThePlaceWithLaterTimes() {
    ThreadState old = Simulated.thread();
    Epoch access = old.epoch;
    Epoch end = end(old);

    ThreadState next = Simulated.thread(end.snapshot());

    assertThat(next.slot).isEqualTo(old.slot);
    assertThat(next.epoch.time).isGreaterThan(end.time);
    assertThat(next.knows(access)).isTrue();
  }

  @Test
  void whoDoesNotKnowOfTheEndGetsAnother() {
    ThreadState old = Simulated.thread();
    Epoch early = old.release();
    Epoch access = old.afterWrite(null, 1).epoch;
    end(old);

    ThreadState stranger = Simulated.thread();
    ThreadState halfInformed = Simulated.thread(early.snapshot());

    assertThat(stranger.slot).isNotEqualTo(old.slot);
    assertThat(halfInformed.slot).isNotEqualTo(old.slot);
    assertThat(halfInformed.knows(access)).isFalse();
  }

  @Test
  void whoKnewTheOldThreadKnowsNothingOfTheNewOne() {
    ThreadState old = Simulated.thread();
    Epoch end = end(old);
    ThreadState witness = Simulated.thread();
    witness.acquire(end);

    ThreadState next = Simulated.thread(end.snapshot());

    assertThat(next.slot).isEqualTo(old.slot);
    assertThat(witness.knows(next.epoch)).isFalse();
  }

  @Test
  void manyShortThreadsOneAfterTheOtherTakeOnePlace() {
    ThreadState root = Simulated.thread();
    ThreadState first = Simulated.thread(root.release().snapshot());
    root.acquire(end(first));
    for (int i = 0; i < 10_000; i++) {
      ThreadState next = Simulated.thread(root.release().snapshot());
      assertThat(next.slot).isEqualTo(first.slot);
      root.acquire(end(next));
    }
  }
}

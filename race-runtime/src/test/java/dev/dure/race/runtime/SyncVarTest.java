package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import org.junit.jupiter.api.Test;

/** What is learnt from an object that orders threads. */
class SyncVarTest {

  private final SyncVar var = new SyncVar(new Object(), new ReferenceQueue<>());
  private final ThreadState a = Simulated.thread();
  private final ThreadState b = Simulated.thread();
  private final ThreadState c = Simulated.thread();

  @Test
  void anAcquireBeforeAnyReleaseLearnsNothing() {
    Clock before = a.clock;

    var.acquire(a);

    assertThat(a.clock).isSameAs(before);
  }

  @Test
  void anAcquirerKnowsWhatWasDoneBeforeTheReleaseAndNothingLater() {
    Epoch told = a.epoch;
    var.release(a);
    Epoch later = a.epoch;

    var.acquire(b);

    assertThat(b.knows(told)).isTrue();
    assertThat(b.knows(later)).isFalse();
    assertThat(a.knows(b.epoch)).isFalse();
  }

  @Test
  void releasesOfThreadsThatDoNotKnowEachOtherAddUp() {
    Epoch ofA = a.epoch;
    Epoch ofB = b.epoch;
    var.release(a);
    var.release(b);

    var.acquire(c);

    assertThat(c.knows(ofA)).isTrue();
    assertThat(c.knows(ofB)).isTrue();
  }

  @Test
  void aReleaseAloneHidesTheEarlierOnes() {
    Epoch ofA = a.epoch;
    Epoch ofB = b.epoch;
    var.release(a);
    var.releaseAlone(b);

    var.acquire(c);

    assertThat(c.knows(ofA)).isFalse();
    assertThat(c.knows(ofB)).isTrue();
  }

  @Test
  void whatIsLearntIsPassedOn() {
    SyncVar second = new SyncVar(new Object(), new ReferenceQueue<>());
    Epoch ofA = a.epoch;
    var.release(a);
    var.acquire(b);
    second.release(b);

    second.acquire(c);

    assertThat(c.knows(ofA)).isTrue();
  }

  @Test
  void anEarlierReleaseOfTheSameThreadIsNotLostBehindAnotherThreads() {
    Epoch first = a.epoch;
    var.release(a);
    Epoch ofB = b.epoch;
    var.release(b);
    var.release(a);
    var.release(a);

    var.acquire(c);

    assertThat(c.knows(first)).isTrue();
    assertThat(c.knows(ofB)).isTrue();
  }

  @Test
  void whichLocksAreHeldChangesNoOrder() {
    Epoch before = a.epoch;
    a.took(new Object(), var, 1, false, true);
    Epoch inside = a.epoch;
    var.release(a);

    var.acquire(b);

    assertThat(b.knows(before)).isTrue();
    assertThat(b.knows(inside)).isTrue();
    assertThat(b.knows(a.epoch)).isFalse();
  }
}

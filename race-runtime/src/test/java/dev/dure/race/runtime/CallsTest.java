package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.race.runtime.model.Handoffs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls in which a thread is. */
class CallsTest {

  private final ThreadState thread = ThreadState.current();

  @BeforeEach
  @AfterEach
  void inNoCall() {
    thread.depth = 0;
    thread.taskDepth = -1;
  }

  @Test
  void aFrameHasAllCallsInnermostFirst() {
    Calls.call(thread, 0, 7);
    Calls.call(thread, 1, 8);
    Calls.call(thread, 2, 9);

    assertThat(sites()).containsExactly(9, 8, 7);
    Calls.back(thread, 1);
    assertThat(sites()).containsExactly(7);
    Calls.back(thread, 0);
    assertThat(Calls.frame(thread)).isNull();
  }

  @Test
  void theSameCallsAreTheSameFrame() {
    Calls.call(thread, 0, 7);
    Frame outer = Calls.frame(thread);
    Calls.call(thread, 1, 8);
    Frame inner = Calls.frame(thread);
    Calls.call(thread, 0, 8);
    Frame other = Calls.frame(thread);
    Calls.call(thread, 0, 7);

    assertThat(Calls.frame(thread)).isSameAs(outer);
    Calls.call(thread, 1, 8);
    assertThat(Calls.frame(thread)).isSameAs(inner).isNotSameAs(other);
    assertThat(Calls.isIn(thread, inner)).isTrue();
    assertThat(Calls.isIn(thread, other)).isFalse();
    assertThat(Calls.isIn(thread, null)).isFalse();
  }

  @Test
  void frameAreRightAlsoWhereMoreWereMadeThanAreKept() {
    for (int branch = 1; branch <= 20_000; branch++) {
      Calls.call(thread, 0, branch);
      Calls.call(thread, 1, branch + 1);
      Calls.call(thread, 2, branch % 7 + 1);

      assertThat(sites()).containsExactly(branch % 7 + 1, branch + 1, branch);
    }
  }

  @Test
  void deepRecursionKeepsAllCalls() {
    List<Integer> expected = new ArrayList<>();
    recurse(1, 3_000, expected);
    assertThat(expected).hasSize(3_000);
    assertThat(thread.depth).isZero();
  }

  /** Each level is a frame of the JVM too. */
  private void recurse(int level, int most, List<Integer> expected) {
    if (level > most) {
      assertThat(sites()).containsExactlyElementsOf(expected);
      return;
    }
    expected.add(0, level);
    Calls.call(thread, level - 1, level);
    recurse(level + 1, most, expected);
    Calls.back(thread, level - 1);
  }

  @Test
  void callsThatAreOverWithoutAnybodyNoticingDoNotPileUp() {
    for (int i = 0; i < 100_000; i++) {
      Calls.call(
          thread, thread.depth, 7); // as if each had ended by an exception that the JDK caught
    }

    assertThat(thread.calls.length).isLessThanOrEqualTo(4096);
    assertThat(thread.depth).isPositive();
  }

  @Test
  void aTaskThatFailedLeavesNoCallsBehind() {
    Calls.call(thread, 0, 7);
    Handoffs.begin(new Object(), null);
    Calls.call(thread, 1, 8);
    Calls.call(thread, 2, 9);

    Handoffs.begin(new Object(), null);

    assertThat(sites()).containsExactly(7);
  }

  private List<Integer> sites() {
    List<Integer> sites = new ArrayList<>();
    for (@Nullable Frame f = Calls.frame(thread); f != null; f = f.caller) {
      sites.add(f.site);
    }
    return sites;
  }
}

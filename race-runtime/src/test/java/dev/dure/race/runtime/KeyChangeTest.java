package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.race.runtime.StepPlans.Guard;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two threads look at a key and change it by what they have seen, in every order of their steps:
 * each begins and ends its look, and tells of its change before and after it is made.
 */
class KeyChangeTest {

  /** How many steps each thread makes. */
  private static final int STEPS = 6;

  private static final String KEY = "key";

  private final List<Violation> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    Findings.beginAgain();
    Findings.listenToViolations(told::add);
  }

  @AfterEach
  void listenNoMore() {
    Findings.listenToViolations(violation -> {});
  }

  /** What a thread writes for what it has seen; null if it does not act. */
  interface Rule {
    @Nullable Integer apply(@Nullable Integer seen, int me);
  }

  /** One of the threads. */
  private static final class Part {
    final ThreadState thread = Simulated.thread();
    final Map<String, Integer> map;
    final int me;
    final int look;
    final int act;
    final Rule rule;
    @Nullable Integer seen;
    @Nullable Integer old;
    @Nullable Integer value;
    @Nullable KeyChange change;

    Part(Map<String, Integer> map, int me, int look, int act, Rule rule) {
      this.map = map;
      this.me = me;
      this.look = look;
      this.act = act;
      this.rule = rule;
    }

    void step(int number) {
      switch (number) {
        case 0 -> Steps.lookKey(STANDS_FOR, keyOf(map), null, thread, look);
        case 1 -> seen = map.get(KEY);
        case 2 -> {
          Steps.lookedKey(seen, thread);
          value = rule.apply(seen, me);
        }
        case 3 -> {
          if (value != null) {
            Steps.actKey(STANDS_FOR, keyOf(map), thread, act);
            SyncVar var = Keys.find(STANDS_FOR, keyOf(map));
            change = var == null ? null : KeyChange.begin(var, thread, 0);
          }
        }
        case 4 -> {
          if (value != null) {
            old = map.put(KEY, value);
          }
        }
        default -> {
          if (change != null) {
            Keys.put(change, old, value);
          }
        }
      }
    }
  }

  /** A map that is followed; each run has a key of its own there. */
  private static final Object STANDS_FOR = new ConcurrentHashMap<>();

  private static Object keyOf(Map<String, Integer> map) {
    return KEY + System.identityHashCode(map);
  }

  /** All orders of the steps of two threads: bit n says who makes the n-th step. */
  private static List<Integer> orders() {
    List<Integer> found = new ArrayList<>();
    for (int order = 0; order < 1 << (2 * STEPS); order++) {
      if (Integer.bitCount(order) == STEPS) {
        found.add(order);
      }
    }
    return found;
  }

  private List<Violation> run(int order, Integer start, int act, int look, Rule rule) {
    Findings.beginAgain();
    told.clear();
    Map<String, Integer> map = new HashMap<>();
    if (start >= 0) {
      map.put(KEY, start);
    }
    Part[] parts = {new Part(map, 0, look, act, rule), new Part(map, 1, look, act, rule)};
    int[] done = new int[2];
    for (int i = 0; i < 2 * STEPS; i++) {
      int who = (order >> i) & 1;
      parts[who].step(done[who]++);
    }
    return told;
  }

  private static int act(int look, int dependence) {
    return StepPlans.addAct(0, new int[] {look}, new int[] {dependence}, new Guard[] {Guard.SAME});
  }

  @Test
  void twoUpdatesAreToldInEveryOrder() {
    int look = StepPlans.addLook(0);
    int act = act(look, StepPlans.DATA);
    for (int order : orders()) {
      assertThat(run(order, -1, act, look, (seen, me) -> seen == null ? 1 : seen + 1))
          .as("order %x", order)
          .isNotEmpty();
    }
  }

  @Test
  void twoThatMayBothFindNothingAreToldInEveryOrder() {
    int look = StepPlans.addLook(0);
    int act = act(look, StepPlans.CONTROL | StepPlans.ALONE);
    for (int order : orders()) {
      assertThat(run(order, -1, act, look, (seen, me) -> seen == null ? 1_000 + me : null))
          .as("order %x", order)
          .isNotEmpty();
    }
  }

  @Test
  void whatElseIsDoneTwiceIsToldAlsoIfBothPutTheSame() {
    int look = StepPlans.addLook(0);
    int act = act(look, StepPlans.CONTROL);
    for (int order : orders()) {
      assertThat(run(order, -1, act, look, (seen, me) -> seen == null ? 7 : null))
          .as("order %x", order)
          .isNotEmpty();
    }
  }

  @Test
  void whatIsPutAgainIsNoChange() {
    int look = StepPlans.addLook(0);
    int act = act(look, StepPlans.DATA);
    for (int order : orders()) {
      assertThat(run(order, 5, act, look, (seen, me) -> seen)).as("order %x", order).isEmpty();
    }
  }

  @Test
  void observedIsOnlyWhatWasBetweenLookAndAct() {
    int look = StepPlans.addLook(0);
    int act = act(look, StepPlans.DATA);
    for (int order : orders()) {
      boolean apart = order == 0b000000_111111 || order == 0b111111_000000;
      for (Violation violation : run(order, -1, act, look, (s, me) -> s == null ? 1 : s + 1)) {
        assertThat(apart && violation.isObserved()).as("order %x", order).isFalse();
      }
    }
  }

  @Test
  void earlierChangesAreForgotten() {
    int look = StepPlans.addLook(0);
    int act = act(look, StepPlans.DATA);
    Map<String, Integer> map = new HashMap<>();
    Part part = new Part(map, 0, look, act, (seen, me) -> seen == null ? 1 : seen + 1);
    WeakReference<@Nullable Change> first = new WeakReference<>(null);
    for (int i = 0; i < 3; i++) {
      for (int step = 0; step < STEPS; step++) {
        part.step(step);
      }
      SyncVar var = Keys.of(STANDS_FOR, keyOf(map));
      if (i == 0) {
        first = new WeakReference<>(var.trail().last());
      }
    }
    part.change = null;
    for (int i = 0; i < 100 && !first.refersTo(null); i++) {
      System.gc();
    }
    assertThat(first.refersTo(null)).isTrue();
  }
}

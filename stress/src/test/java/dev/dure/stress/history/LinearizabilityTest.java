package dev.dure.stress.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.stress.history.Linearizability.Outcome;
import dev.dure.stress.history.Linearizability.Search;
import dev.dure.stress.history.Linearizability.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The checker on histories made by hand: what it must accept, and what it must not. */
class LinearizabilityTest {

  private static final long NONE = Operation.NONE;

  private static HistoryBuilder history() {
    return new HistoryBuilder();
  }

  private static void accepts(Model<?> model, HistoryBuilder history) {
    assertThat(Linearizability.check(model, history.operations()))
        .isEqualTo(new Outcome(Verdict.YES, ""));
  }

  private static void rejects(Model<?> model, HistoryBuilder history) {
    Outcome outcome = Linearizability.check(model, history.operations());
    assertThat(outcome.verdict()).isEqualTo(Verdict.NO);
    assertThat(outcome.explanation()).contains("what is left begins").contains("actor");
  }

  // ---- numbers ----

  @Test
  void numbersOneAfterTheOther() {
    Model<Long> model = Models.number(0);
    accepts(model, history());
    accepts(model, history().get(0, 1, 2, 0).set(0, 3, 4, 7).get(1, 5, 6, 7));
    accepts(model, history().plus(0, 1, 2, 5, 0).plus(1, 3, 4, 2, 5).get(0, 5, 6, 7));
    accepts(model, history().exchange(0, 1, 2, 0, 9, 0).exchange(1, 3, 4, 0, 8, 9).get(0, 5, 6, 9));
    rejects(model, history().get(0, 1, 2, 1));
    rejects(model, history().exchange(0, 1, 2, 0, 9, 0).get(0, 3, 4, 0));
    rejects(model, history().exchange(0, 1, 2, 5, 9, 0).get(0, 3, 4, 9));
  }

  @Test
  @DisplayName(
      "operations that overlap may take effect in either order, and a reader may tell which")
  void overlapping() {
    Model<Long> model = Models.number(0);
    accepts(model, history().set(0, 1, 10, 7).get(1, 2, 3, 0));
    accepts(model, history().set(0, 1, 10, 7).get(1, 2, 3, 7));
    accepts(model, history().set(0, 1, 10, 7).set(1, 2, 11, 8).get(2, 12, 13, 7));
    accepts(model, history().set(0, 1, 10, 7).set(1, 2, 11, 8).get(2, 12, 13, 8));
    accepts(model, history().set(0, 1, 5, 7).get(1, 5, 6, 0));
  }

  @Test
  void staleRead() {
    rejects(Models.number(0), history().set(0, 1, 2, 7).get(1, 3, 4, 0));
  }

  @Test
  @DisplayName("two readers of one write do not disagree about whether it has been")
  void newThenOld() {
    Model<Long> model = Models.number(0);
    rejects(model, history().set(0, 1, 10, 7).get(1, 2, 3, 7).get(2, 4, 5, 0));
    accepts(model, history().set(0, 1, 10, 7).get(1, 2, 4, 7).get(2, 3, 5, 0));
  }

  @Test
  void lostUpdate() {
    Model<Long> model = Models.number(0);
    rejects(model, history().plus(0, 1, 4, 1, 0).plus(1, 2, 5, 1, 0));
    rejects(model, history().plus(0, 1, 4, 1, 0).plus(1, 2, 5, 1, 1).get(2, 6, 7, 1));
    accepts(model, history().plus(0, 1, 4, 1, 0).plus(1, 2, 5, 1, 1).get(2, 6, 7, 2));
  }

  @Test
  void twoExchangesOfOneValue() {
    rejects(Models.number(0), history().exchange(0, 1, 4, 0, 5, 0).exchange(1, 2, 5, 0, 6, 0));
  }

  @Test
  @DisplayName("a map's number may be missing")
  void missing() {
    Model<Long> model = Models.number(NONE);
    accepts(
        model,
        history()
            .add(0, 1, 2, Verb.PUT_IF_ABSENT, 5, 0, NONE)
            .add(1, 3, 4, Verb.PUT_IF_ABSENT, 6, 0, 5)
            .add(0, 5, 6, Verb.PUT, 7, 0, 5)
            .add(0, 7, 8, Verb.REPLACE, 8, 0, 7)
            .add(0, 9, 10, Verb.REMOVE, 0, 0, 8)
            .add(0, 11, 12, Verb.REPLACE, 9, 0, NONE)
            .get(1, 13, 14, NONE));
    rejects(
        model,
        history()
            .add(0, 1, 4, Verb.PUT_IF_ABSENT, 5, 0, NONE)
            .add(1, 2, 5, Verb.PUT_IF_ABSENT, 6, 0, NONE));
    rejects(model, history().add(0, 1, 2, Verb.PUT, 7, 0, NONE).get(1, 3, 4, NONE));
  }

  @Test
  @DisplayName("keys are checked each by itself")
  void keys() {
    Model<Long> model = Models.number(0);
    accepts(model, history().set(0, 1, 2, 7).onKey(1).get(1, 3, 4, 0));
    rejects(model, history().set(0, 1, 2, 7).onKey(1).get(1, 3, 4, 0).onKey(1).get(1, 5, 6, 0));
  }

  // ---- pending operations ----

  @Test
  @DisplayName("what was pending at a death may have taken effect, or not, or later")
  void pendingOnceOrNever() {
    Model<Long> model = Models.number(0);
    accepts(model, history().pending(0, 1, Verb.SET, 7, 0).get(1, 2, 3, 0));
    accepts(model, history().pending(0, 1, Verb.SET, 7, 0).get(1, 2, 3, 7));
    accepts(model, history().pending(0, 1, Verb.SET, 7, 0).get(1, 2, 3, 0).get(1, 4, 5, 7));
    accepts(model, history().pending(0, 1, Verb.ADD, 7, 0).get(1, 2, 3, 7));
    accepts(model, history().pending(0, 1, Verb.EXCHANGE, 0, 7).get(1, 2, 3, 7));
  }

  @Test
  @DisplayName("but not twice, not before it began, and not back again")
  void pendingNotTwice() {
    Model<Long> model = Models.number(0);
    rejects(model, history().pending(0, 1, Verb.ADD, 7, 0).get(1, 2, 3, 14));
    rejects(
        model,
        history().pending(0, 1, Verb.SET, 7, 0).get(1, 2, 3, 7).set(1, 4, 5, 8).get(1, 6, 7, 7));
    rejects(model, history().get(1, 1, 2, 7).pending(0, 3, Verb.SET, 7, 0));
    rejects(model, history().pending(0, 1, Verb.SET, 7, 0).get(1, 2, 3, 7).get(1, 4, 5, 0));
    rejects(model, history().pending(0, 1, Verb.EXCHANGE, 3, 7).get(1, 2, 3, 7));
  }

  // ---- queues ----

  @Test
  void queueInOrder() {
    Model<List<Long>> model = Models.queue(2, true);
    accepts(
        model,
        history()
            .poll(0, 1, 2, NONE)
            .offer(0, 3, 4, 1)
            .offer(1, 5, 6, 2)
            .peek(1, 7, 8, 1)
            .poll(0, 9, 10, 1)
            .poll(1, 11, 12, 2)
            .peek(0, 13, 14, NONE));
    accepts(model, history().offer(0, 1, 4, 1).offer(1, 2, 5, 2).poll(0, 6, 7, 2).poll(0, 8, 9, 1));
    accepts(model, history().offer(0, 1, 9, 1).poll(1, 2, 3, 1));
    accepts(model, history().refused(0, 1, 2, 1).poll(1, 3, 4, NONE));
  }

  @Test
  void takenTwice() {
    Model<List<Long>> model = Models.queue(2, true);
    rejects(model, history().offer(0, 1, 2, 1).poll(0, 3, 6, 1).poll(1, 4, 7, 1));
    rejects(model, history().offer(0, 1, 2, 1).poll(0, 3, 4, 1).peek(1, 5, 6, 1));
  }

  @Test
  void outOfOrder() {
    rejects(
        Models.queue(2, true),
        history().offer(0, 1, 2, 1).offer(0, 3, 4, 2).poll(1, 5, 6, 2).poll(1, 7, 8, 1));
    rejects(Models.queue(3, true), history().offer(0, 1, 2, 1).offer(1, 3, 4, 2).peek(2, 5, 6, 2));
  }

  @Test
  void lostAndFoundEmpty() {
    Model<List<Long>> model = Models.queue(2, true);
    rejects(model, history().offer(0, 1, 2, 1).poll(1, 3, 4, NONE));
    rejects(model, history().offer(0, 1, 2, 1).peek(1, 3, 4, NONE).poll(1, 5, 6, 1));
    rejects(
        model, history().offer(0, 1, 2, 1).offer(0, 3, 4, 2).poll(1, 5, 6, 1).poll(1, 7, 8, NONE));
  }

  @Test
  @DisplayName("a look that need not show the first shows what is there, and only that")
  void looks() {
    Model<List<Long>> model = Models.queue(3, false);
    HistoryBuilder two = history().offer(0, 1, 2, 1).offer(1, 3, 4, 2);
    accepts(model, two.peek(2, 5, 6, 2).poll(2, 7, 8, 1));
    rejects(model, history().offer(0, 1, 2, 1).peek(2, 3, 4, 2));
    rejects(model, history().offer(0, 1, 2, 1).peek(2, 3, 4, NONE));
    rejects(model, history().offer(0, 1, 2, 1).poll(0, 3, 4, 1).peek(2, 5, 6, 1));
  }

  @Test
  void moreThanItHolds() {
    rejects(
        Models.queue(1, true),
        history().offer(0, 1, 2, 1).offer(0, 3, 4, 2).poll(1, 5, 6, 1).poll(1, 7, 8, 2));
    rejects(Models.queue(1, true), history().refused(0, 1, 2, 1).poll(1, 3, 4, 1));
  }

  @Test
  void neverPutIn() {
    rejects(Models.queue(1, true), history().poll(1, 3, 4, 9));
    rejects(Models.queue(1, true), history().poll(1, 1, 2, 9).offer(0, 3, 4, 9));
  }

  @Test
  @DisplayName("the dead may have put in or taken one element, and not two")
  void queueOfTheDead() {
    Model<List<Long>> model = Models.queue(4, true);
    accepts(model, history().pending(0, 1, Verb.OFFER, 1, 0).poll(1, 2, 3, NONE).poll(1, 4, 5, 1));
    accepts(model, history().pending(0, 1, Verb.OFFER, 1, 0).poll(1, 2, 3, NONE));
    rejects(model, history().pending(0, 1, Verb.OFFER, 1, 0).poll(1, 2, 3, 1).poll(1, 4, 5, 1));
    HistoryBuilder one = history().offer(0, 1, 2, 1).offer(0, 3, 4, 2);
    accepts(model, one.pending(2, 5, Verb.POLL, 0, 0).poll(1, 6, 7, 2).poll(1, 8, 9, NONE));
    HistoryBuilder two = history().offer(0, 1, 2, 1).offer(0, 3, 4, 2);
    rejects(model, two.pending(2, 5, Verb.POLL, 0, 0).poll(1, 6, 7, NONE));
    HistoryBuilder second = history().offer(0, 1, 2, 1).offer(0, 3, 4, 2);
    rejects(
        model,
        second
            .pending(2, 5, Verb.POLL, 0, 0)
            .poll(1, 6, 7, 1)
            .poll(1, 8, 9, NONE)
            .peek(1, 10, 11, 2));
  }

  // ---- locks ----

  @Test
  void lockInTurn() {
    Model<Integer> model = Models.lock();
    accepts(
        model,
        history()
            .lock(0, 1, 2)
            .tryLock(1, 3, 4, false)
            .unlock(0, 5, 8)
            .lock(1, 6, 9)
            .unlock(1, 10, 11)
            .tryLock(0, 12, 13, true));
    accepts(model, history().lock(0, 1, 2).unlock(0, 3, 6).tryLock(1, 4, 5, true));
    accepts(model, history().lock(0, 1, 2).unlock(0, 3, 6).tryLock(1, 4, 5, false));
  }

  @Test
  void heldByTwo() {
    Model<Integer> model = Models.lock();
    rejects(model, history().lock(0, 1, 4).lock(1, 2, 5));
    rejects(model, history().lock(0, 1, 2).tryLock(1, 3, 4, true).unlock(0, 5, 6));
    rejects(model, history().lock(0, 1, 2).lock(1, 3, 4).unlock(0, 5, 6).unlock(1, 7, 8));
  }

  @Test
  void refusedThoughFree() {
    Model<Integer> model = Models.lock();
    rejects(model, history().tryLock(0, 1, 2, false));
    rejects(model, history().lock(0, 1, 2).unlock(0, 3, 4).tryLock(1, 5, 6, false));
    rejects(model, history().unlock(0, 1, 2));
  }

  @Test
  @DisplayName("a lock passes to the next after the death of its owner, and only after it")
  void lockOfTheDead() {
    Model<Integer> model = Models.lock();
    accepts(model, history().lock(0, 1, 2).pending(0, 2, Verb.DIE, 0, 0).lock(1, 3, 4));
    accepts(
        model,
        history()
            .pending(0, 1, Verb.LOCK, 0, 0)
            .pending(0, 1, Verb.DIE, 0, 0)
            .tryLock(1, 3, 4, false)
            .tryLock(1, 5, 6, true));
    rejects(model, history().lock(0, 1, 2).pending(2, 2, Verb.DIE, 0, 0).lock(1, 3, 4));
    rejects(
        model,
        history()
            .lock(0, 1, 2)
            .pending(0, 2, Verb.DIE, 0, 0)
            .tryLock(1, 3, 4, true)
            .tryLock(2, 5, 6, true));
  }

  // ---- against a slower checker that nobody doubts ----

  @Test
  @DisplayName("it says of small histories made at random what trying every order says")
  void sameAsEveryOrder() {
    SplittableRandom random = new SplittableRandom(1);
    int accepted = 0;
    for (int i = 0; i < 3_000; i++) {
      List<Operation> history = randomHistory(random);
      boolean expected = anyOrder(Models.queue(2, true), history);
      assertThat(Linearizability.check(Models.queue(2, true), history).verdict())
          .as(history::toString)
          .isEqualTo(expected ? Verdict.YES : Verdict.NO);
      accepted += expected ? 1 : 0;
    }
    assertThat(accepted).isBetween(300, 2_700);
  }

  private static List<Operation> randomHistory(SplittableRandom random) {
    HistoryBuilder history = history();
    int offered = 0;
    for (int i = 0; i < 5; i++) {
      long from = random.nextInt(20);
      long to = from + random.nextInt(10);
      long seen = random.nextInt(4) == 0 ? NONE : random.nextInt(3);
      switch (random.nextInt(6)) {
        case 0, 1 -> history.offer(i, from, to, offered++);
        case 2 -> history.peek(i, from, to, seen);
        case 3 -> history.pending(i, from, Verb.POLL, 0, 0);
        default -> history.poll(i, from, to, seen);
      }
    }
    return history.operations();
  }

  private static boolean anyOrder(Model<List<Long>> model, List<Operation> left) {
    return anyOrder(model, model.initial(), left);
  }

  private static boolean anyOrder(Model<List<Long>> model, List<Long> state, List<Operation> left) {
    if (left.stream().allMatch(Operation::isPending)) {
      return true;
    }
    for (Operation next : left) {
      if (left.stream().allMatch(other -> other.returned() >= next.invoked())) {
        List<Long> after = model.after(state, next);
        List<Operation> rest = new ArrayList<>(left);
        rest.remove(next);
        if (after != null && anyOrder(model, after, rest)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  @DisplayName("a search that remembers too much is given up, and says so")
  void givenUp() {
    HistoryBuilder sets = history();
    for (int i = 0; i < 8; i++) {
      sets.set(i, 1, 100, i);
    }
    sets.get(9, 101, 102, 99);
    Search<Long> search = new Search<>(Models.number(0), sets.operations(), 50);
    assertThat(search.run().verdict()).isEqualTo(Verdict.UNKNOWN);
  }
}

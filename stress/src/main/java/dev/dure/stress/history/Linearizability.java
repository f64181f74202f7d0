package dev.dure.stress.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a history is linearizable: whether its operations can be put into one order in which
 * each returns what it did return, and in which no operation comes before one that had returned
 * before it was invoked (Herlihy and Wing 1990).
 *
 * <h2>How</h2>
 *
 * A search in depth (Wing and Gong 1993): of the operations that are left, those may come next that
 * were invoked before any of them had returned; each of these that the model allows is tried. What
 * was reached is remembered as the set of operations so far and the state they led to (Lowe 2017),
 * since the rest depends on nothing else: no such pair is searched twice.
 *
 * <p>A <i>pending</i> operation, whose process died in it, may come anywhere after its invocation,
 * with whatever result, or nowhere. It is tried after all others, and not at all where it would
 * change nothing. The search is over when no operation is left that has returned.
 *
 * <p>Independent objects are searched one by one: a history is linearizable if each of its objects'
 * is (locality, in the paper of Herlihy and Wing).
 */
final class Linearizability {

  /** How a check came out. */
  enum Verdict {
    /** There is such an order. */
    YES,
    /** There is none. */
    NO,
    /** The search was given up; says nothing. */
    UNKNOWN
  }

  /**
   * The outcome of a check.
   *
   * @param verdict yes, no or unknown
   * @param explanation how far the best order came, if there is none of all
   */
  record Outcome(Verdict verdict, String explanation) {}

  /** What the search remembers at most. */
  static final int MOST_CONFIGURATIONS = 2_000_000;

  private Linearizability() {}

  /**
   * Checks a history, each key by itself.
   *
   * @param <S> the states of the model
   * @param model of one object
   * @param history in any order
   */
  static <S> Outcome check(Model<S> model, List<Operation> history) {
    TreeMap<Integer, List<Operation>> byKey = new TreeMap<>();
    for (Operation operation : history) {
      byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
    }
    Outcome outcome = new Outcome(Verdict.YES, "");
    for (List<Operation> part : byKey.values()) {
      Outcome one = new Search<>(model, part, MOST_CONFIGURATIONS).run();
      if (one.verdict() == Verdict.NO) {
        return one;
      }
      outcome = one.verdict() == Verdict.UNKNOWN ? one : outcome;
    }
    return outcome;
  }

  /** The search for the order of one object's operations. */
  static final class Search<S> {

    /** What is remembered: which operations were put in order, and what that led to. */
    private record Configuration<S>(BitSet done, S state) {}

    /** A step of the search: what may come next, and how many of these were tried. */
    private static final class Frame<S> {
      final S state;
      final List<Integer> candidates;
      int tried;

      Frame(S state, List<Integer> candidates) {
        this.state = state;
        this.candidates = candidates;
      }
    }

    private final Model<S> model;
    private final List<Operation> operations;
    private final int most;
    private final BitSet done = new BitSet();
    private final Deque<Integer> order = new ArrayDeque<>();
    private final Set<Configuration<S>> seen = new HashSet<>();
    private List<Integer> longest = List.of();

    /**
     * Prepares a search.
     *
     * @param most how many configurations it may remember before it gives up
     */
    Search(Model<S> model, List<Operation> operations, int most) {
      this.model = model;
      this.operations = new ArrayList<>(operations);
      this.operations.sort(Comparator.comparingLong(Operation::invoked));
      this.most = most;
    }

    Outcome run() {
      Deque<Frame<S>> frames = new ArrayDeque<>();
      frames.push(new Frame<>(model.initial(), candidates()));
      while (!frames.isEmpty()) {
        Frame<S> frame = frames.element();
        if (isComplete()) {
          return new Outcome(Verdict.YES, "");
        }
        Frame<S> next = next(frame);
        if (next != null) {
          frames.push(next);
        } else {
          frames.pop();
          if (!order.isEmpty()) {
            done.clear(order.pop());
          }
        }
        if (seen.size() > most) {
          return new Outcome(Verdict.UNKNOWN, "given up after " + seen.size() + " configurations");
        }
      }
      return new Outcome(Verdict.NO, explanation());
    }

    /** Puts the next candidate that the model allows, and that leads somewhere new, into order. */
    private @Nullable Frame<S> next(Frame<S> frame) {
      while (frame.tried < frame.candidates.size()) {
        int index = frame.candidates.get(frame.tried++);
        Operation operation = operations.get(index);
        S state = model.after(frame.state, operation);
        if (state == null || (operation.isPending() && state.equals(frame.state))) {
          continue;
        }
        done.set(index);
        if (seen.add(new Configuration<>((BitSet) done.clone(), state))) {
          order.push(index);
          if (order.size() > longest.size()) {
            longest = List.copyOf(order);
          }
          return new Frame<>(state, candidates());
        }
        done.clear(index);
      }
      return null;
    }

    private boolean isComplete() {
      int left = done.nextClearBit(0);
      while (left < operations.size() && operations.get(left).isPending()) {
        left = done.nextClearBit(left + 1);
      }
      return left >= operations.size();
    }

    /**
     * What may come next: first those that have returned, then those that are pending. In the order
     * of invocation, so that no later return can exclude one that was found before.
     */
    private List<Integer> candidates() {
      long firstReturn = Long.MAX_VALUE;
      List<Integer> returned = new ArrayList<>();
      List<Integer> pending = new ArrayList<>();
      for (int i = done.nextClearBit(0);
          i < operations.size() && operations.get(i).invoked() <= firstReturn;
          i = done.nextClearBit(i + 1)) {
        Operation operation = operations.get(i);
        firstReturn = Math.min(firstReturn, operation.returned());
        (operation.isPending() ? pending : returned).add(i);
      }
      returned.addAll(pending);
      return returned;
    }

    /** The end of the longest order that was found, and what could not follow. */
    private String explanation() {
      List<Integer> last = new ArrayList<>(longest.subList(0, Math.min(12, longest.size())));
      BitSet in = new BitSet();
      longest.forEach(in::set);
      StringBuilder text = new StringBuilder("No order is longer than this one, which ends:");
      for (int i = last.size() - 1; i >= 0; i--) {
        text.append("\n    ").append(operations.get(last.get(i)));
      }
      text.append("\n  and what is left begins:");
      int shown = 0;
      for (int i = in.nextClearBit(0);
          i < operations.size() && shown < 12;
          i = in.nextClearBit(i + 1), shown++) {
        text.append("\n    ").append(operations.get(i));
      }
      return text.toString();
    }
  }
}

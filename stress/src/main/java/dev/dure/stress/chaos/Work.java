package dev.dure.stress.chaos;

import dev.dure.SharedLong;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks do in their worker: they say in the {@link Ledger} that they begin, do what their
 * {@link Kind} says, say that they end, and have a result that tells them apart.
 *
 * <p>A task is one number: its kind in the upper bits, its id in the lower.
 */
final class Work {

  /** The system property that tells a worker what is broken in it. */
  static final String PROPERTY = "dure.chaos.mutation";

  /** What is broken in this process. */
  static final Mutation MUTATION = Mutation.valueOf(System.getProperty(PROPERTY, "NONE"));

  private static final int KIND_SHIFT = 40;
  private static final long ID_MASK = (1L << KIND_SHIFT) - 1;

  /** Odd, so that each value is of one id. */
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private static final int MIN_BIG = 100_000;
  private static final int MAX_BIG = 3_000_000;

  /** Of so many tasks one is broken. */
  private static final int SELDOM = 20;

  private Work() {}

  static long spec(Kind kind, long id) {
    return ((long) kind.number() << KIND_SHIFT) | id;
  }

  static Kind kindOf(long spec) {
    return Kind.of((int) (spec >>> KIND_SHIFT));
  }

  static long idOf(long spec) {
    return spec & ID_MASK;
  }

  /** What a task returns. */
  static long value(long id) {
    return (id + 1) * FACTOR;
  }

  /** Whose result a value is; of a wrong one something far off. */
  static long idOfValue(long value) {
    long inverse = FACTOR;
    for (int i = 0; i < 5; i++) { // Newton's: correct bits double
      inverse *= 2 - FACTOR * inverse;
    }
    return value * inverse - 1;
  }

  /** Whether a result is that of a task. */
  static boolean isRight(long spec, @Nullable Object result) {
    long id = idOf(spec);
    if (kindOf(spec) != Kind.BIG) {
      return result instanceof Long number && number == value(id);
    }
    return result instanceof byte[] bytes && java.util.Arrays.equals(bytes, big(id));
  }

  private static byte[] big(long id) {
    byte[] bytes = new byte[MIN_BIG + (int) Math.floorMod(value(id), (long) MAX_BIG - MIN_BIG)];
    for (int i = 0; i < bytes.length; i += 1000) {
      bytes[i] = (byte) (id + i);
    }
    return bytes;
  }

  /** Runs a task in its worker. */
  static Object run(long spec) {
    long id = idOf(spec);
    Kind kind = kindOf(spec);
    boolean broken = id % SELDOM == 7 && MUTATION != Mutation.NONE;
    Ledger ledger = Ledger.own();
    if (!(broken && MUTATION == Mutation.LOST)) {
      ledger.begin(id);
    }
    if (broken && MUTATION == Mutation.DOUBLED) {
      ledger.begin(id);
    }
    if (broken && MUTATION == Mutation.THROWN) {
      throw new IllegalStateException("as nobody told");
    }
    kind.act(id);
    Object result = kind == Kind.BIG ? big(id) : value(id);
    if (broken && MUTATION == Mutation.WRONG) {
      result = 1L;
    }
    if (!(broken && (MUTATION == Mutation.UNENDED || MUTATION == Mutation.LOST))) {
      ledger.end(id);
    }
    return result;
  }

  /** The same, and adds to a shared number between begin and end. */
  static Object add(long spec, SharedLong sum) {
    long id = idOf(spec);
    Ledger ledger = Ledger.own();
    ledger.begin(id);
    var _ = sum.getAndAdd(MUTATION == Mutation.ADDED_TWICE ? 2 : 1);
    ledger.end(id);
    return value(id);
  }
}

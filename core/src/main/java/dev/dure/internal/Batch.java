package dev.dure.internal;

import dev.dure.internal.PoolCounters.Outcome;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of a map: some inputs, and what the function made of each. It is done when each has an
 * outcome.
 *
 * <p>Outcomes may come from several threads, since the parts of a batch may be given to several
 * workers.
 */
public abstract class Batch extends AbstractTask<@Nullable Object[]> {

  /** Instead of a result. */
  private static final class Failure {
    private final Throwable reason;

    Failure(Throwable reason) {
      this.reason = reason;
    }
  }

  private final @Nullable Object[] outcomes;
  private volatile int known;

  /** No input gets an outcome any more. */
  private boolean closed;

  private long begunNanos;
  private long firstNanos;
  private volatile long nanos;

  /** A batch of so many inputs. */
  protected Batch(PoolCounters counters, String name, int size) {
    super(counters, name, size);
    this.outcomes = new Object[size];
  }

  @Override
  public final double progress() {
    return isDone() ? 1 : (double) known / outcomes.length;
  }

  /** How many inputs it has. */
  public final int size() {
    return outcomes.length;
  }

  /** How long it took, once it is done. */
  final long nanos() {
    return nanos;
  }

  /** It begins now, or is about to. */
  protected final void begin() {
    if (begunNanos == 0) {
      begunNanos = System.nanoTime();
    }
  }

  /** The function returned for this input. */
  protected final void succeedAt(int index, @Nullable Object result) {
    set(index, result);
  }

  /** The function threw for this input, or its worker died. */
  protected final void failAt(int index, Throwable reason) {
    set(index, new Failure(reason));
  }

  private synchronized void set(int index, @Nullable Object outcome) {
    if (closed) {
      return;
    }
    count(outcome instanceof Failure ? Outcome.FAILED : Outcome.DONE, 1);
    outcomes[index] = outcome;
    if (known == 0) {
      firstNanos = System.nanoTime();
    }
    if (++known == outcomes.length) {
      nanos = took(System.nanoTime());
      boolean unused = succeed(outcomes);
    }
  }

  /** Its inputs are counted one by one, those that have no outcome when it is given up. */
  @Override
  final synchronized void count(Outcome how) {
    closed = true;
    count(how, outcomes.length - known);
  }

  /** From the first outcome on where there are more, since before that it may have waited. */
  private long took(long now) {
    int size = outcomes.length;
    return size == 1 ? now - begunNanos : (now - firstNanos) * size / (size - 1);
  }

  /**
   * What became of one input, once the batch is done.
   *
   * @throws CompletionException if the function failed
   */
  static @Nullable Object resultAt(@Nullable Object[] outcomes, int index) {
    Object outcome = outcomes[index];
    if (outcome instanceof Failure failure) {
      throw new CompletionException(failure.reason);
    }
    return outcome;
  }
}

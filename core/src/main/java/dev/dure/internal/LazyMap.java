package dev.dure.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The results of a map, made as they are asked for. Some chunks for each worker are under way at
 * any time: one that runs, one behind it so that the worker need not wait for us, and one whose
 * results are being consumed. Used by one thread, which takes the inputs too.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class LazyMap<T extends @Nullable Object, R extends @Nullable Object>
    extends Spliterators.AbstractSpliterator<R> {

  private static final int CHUNKS_FOR_EACH_WORKER = 3;

  private final Function<List<T>, Batch> start;
  private final Iterable<? extends T> inputs;
  private final boolean ordered;
  private final ChunkSizes sizes;
  private final int maxUnderWay;
  private final Announcement announcement;

  private @Nullable Iterator<? extends T> iterator;

  /** Those under way, in the order of their inputs. */
  private final Deque<Batch> underWay = new ArrayDeque<>();

  /** Those that are done, in that order; used if the order of inputs does not matter. */
  private final BlockingQueue<Batch> done = new LinkedBlockingQueue<>();

  private @Nullable Object[] current = {};
  private int next;

  LazyMap(
      Function<List<T>, Batch> start,
      Iterable<? extends T> inputs,
      boolean ordered,
      int workers,
      Announcement announcement) {
    super(Long.MAX_VALUE, ordered ? Spliterator.ORDERED : 0);
    this.start = start;
    this.inputs = inputs;
    this.ordered = ordered;
    this.sizes = new ChunkSizes(inputs, workers);
    this.announcement = announcement;
    this.maxUnderWay = CHUNKS_FOR_EACH_WORKER * workers;
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    Objects.requireNonNull(action);
    if (next == current.length) {
      fill();
      if (underWay.isEmpty()) {
        return false;
      }
      current = take();
      next = 0;
      fill();
    }
    @SuppressWarnings("unchecked") // the function's results
    R result = (R) resultAt(next++);
    action.accept(result);
    return true;
  }

  private @Nullable Object resultAt(int index) {
    try {
      return Batch.resultAt(current, index);
    } catch (CompletionException e) {
      announcement.end(); // whoever consumes this goes no further, as a rule
      throw e;
    }
  }

  private void fill() {
    Iterator<? extends T> from = iterator;
    if (from == null) {
      from = inputs.iterator();
      iterator = from;
      announcement.begin();
    }
    while (underWay.size() < maxUnderWay && from.hasNext()) {
      int size = sizes.next();
      List<T> chunk = new ArrayList<>(size);
      while (chunk.size() < size && from.hasNext()) {
        chunk.add(from.next());
      }
      Batch batch = start.apply(chunk);
      announcement.submitted(chunk.size());
      underWay.add(batch);
      if (!ordered) {
        Object unused = batch.outcome().whenComplete((value, failure) -> done.add(batch));
      }
    }
    if (underWay.size() < maxUnderWay) {
      announcement.end(); // there are no more
    }
  }

  private @Nullable Object[] take() {
    try {
      Batch batch = ordered ? underWay.element() : done.take();
      @Nullable Object[] outcomes = batch.get();
      underWay.remove(batch);
      sizes.took(batch.size(), batch.nanos());
      return outcomes;
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      CancellationException cancelled =
          new CancellationException("The thread that consumes a map's results was interrupted.");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /** Nobody wants the rest. */
  void giveUp() {
    for (Batch batch : underWay) {
      boolean unused = batch.cancel(false);
    }
    underWay.clear();
    announcement.end();
    iterator = Collections.emptyIterator();
    current = new Object[0];
    next = 0;
  }
}

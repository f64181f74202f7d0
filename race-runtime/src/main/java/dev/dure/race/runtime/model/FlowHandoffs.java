package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * {@code SubmissionPublisher}: what was done before an item was submitted comes before {@code
 * onNext} with it, what was done before it was subscribed to, or closed, before the first and the
 * last call of a subscriber. The calls of one subscriber come one after the other, whichever
 * threads make them.
 */
public final class FlowHandoffs {

  /** Comes after all items. */
  private static final Object END = new Object();

  private FlowHandoffs() {}

  /** A subscriber is about to be called with an item. */
  public static void next(
      Object subscription, Flow.@Nullable Subscriber<?> subscriber, @Nullable Object item) {
    Edges.acquire(Edges.second(subscription));
    Handoffs.taken(subscription, item);
  }

  /** A subscriber is about to be called for the first time. */
  public static void opened(Object subscription) {
    Edges.acquire(Edges.second(subscription));
    Syncs.acquire(subscription);
  }

  /** A publisher is about to be closed, as this subscription learns. */
  public static void closing(Object subscription) {
    Handoffs.put(subscription, END);
  }

  /** A subscriber is about to be called for the last time. */
  public static void ended(Object subscription) {
    Edges.acquire(Edges.second(subscription));
    Handoffs.taken(subscription, END);
  }

  /** A subscriber was called. */
  public static void called(Object subscription) {
    Edges.release(Edges.second(subscription));
  }
}

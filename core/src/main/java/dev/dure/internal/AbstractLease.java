package dev.dure.internal;

import dev.dure.Lease;
import dev.dure.SpaceClosedException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lease, which ends once however many threads end it.
 *
 * @param <E> the type of the element
 */
public abstract class AbstractLease<E> implements Lease<E> {

  private final E value;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** A lease of an element. */
  protected AbstractLease(E value) {
    this.value = value;
  }

  /** Does what ends the lease; called once. */
  protected abstract void end(boolean back);

  /** The queue in the words of messages. */
  protected abstract String queue();

  @Override
  public final E value() {
    return value;
  }

  @Override
  public final void acknowledge() {
    begin("acknowledged");
    end(false);
  }

  @Override
  public final void giveBack() {
    begin("given back");
    end(true);
  }

  private void begin(String what) {
    if (!ended.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "An element of " + queue() + " cannot be " + what + ": its lease has ended already.");
    }
  }

  @Override
  public final void close() {
    if (ended.compareAndSet(false, true)) {
      try {
        end(true);
      } catch (SpaceClosedException e) {
        // The space gave back what was leased when it was closed.
      }
    }
  }
}

package dev.dure.stress.history;

import org.jspecify.annotations.Nullable;

/**
 * What an object does when one operation follows the other.
 *
 * @param <S> its state: immutable, with {@code equals}
 */
interface Model<S> {

  /** The state before the first operation. */
  S initial();

  /**
   * The state after an operation, or null if the operation cannot return in this state what it has
   * returned.
   */
  @Nullable S after(S state, Operation operation);
}

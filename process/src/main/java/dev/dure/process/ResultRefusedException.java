package dev.dure.process;

import org.jspecify.annotations.Nullable;

/**
 * A task was done, and its result cannot be had: it cannot be serialized, is of a class that is not
 * on the pool's list, or is too large. Its message says which, and what is allowed. Of a result
 * that is not allowed nothing was made.
 *
 * <p>It is the cause of the {@link java.util.concurrent.ExecutionException} that {@link
 * dev.dure.Task#get} throws.
 *
 * @see PoolOptions#withResults
 */
public final class ResultRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ResultRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

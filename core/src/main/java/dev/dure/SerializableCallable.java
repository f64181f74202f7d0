package dev.dure;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Callable} that can be sent to another process. A lambda that is given to {@link
 * Pool#submit(SerializableCallable)} becomes one by itself; what it captures must be serializable.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface SerializableCallable<T extends @Nullable Object>
    extends Callable<T>, Serializable {}

package dev.dure;

import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Function} that can be sent to another process; what a lambda of this type captures must
 * be serializable.
 *
 * @param <T> the type of its argument
 * @param <R> the type of its result
 */
@FunctionalInterface
public interface SerializableFunction<T extends @Nullable Object, R extends @Nullable Object>
    extends Function<T, R>, Serializable {}

package dev.dure;

import java.io.Serializable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Consumer} that can be sent to another process; what a lambda of this type captures must
 * be serializable.
 *
 * @param <T> the type of its argument
 */
@FunctionalInterface
public interface SerializableConsumer<T extends @Nullable Object>
    extends Consumer<T>, Serializable {}

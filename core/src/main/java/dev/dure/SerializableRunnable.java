package dev.dure;

import java.io.Serializable;

/**
 * A {@link Runnable} that can be sent to another process. A lambda that is given to {@link
 * Pool#submit(SerializableRunnable)} becomes one by itself; what it captures must be serializable.
 */
@FunctionalInterface
public interface SerializableRunnable extends Runnable, Serializable {}

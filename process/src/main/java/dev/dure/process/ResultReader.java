package dev.dure.process;

import dev.dure.internal.AllowList;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what a worker sends as a result, and believes none of it. */
final class ResultReader extends ValueReader {

  private final AllowList allowed;

  ResultReader(byte[] bytes, AllowList allowed) {
    super(bytes);
    this.allowed = allowed;
  }

  @Override
  Object readLambda() throws IOException {
    throw new ProtocolViolation("a lambda as a result");
  }

  @Override
  @Nullable Object serialized(byte[] stream) throws IOException, ClassNotFoundException {
    return allowed.read(stream);
  }

  /** The whole result. */
  @Nullable Object readResult() throws IOException, ReflectiveOperationException {
    Object result = readValue();
    if (!isAtEnd()) {
      throw new ProtocolViolation("a result with bytes behind its end");
    }
    return result;
  }
}

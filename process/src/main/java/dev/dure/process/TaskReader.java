package dev.dure.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what a parent sends. A worker trusts its parent, whose code it runs. */
final class TaskReader extends ValueReader {

  private final KnownLambdas lambdas;

  TaskReader(byte[] bytes, KnownLambdas lambdas) {
    super(bytes);
    this.lambdas = lambdas;
  }

  @Override
  Object readLambda() throws IOException, ReflectiveOperationException {
    int shape = readInt();
    @Nullable Object[] captured = new Object[readUnsignedByte()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = readValue();
    }
    return lambdas.make(shape, captured);
  }

  @Override
  @SuppressWarnings("BanSerializableRead") // from the parent
  @Nullable Object serialized(byte[] stream) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
      return in.readObject();
    }
  }
}

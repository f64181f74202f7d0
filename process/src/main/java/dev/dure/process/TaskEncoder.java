package dev.dure.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns tasks, functions and their inputs into what is sent. A lambda whose captured arguments are
 * simple goes the short way; everything else goes through {@link TaskSerializer}, with its checks.
 */
final class TaskEncoder {

  /** A thread's writer while it is not in use: what is written may be code that submits tasks. */
  private static final ThreadLocal<@Nullable ValueWriter> SPARE = new ThreadLocal<>();

  private TaskEncoder() {}

  /**
   * A task.
   *
   * @throws NotTransferableException if it cannot be sent
   */
  static Encoded task(Object target) {
    ValueWriter writer = take();
    put(writer, target, "The task");
    return encoded(writer);
  }

  /**
   * A function and some inputs.
   *
   * @throws NotTransferableException if one of them cannot be sent
   */
  static Encoded batch(Object function, List<? extends @Nullable Object> inputs) {
    ValueWriter writer = take();
    putWithLength(writer, function, "The function");
    writer.putInt(inputs.size());
    for (Object input : inputs) {
      putWithLength(writer, input, "The input");
    }
    return encoded(writer);
  }

  private static ValueWriter take() {
    ValueWriter writer = SPARE.get();
    if (writer == null) {
      return new ValueWriter();
    }
    SPARE.remove();
    writer.reset();
    return writer;
  }

  private static Encoded encoded(ValueWriter writer) {
    if (writer.size() > WorkerProtocol.MAX_TASK_BYTES) {
      throw new NotTransferableException(
          String.format(
              "The task has %,d bytes when written; allowed are %,d. Put bulk data into a shared"
                  + " array and capture its handle.",
              writer.size(), WorkerProtocol.MAX_TASK_BYTES),
          byte[].class.getName(),
          null);
    }
    Encoded encoded = new Encoded(writer.takeBytes(), List.copyOf(writer.shapes()));
    SPARE.set(writer);
    return encoded;
  }

  private static void putWithLength(ValueWriter writer, @Nullable Object value, String what) {
    int lengthAt = writer.size();
    writer.putInt(0);
    put(writer, value, what);
    writer.setInt(lengthAt, writer.size() - lengthAt - Integer.BYTES);
  }

  private static void put(ValueWriter writer, @Nullable Object value, String what) {
    if (!writer.tryPut(value) && value != null) {
      writer.putSerialized(TaskSerializer.serialize(value, what));
    }
  }
}

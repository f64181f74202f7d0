package dev.dure.process;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;

/**
 * What a worker says about a throwable, within the protocol's limits. The throwable's own code may
 * throw: then that is said.
 */
final class FailureReport {

  /** Keeps a beginning, so that a trace of a million causes takes no memory. */
  private static final class Head extends Writer {
    private final StringBuilder text = new StringBuilder();
    private long length;

    @Override
    public void write(char[] buffer, int offset, int count) {
      int room = WorkerProtocol.MAX_TRACE_BYTES - text.length();
      text.append(buffer, offset, Math.min(room, count));
      length += count;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
      return length > text.length() ? text + "…" : text.toString();
    }
  }

  private FailureReport() {}

  /** The payload of a FAILED frame. */
  static ByteBuffer failed(Throwable failure) {
    byte[] className = className(failure);
    byte[] message = Texts.encode(message(failure), WorkerProtocol.MAX_MESSAGE_BYTES);
    byte[] trace = Texts.encode(trace(failure), WorkerProtocol.MAX_TRACE_BYTES);
    ByteBuffer payload =
        ByteBuffer.allocate(3 * Integer.BYTES + className.length + message.length + trace.length);
    Texts.put(payload, className);
    Texts.put(payload, message);
    Texts.put(payload, trace);
    return payload.flip();
  }

  /** The payload of a REFUSED frame. */
  static ByteBuffer refused(byte reason, String missingClass, Throwable cause) {
    byte[] className = Texts.encode(missingClass, WorkerProtocol.MAX_CLASS_NAME_BYTES);
    byte[] details = Texts.encode(describe(cause), WorkerProtocol.MAX_MESSAGE_BYTES);
    ByteBuffer payload =
        ByteBuffer.allocate(1 + 2 * Integer.BYTES + className.length + details.length);
    payload.put(reason);
    Texts.put(payload, className);
    Texts.put(payload, details);
    return payload.flip();
  }

  /** A class and what is to be said of it. */
  static ByteBuffer named(String className, String text) {
    byte[] name = Texts.encode(className, WorkerProtocol.MAX_CLASS_NAME_BYTES);
    byte[] details = Texts.encode(text, WorkerProtocol.MAX_MESSAGE_BYTES);
    ByteBuffer payload = ByteBuffer.allocate(2 * Integer.BYTES + name.length + details.length);
    Texts.put(payload, name);
    Texts.put(payload, details);
    return payload.flip();
  }

  /**
   * The class that deserialization did not find; empty if it failed otherwise. An error of linkage
   * without that cause means a class that is there and cannot be initialized.
   */
  static String missingClass(Throwable failure) {
    boolean noClass =
        failure instanceof ClassNotFoundException
            || (failure instanceof NoClassDefFoundError
                && failure.getCause() instanceof ClassNotFoundException);
    return noClass ? String.valueOf(failure.getMessage()).replace('/', '.') : "";
  }

  private static byte[] className(Throwable failure) {
    return Texts.encode(failure.getClass().getName(), WorkerProtocol.MAX_CLASS_NAME_BYTES);
  }

  /** A throwable in a line. */
  static String describe(Throwable failure) {
    try {
      return failure.toString();
    } catch (RuntimeException | StackOverflowError e) {
      return failure.getClass().getName() + ", whose toString() threw " + e.getClass().getName();
    }
  }

  private static String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | StackOverflowError e) {
      return "(its getMessage() threw " + e.getClass().getName() + ")";
    }
  }

  private static String trace(Throwable failure) {
    Head head = new Head();
    try (PrintWriter writer = new PrintWriter(head)) {
      failure.printStackTrace(writer);
    } catch (RuntimeException | StackOverflowError e) {
      return head + "\n(printing it threw " + e.getClass().getName() + ")";
    }
    return head.toString();
  }
}

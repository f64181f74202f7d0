package dev.dure.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a parent knows of one worker from the control channel: how far it got, and what it reported.
 * Written by the thread of the {@link ControlListener}, read by whoever joins. Every field is
 * guarded by this object's monitor.
 */
final class WorkerSession {

  private enum Stage {
    /** No connection has shown the token yet. */
    EXPECTED,
    /** Connected; the task is on its way, or is being deserialized. */
    CONNECTED,
    STARTED,
    /** Instead of STARTED. */
    REFUSED,
    DONE,
    FAILED
  }

  /** Why a worker refused its task. */
  record Refusal(byte reason, String className, String details) {}

  private final Token token = Token.random();
  private final String name;
  private final Runnable onDisconnect;

  private Stage stage = Stage.EXPECTED;
  private byte @Nullable [] task;
  private @Nullable Process process;
  private @Nullable Closeable connection;
  private boolean ended;
  private @Nullable String violation;
  private @Nullable Refusal refusal;
  private @Nullable WorkerFailure failure;

  WorkerSession(String name, byte[] task, Runnable onDisconnect) {
    this.name = name;
    this.task = task;
    this.onDisconnect = onDisconnect;
  }

  Token token() {
    return token;
  }

  /**
   * The process is there. Called before the worker gets its invitation, so before it can connect.
   */
  synchronized void spawned(Process spawned) {
    process = spawned;
  }

  /**
   * A connection has shown the token.
   *
   * @return the TASK frame to be sent, in parts; null if the worker is connected already, or over
   */
  synchronized ByteBuffer @Nullable [] connected(Closeable by) {
    byte[] bytes = task;
    if (stage != Stage.EXPECTED || ended || bytes == null) {
      return null;
    }
    stage = Stage.CONNECTED;
    connection = by;
    task = null;
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    int headBytes = WorkerProtocol.FRAME_HEADER_BYTES + Integer.BYTES + nameBytes.length;
    ByteBuffer head = ByteBuffer.allocate(headBytes);
    head.putInt(Integer.BYTES + nameBytes.length + bytes.length);
    head.put(WorkerProtocol.TASK).put(new byte[3]);
    Texts.put(head, nameBytes);
    return new ByteBuffer[] {head.flip(), ByteBuffer.wrap(bytes)};
  }

  /** The most that a frame of this type may hold now. */
  synchronized int limit(byte type) throws ProtocolViolation {
    boolean inOrder =
        switch (type) {
          case WorkerProtocol.STARTED, WorkerProtocol.REFUSED -> stage == Stage.CONNECTED;
          case WorkerProtocol.FAILED, WorkerProtocol.DONE -> stage == Stage.STARTED;
          default -> throw new ProtocolViolation("a frame of the unknown type " + type);
        };
    if (!inOrder) {
      throw new ProtocolViolation("a frame of type " + type + " out of order, after " + stage);
    }
    return switch (type) {
      case WorkerProtocol.REFUSED -> WorkerProtocol.MAX_REFUSED_BYTES;
      case WorkerProtocol.FAILED -> WorkerProtocol.MAX_FAILED_BYTES;
      default -> 0;
    };
  }

  /** A whole frame has come, within its limit. */
  synchronized void received(byte type, ByteBuffer payload) throws ProtocolViolation {
    switch (type) {
      case WorkerProtocol.STARTED -> stage = Stage.STARTED;
      case WorkerProtocol.DONE -> stage = Stage.DONE;
      case WorkerProtocol.REFUSED -> {
        if (!payload.hasRemaining()) {
          throw new ProtocolViolation("a refusal without a reason");
        }
        byte reason = payload.get();
        String className = Texts.get(payload, WorkerProtocol.MAX_CLASS_NAME_BYTES, "a class name");
        String details = Texts.get(payload, WorkerProtocol.MAX_MESSAGE_BYTES, "a refusal's text");
        refusal = new Refusal(reason, className, details);
        stage = Stage.REFUSED;
      }
      case WorkerProtocol.FAILED -> {
        String className = Texts.get(payload, WorkerProtocol.MAX_CLASS_NAME_BYTES, "a class name");
        String message = Texts.get(payload, WorkerProtocol.MAX_MESSAGE_BYTES, "a message");
        String trace = Texts.get(payload, WorkerProtocol.MAX_TRACE_BYTES, "a stack trace");
        failure = new WorkerFailure(className, message, trace);
        stage = Stage.FAILED;
      }
      default -> throw new ProtocolViolation("a frame of the unknown type " + type);
    }
    if (payload.hasRemaining()) {
      throw new ProtocolViolation(
          payload.remaining() + " bytes too many in a frame of type " + type);
    }
  }

  /** The worker broke the protocol: it is killed, since nobody knows any longer what it does. */
  synchronized void violated(String how) {
    violation = how;
    if (started()) {
      failure = new WorkerFailure(ProtocolViolation.class.getName(), how, how);
    }
    if (process != null) {
      process.toHandle().destroyForcibly();
    }
  }

  /** The connection is at its end. */
  void disconnected() {
    synchronized (this) {
      ended = true;
      connection = null;
      notifyAll();
    }
    onDisconnect.run();
  }

  /**
   * The process has ended: nobody can connect any longer. A connection that is there is still read
   * up to its end, which the kernel has written by now; unless a child of the worker has inherited
   * it, so not for ever. Does not end at an interruption. May be called again.
   */
  void processEnded(long maxNanos) {
    boolean interrupted = false;
    Closeable open;
    synchronized (this) {
      if (stage == Stage.EXPECTED) {
        ended = true;
        task = null;
      }
      long deadline = System.nanoTime() + maxNanos;
      long left = maxNanos;
      while (!ended && left > 0) {
        try {
          // Rounded up, since wait(0) has no end.
          wait(left / 1_000_000 + 1);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = deadline - System.nanoTime();
      }
      ended = true;
      open = connection;
      connection = null;
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is closed either way.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the task began to run. */
  synchronized boolean started() {
    return stage == Stage.STARTED || stage == Stage.DONE || stage == Stage.FAILED;
  }

  /** Whether the worker ever showed its token. */
  synchronized boolean wasConnected() {
    return stage != Stage.EXPECTED;
  }

  synchronized Optional<WorkerFailure> failure() {
    return Optional.ofNullable(failure);
  }

  synchronized @Nullable Refusal refusal() {
    return refusal;
  }

  synchronized @Nullable String violation() {
    return violation;
  }
}

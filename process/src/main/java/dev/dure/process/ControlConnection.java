package dev.dure.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parent's end of one connection: reads the HELLO, then sends the TASK and reads frames. Never
 * blocks, and takes memory for a frame only when its type and length are known to be allowed. Used
 * by the thread of the {@link ControlListener} only, but for {@link #close}.
 */
final class ControlConnection implements Closeable {

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Function<Token, @Nullable WorkerSession> expected;
  private final long acceptedNanos = System.nanoTime();

  private ByteBuffer in = ByteBuffer.allocate(WorkerProtocol.HELLO_BYTES);

  /** The type of the frame whose payload is being read; 0 while a header is. */
  private byte type;

  private ByteBuffer[] out = {};
  private @Nullable WorkerSession session;

  ControlConnection(
      SocketChannel channel, SelectionKey key, Function<Token, @Nullable WorkerSession> expected) {
    this.channel = channel;
    this.key = key;
    this.expected = expected;
  }

  /** Whether this connection is a worker's, or closed. */
  boolean isStrangerNoLonger() {
    return session != null || !channel.isOpen();
  }

  long ageNanos() {
    return System.nanoTime() - acceptedNanos;
  }

  /** Does what can be done without waiting. */
  void ready() {
    try {
      if (!read()) {
        disconnect();
        return;
      }
      write();
    } catch (ProtocolViolation e) {
      if (session != null) {
        session.violated(String.valueOf(e.getMessage()));
      }
      disconnect();
    } catch (IOException | RuntimeException e) {
      disconnect();
    }
  }

  /** Reads all that is there; false at the end of the stream. */
  private boolean read() throws IOException {
    while (true) {
      int limit = in.limit();
      int until = Math.min(limit, in.position() + WorkerProtocol.CHUNK_BYTES);
      int count = in.hasRemaining() ? channel.read(in.limit(until)) : 0;
      in.limit(limit);
      if (count < 0) {
        return false;
      }
      if (!in.hasRemaining()) {
        whole(in.flip());
      } else if (count == 0) {
        return true;
      }
    }
  }

  private void whole(ByteBuffer part) throws IOException {
    if (session == null) {
      session = authenticate(part);
    } else if (type == 0) {
      header(part, session);
      return;
    } else {
      session.received(type, part);
    }
    type = 0;
    in = ByteBuffer.allocate(WorkerProtocol.FRAME_HEADER_BYTES);
  }

  private void header(ByteBuffer header, WorkerSession from) throws ProtocolViolation {
    int length = header.getInt(WorkerProtocol.FRAME_LENGTH_OFFSET);
    byte frame = header.get(WorkerProtocol.FRAME_TYPE_OFFSET);
    int limit = from.limit(frame);
    if (length < 0 || length > limit) {
      throw new ProtocolViolation(
          "a frame of type " + frame + " with " + length + " bytes; allowed are " + limit);
    }
    type = frame;
    in = ByteBuffer.allocate(length);
  }

  private WorkerSession authenticate(ByteBuffer hello) throws ProtocolViolation {
    if (hello.getInt(WorkerProtocol.MAGIC_OFFSET) != WorkerProtocol.MAGIC) {
      throw new ProtocolViolation("not a worker");
    }
    WorkerSession found = expected.apply(Token.read(hello, WorkerProtocol.TOKEN_OFFSET));
    if (found == null) {
      throw new ProtocolViolation("not an expected worker");
    }
    // From here on this connection is the worker's, and what it does wrong is the worker's doing.
    ByteBuffer[] task = found.connected(this);
    if (task == null) {
      throw new ProtocolViolation("a worker that is connected already, or over");
    }
    session = found;
    int version = hello.getInt(WorkerProtocol.VERSION_OFFSET);
    if (version != WorkerProtocol.VERSION) {
      throw new ProtocolViolation(
          "version " + version + " of the protocol; this is " + WorkerProtocol.VERSION);
    }
    out = task;
    return found;
  }

  private void write() throws IOException {
    for (ByteBuffer part : out) {
      while (part.hasRemaining()) {
        int limit = part.limit();
        part.limit(Math.min(limit, part.position() + WorkerProtocol.CHUNK_BYTES));
        int count = channel.write(part);
        part.limit(limit);
        if (count == 0) {
          key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
          return;
        }
      }
    }
    if (out.length > 0) {
      out = new ByteBuffer[] {};
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  /** Ends the connection and tells the worker's session. */
  void disconnect() {
    try {
      close();
    } catch (IOException e) {
      // It is closed either way.
    }
    if (session != null) {
      session.disconnected();
    }
  }

  /** From any thread. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

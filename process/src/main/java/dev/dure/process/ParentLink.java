package dev.dure.process;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A worker's end of the connection to its parent. */
final class ParentLink {

  /** What the parent sent: the worker's name, and its serialized task. */
  record Assignment(String name, InputStream task) {}

  private static final long POLL_MILLIS = 100;

  private final SocketChannel channel;

  private ParentLink(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects to the parent that the invitation names, and says hello. */
  static ParentLink connect(InputStream invitation) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(invitation.readNBytes(WorkerProtocol.INVITATION_PATH_OFFSET));
    if (head.limit() < WorkerProtocol.INVITATION_PATH_OFFSET
        || head.getInt(WorkerProtocol.MAGIC_OFFSET) != WorkerProtocol.MAGIC
        || head.getInt(WorkerProtocol.VERSION_OFFSET) != WorkerProtocol.VERSION) {
      throw new ProtocolViolation("no invitation of this version on stdin");
    }
    int length = head.getInt(WorkerProtocol.INVITATION_LENGTH_OFFSET);
    if (length <= 0 || length > WorkerProtocol.MAX_SOCKET_PATH_BYTES) {
      throw new ProtocolViolation("a socket's path of " + length + " bytes");
    }
    String path = new String(invitation.readNBytes(length), StandardCharsets.UTF_8);
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(path));
    ByteBuffer hello = ByteBuffer.allocate(WorkerProtocol.HELLO_BYTES);
    // Magic, version and token stand at the same places in both.
    hello.put(head.limit(WorkerProtocol.HELLO_BYTES)).flip();
    ParentLink link = new ParentLink(channel);
    link.writeAll(hello);
    return link;
  }

  /** Waits for the task. */
  Assignment receive() throws IOException {
    ByteBuffer header = readAll(ByteBuffer.allocate(WorkerProtocol.FRAME_HEADER_BYTES));
    int length = header.getInt(WorkerProtocol.FRAME_LENGTH_OFFSET);
    if (header.get(WorkerProtocol.FRAME_TYPE_OFFSET) != WorkerProtocol.TASK || length < 0) {
      throw new ProtocolViolation("something else than a task");
    }
    byte[] bytes = new byte[length];
    ByteBuffer payload = readAll(ByteBuffer.wrap(bytes));
    String name = Texts.get(payload, length, "a name");
    return new Assignment(
        name, new ByteArrayInputStream(bytes, payload.position(), payload.remaining()));
  }

  void send(byte type, ByteBuffer payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(WorkerProtocol.FRAME_HEADER_BYTES + payload.remaining());
    frame.putInt(payload.remaining()).put(type).put(new byte[3]).put(payload);
    writeAll(frame.flip());
  }

  /**
   * From here on nothing blocks in the channel, and no interruption closes it.
   *
   * @throws IOException if the connection is broken already
   */
  void receiveNoMore() throws IOException {
    channel.configureBlocking(false);
  }

  /**
   * Waits until the parent is gone, and asks ten times a second: a thread that is in a blocking
   * system call when its JVM ends costs the JVM 300 ms, for which it waits in vain (JDK 25), and
   * every worker would pay that.
   */
  void awaitEnd() {
    ByteBuffer ignored = ByteBuffer.allocate(64);
    try {
      // A parent says no more than its task.
      while (channel.read(ignored.clear()) >= 0) {
        pause(POLL_MILLIS);
      }
    } catch (IOException e) {
      // A broken connection is an end too.
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + WorkerProtocol.CHUNK_BYTES));
      if (channel.write(bytes) == 0) {
        // The parent has yet to read what was sent before.
        pause(1);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // Nobody who may want anything of these threads can know them; go on.
    }
  }

  private ByteBuffer readAll(ByteBuffer to) throws IOException {
    int end = to.limit();
    while (to.position() < end) {
      to.limit(Math.min(end, to.position() + WorkerProtocol.CHUNK_BYTES));
      if (channel.read(to) < 0) {
        throw new EOFException("the parent is gone");
      }
    }
    return to.flip();
  }
}

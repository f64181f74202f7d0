package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strangers and hostile workers at the control socket: the parent stays whole, and the right worker
 * is served.
 */
@Timeout(300)
class ControlListenerTest {

  @TempDir Path directory;
  private ControlListener listener;

  @BeforeEach
  void listen() throws IOException {
    listener = ControlListener.shared();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(listener.socket()));
    return channel;
  }

  private static ByteBuffer hello(int magic, int version, Token token) {
    ByteBuffer hello = ByteBuffer.allocate(WorkerProtocol.HELLO_BYTES);
    hello.putInt(WorkerProtocol.MAGIC_OFFSET, magic);
    hello.putInt(WorkerProtocol.VERSION_OFFSET, version);
    token.write(hello, WorkerProtocol.TOKEN_OFFSET);
    return hello;
  }

  private static ByteBuffer helloOf(WorkerSession session) {
    return hello(WorkerProtocol.MAGIC, WorkerProtocol.VERSION, session.token());
  }

  private static ByteBuffer frame(int type, int length, byte... payload) {
    return ByteBuffer.allocate(WorkerProtocol.FRAME_HEADER_BYTES + payload.length)
        .putInt(length)
        .put((byte) type)
        .put(new byte[3])
        .put(payload)
        .flip();
  }

  private static void assertHungUp(SocketChannel channel) throws IOException {
    ByteBuffer rest = ByteBuffer.allocate(1024);
    try {
      while (channel.read(rest.clear()) >= 0) {
        // A task may have been sent before.
      }
    } catch (IOException e) {
      // Hung up with bytes unread: a reset.
    }
  }

  private static void assertServed() throws InterruptedException {
    try (WorkerProcess worker = WorkerProcess.start(() -> System.exit(9))) {
      assertThat(worker.join()).isEqualTo(9);
    }
  }

  private static void nothing() {}

  private WorkerSession expectOne() {
    WorkerSession session =
        new WorkerSession("test", TaskSerializer.serialize(ControlListenerTest::nothing), () -> {});
    listener.expect(session);
    return session;
  }

  @Test
  void theSocketIsForThisUserOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(listener.directory().path())))
        .isEqualTo("rwx------");
  }

  @Test
  void strangersAreHungUpOn() throws Exception {
    try (SocketChannel noMagic = connect();
        SocketChannel noToken = connect();
        SocketChannel garbage = connect()) {
      noMagic.write(hello(1, WorkerProtocol.VERSION, Token.random()));
      noToken.write(hello(WorkerProtocol.MAGIC, WorkerProtocol.VERSION, Token.random()));
      garbage.write(
          ByteBuffer.wrap(
              "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
      assertHungUp(noMagic);
      assertHungUp(noToken);
      assertHungUp(garbage);
    }
    assertServed();
  }

  @Test
  void manySilentStrangersKeepNobodyOut() throws Exception {
    List<SocketChannel> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        SocketChannel channel = connect();
        channel.write(ByteBuffer.allocate(3));
        silent.add(channel);
      }
      assertServed();
      // There are seats for 256 that say nothing; the oldest has lost its own.
      assertHungUp(silent.get(0));
    } finally {
      for (SocketChannel channel : silent) {
        channel.close();
      }
    }
    assertServed();
  }

  @Test
  void aTokenIsGoodOnce() throws Exception {
    WorkerSession session = expectOne();
    try (SocketChannel first = connect();
        SocketChannel second = connect()) {
      first.write(helloOf(session));
      assertThat(readTask(first)).isPositive();
      second.write(helloOf(session));
      assertHungUp(second);
      first.write(frame(WorkerProtocol.STARTED, 0));
      Signals.await("the first goes on", session::started);
    }
    session.processEnded(Signals.LONG.toNanos());
    assertThat(session.violation()).isNull();
  }

  private static int readTask(SocketChannel channel) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(WorkerProtocol.FRAME_HEADER_BYTES);
    while (header.hasRemaining() && channel.read(header) >= 0) {
      // Until the header is whole.
    }
    assertThat(header.get(WorkerProtocol.FRAME_TYPE_OFFSET)).isEqualTo(WorkerProtocol.TASK);
    ByteBuffer payload = ByteBuffer.allocate(header.getInt(WorkerProtocol.FRAME_LENGTH_OFFSET));
    while (payload.hasRemaining() && channel.read(payload) >= 0) {
      // Until the payload is whole.
    }
    return payload.position();
  }

  @Test
  void aHelloInPiecesIsAHello() throws Exception {
    WorkerSession session = expectOne();
    try (SocketChannel channel = connect()) {
      ByteBuffer hello = helloOf(session);
      for (int i = 1; i <= WorkerProtocol.HELLO_BYTES; i++) {
        channel.write(hello.limit(i));
      }
      assertThat(readTask(channel)).isPositive();
    }
  }

  private String violationOf(int version, ByteBuffer... frames) throws IOException {
    WorkerSession session = expectOne();
    try (SocketChannel channel = connect()) {
      channel.write(hello(WorkerProtocol.MAGIC, version, session.token()));
      for (ByteBuffer frame : frames) {
        try {
          channel.write(frame);
        } catch (IOException e) {
          // Hung up on before the last one.
        }
      }
      assertHungUp(channel);
    }
    session.processEnded(Signals.LONG.toNanos());
    String violation = session.violation();
    return violation == null ? "none" : violation;
  }

  @Test
  void aWorkerThatBreaksTheRulesIsToldApart() throws Exception {
    int version = WorkerProtocol.VERSION;
    ByteBuffer started = frame(WorkerProtocol.STARTED, 0);
    assertThat(violationOf(99)).isEqualTo("version 99 of the protocol; this is " + version);
    assertThat(violationOf(version, frame(77, 0))).isEqualTo("a frame of the unknown type 77");
    assertThat(violationOf(version, frame(WorkerProtocol.DONE, 0)))
        .isEqualTo("a frame of type 19 out of order, after CONNECTED");
    assertThat(violationOf(version, started.duplicate(), started.duplicate()))
        .isEqualTo("a frame of type 16 out of order, after STARTED");
    assertThat(violationOf(version, frame(WorkerProtocol.STARTED, 1, (byte) 1)))
        .isEqualTo("a frame of type 16 with 1 bytes; allowed are 0");
    assertThat(violationOf(version, frame(WorkerProtocol.REFUSED, 0)))
        .isEqualTo("a refusal without a reason");
    assertThat(violationOf(version, frame(WorkerProtocol.REFUSED, 5, new byte[] {1, 0, 0, 0, 9})))
        .isEqualTo("a class name has 9 bytes; allowed are 0");
    assertThat(
            violationOf(
                version,
                frame(WorkerProtocol.REFUSED, 10, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 5})))
        .isEqualTo("1 bytes too many in a frame of type 17");
    assertServed();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, WorkerProtocol.MAX_FAILED_BYTES + 1})
  void aLengthBeyondTheLimitTakesNoMemory(int length) throws Exception {
    assertThat(
            violationOf(
                WorkerProtocol.VERSION,
                frame(WorkerProtocol.STARTED, 0),
                frame(WorkerProtocol.FAILED, length)))
        .isEqualTo(
            "a frame of type 18 with "
                + length
                + " bytes; allowed are "
                + WorkerProtocol.MAX_FAILED_BYTES);
    assertServed();
  }

  @Test
  void aSocketThatSomebodyRemovedIsReplaced() throws Exception {
    String go = directory.resolve("go").toString();
    try (WorkerProcess before =
        WorkerProcess.start(
            () -> {
              Signals.send(go + ".ready", "");
              Signals.receive(go);
            })) {
      Signals.receive(go + ".ready");
      Files.delete(listener.socket());
      assertServed();
      assertThat(ControlListener.shared().socket()).isNotEqualTo(listener.socket());
      assertThat(before.isAlive()).isTrue();
      Signals.send(go, "");
      assertThat(before.join()).isZero();
    }
  }
}

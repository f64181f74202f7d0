package dev.dure.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers of this JVM connect: one Unix domain socket and one thread, which serves every
 * connection without ever waiting for one of them, and stays for the life of the JVM.
 *
 * <p>It is a platform thread, since a program whose virtual threads compute without a pause would
 * starve a virtual one, and with it every start of a worker.
 *
 * <p><b>Who gets in.</b> The socket lies in a {@link PrivateDirectory}; the kernel says that the
 * peer has the same user (where it can be asked); and the first {@value WorkerProtocol#HELLO_BYTES}
 * bytes must show a token that was given to one worker and is good once. A connection has {@value
 * #HELLO_SECONDS} s for that and holds 24 bytes of memory till then; at most {@value
 * #MAX_STRANGERS} are kept waiting, and the oldest goes first. So a stranger cannot keep a worker
 * out.
 */
final class ControlListener {

  private static final int BACKLOG = 1024;
  private static final int HELLO_SECONDS = 10;
  private static final int MAX_STRANGERS = 256;
  private static final long PAUSE_MILLIS = 100;
  private static final long ENDING_POLL_MILLIS = 5;

  private static @Nullable ControlListener shared;

  private final PrivateDirectory directory;
  private final ServerSocketChannel server;
  private final Selector selector;
  private final SelectionKey serverKey;
  private final ConcurrentMap<Token, WorkerSession> expected = new ConcurrentHashMap<>();

  /** Connections without a HELLO yet, oldest first. */
  private final Deque<ControlConnection> strangers = new ArrayDeque<>();

  private volatile boolean ending;

  private ControlListener(PrivateDirectory directory) throws IOException {
    this.directory = directory;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(directory.socket()), BACKLOG);
      server.configureBlocking(false);
      this.selector = Selector.open();
      this.serverKey = server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /**
   * The listener of this JVM, created at the first call. If somebody has removed its socket, a new
   * one is made; the old goes on serving those who are connected.
   *
   * @throws IOException if there can be no private directory or socket
   * @throws IllegalStateException if this JVM is shutting down
   */
  static synchronized ControlListener shared() throws IOException {
    ControlListener present = shared;
    if (present != null && Files.exists(present.socket(), LinkOption.NOFOLLOW_LINKS)) {
      return present;
    }
    PrivateDirectory directory = PrivateDirectory.create();
    ControlListener created;
    try {
      created = new ControlListener(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(created::prepareForEnd, "dure-cleanup"));
    } catch (IOException | RuntimeException e) {
      directory.delete();
      throw e;
    }
    Threads.startDaemon("dure-control", created::serve);
    shared = created;
    return created;
  }

  PrivateDirectory directory() {
    return directory;
  }

  Path socket() {
    return directory.socket();
  }

  /** From now on a connection that shows the session's token is its worker. */
  void expect(WorkerSession session) {
    expected.put(session.token(), session);
  }

  /** No connection will be the session's worker any longer. */
  void forget(WorkerSession session) {
    expected.remove(session.token());
  }

  /**
   * The JVM is about to end. Workers are served on, since the program's own hooks may still need
   * them; the kernel will close their connections. But no longer by a blocking call: a thread in
   * one costs the JVM 300 ms at its end (see {@link ParentLink#awaitEnd}).
   */
  private void prepareForEnd() {
    ending = true;
    selector.wakeup();
    directory.delete();
  }

  private void serve() {
    directory.sweep();
    while (true) {
      try {
        boolean paused = (serverKey.interestOps() & SelectionKey.OP_ACCEPT) == 0;
        long timeout = paused ? PAUSE_MILLIS : strangers.isEmpty() ? 0 : 1_000;
        if (ending) {
          selector.selectNow();
          TimeUnit.MILLISECONDS.sleep(ENDING_POLL_MILLIS);
        } else {
          selector.select(timeout);
          // An interrupted thread selects without waiting, again and again.
          Thread.interrupted();
        }
        if (paused) {
          serverKey.interestOps(SelectionKey.OP_ACCEPT);
        }
        serveSelected();
        dropLate();
      } catch (InterruptedException e) {
        // Whoever interrupts every thread that can be found does not mean this one.
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        // What one connection does is caught there; this is the system's or the heap's trouble, and
        // may pass.
        pauseAccepting();
      }
    }
  }

  private void serveSelected() {
    Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      SelectionKey key = keys.next();
      keys.remove();
      if (key.equals(serverKey)) {
        accept();
      } else if (key.attachment() instanceof ControlConnection connection) {
        serve(connection);
      }
    }
  }

  private static void serve(ControlConnection connection) {
    try {
      connection.ready();
    } catch (OutOfMemoryError e) {
      connection.disconnect();
      throw e;
    }
  }

  private void accept() {
    while (true) {
      SocketChannel channel;
      try {
        channel = server.accept();
      } catch (IOException e) {
        // Mostly: no descriptors left. Without a pause this thread would ask again and again.
        pauseAccepting();
        return;
      }
      if (channel == null) {
        return;
      }
      try {
        if (!isSameUser(channel)) {
          channel.close();
          continue;
        }
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        ControlConnection connection = new ControlConnection(channel, key, expected::remove);
        key.attach(connection);
        connection.ready();
        if (!connection.isStrangerNoLonger()) {
          strangers.add(connection);
        }
      } catch (IOException | RuntimeException e) {
        closeQuietly(channel);
      }
    }
  }

  /** Whether the kernel says that the peer is this user; true where the kernel cannot be asked. */
  private boolean isSameUser(SocketChannel channel) throws IOException {
    return !channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
        || channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(directory.owner());
  }

  private void dropLate() {
    strangers.removeIf(ControlConnection::isStrangerNoLonger);
    ControlConnection oldest = strangers.peek();
    while (oldest != null
        && (strangers.size() > MAX_STRANGERS
            || oldest.ageNanos() > TimeUnit.SECONDS.toNanos(HELLO_SECONDS))) {
      strangers.remove();
      oldest.disconnect();
      oldest = strangers.peek();
    }
  }

  private void pauseAccepting() {
    if (serverKey.isValid()) {
      serverKey.interestOps(0);
    }
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }
}

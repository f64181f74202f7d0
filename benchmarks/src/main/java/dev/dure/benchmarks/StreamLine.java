package dev.dure.benchmarks;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A named pipe or a Unix socket: eight bytes for each number, which the kernel copies twice, and
 * which wait in it.
 */
record StreamLine(String path, boolean isSocket) implements Line {

  private static final long serialVersionUID = 1L;
  private static final int PATIENCE_MILLIS = 10;

  static StreamLine pipe(Path directory, String name) throws IOException, InterruptedException {
    Path path = directory.resolve(name);
    int code = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).start().waitFor();
    if (code != 0) {
      throw new IOException("mkfifo " + path + " ended with code " + code + ".");
    }
    return new StreamLine(path.toString(), false);
  }

  static StreamLine socket(Path directory, String name) {
    return new StreamLine(directory.resolve(name).toString(), true);
  }

  private ByteChannel socket(boolean listens) throws IOException, InterruptedException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    if (listens) {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(address);
        return server.accept();
      }
    }
    while (true) {
      try {
        return SocketChannel.open(address);
      } catch (IOException e) { // the other side does not listen yet
        Thread.sleep(PATIENCE_MILLIS);
      }
    }
  }

  @Override
  public Sender sender() throws IOException, InterruptedException {
    WritableByteChannel channel =
        isSocket ? socket(false) : FileChannel.open(Path.of(path), StandardOpenOption.WRITE);
    ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES);
    return new Sender() {
      @Override
      public boolean send(long number) throws IOException {
        bytes.clear().putLong(number).flip();
        while (bytes.hasRemaining()) {
          var _ = channel.write(bytes);
        }
        return true;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  @Override
  public Receiver receiver() throws IOException, InterruptedException {
    ReadableByteChannel channel =
        isSocket ? socket(true) : FileChannel.open(Path.of(path), StandardOpenOption.READ);
    ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES);
    return new Receiver() {
      @Override
      public long receive() throws IOException {
        bytes.clear();
        while (bytes.hasRemaining()) {
          if (channel.read(bytes) < 0) {
            throw new IOException("The other end of " + path + " is closed.");
          }
        }
        return bytes.flip().getLong();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}

package dev.dure.benchmarks;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;

/** A Chronicle Queue, which keeps all in files for ever. */
record ChronicleLine(String directory) implements Line {

  private static final long serialVersionUID = 1L;

  /** What its process needs on JDK 25: it reaches into the JDK; and it is to call nobody. */
  static final String[] JVM_ARGUMENTS = {
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dchronicle.analytics.disable=true"
  };

  static ChronicleLine create(Path parent, String name) {
    return new ChronicleLine(parent.resolve(name).toString());
  }

  @Override
  public Sender sender() {
    ChronicleQueue queue = ChronicleQueue.single(directory);
    ExcerptAppender appender = queue.createAppender();
    Bytes<?> bytes = Bytes.allocateElasticDirect(Long.BYTES);
    return new Sender() {
      @Override
      public boolean send(long number) {
        bytes.clear();
        bytes.writeLong(number);
        appender.writeBytes(bytes);
        return true;
      }

      @Override
      public void close() {
        appender.close();
        queue.close();
      }
    };
  }

  @Override
  public Receiver receiver() {
    ChronicleQueue queue = ChronicleQueue.single(directory);
    ExcerptTailer tailer = queue.createTailer();
    Bytes<?> bytes = Bytes.allocateElasticDirect(Long.BYTES);
    return Line.receiver(
        () -> {
          bytes.clear();
          return tailer.readBytes(bytes) ? bytes.readLong() : NOTHING;
        });
  }
}

package dev.dure.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.BufferUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A ring buffer of Agrona over a mapped file. It does not wait, and it does not recover from the
 * death of a producer.
 */
record AgronaLine(String file, boolean manyProducers) implements Line {

  private static final long serialVersionUID = 1L;
  private static final int TYPE = 1;

  /** What its process needs on JDK 25. */
  static final String[] JVM_ARGUMENTS = {
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"
  };

  /** A record of one number takes 16 bytes there. */
  private static final int BYTES = 16 * QueueLine.CAPACITY + RingBufferDescriptor.TRAILER_LENGTH;

  static AgronaLine create(Path directory, String name, boolean manyProducers) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, new byte[BYTES]);
    return new AgronaLine(file.toString(), manyProducers);
  }

  private RingBuffer ring(MappedByteBuffer mapped) {
    UnsafeBuffer bytes = new UnsafeBuffer(mapped);
    return manyProducers ? new ManyToOneRingBuffer(bytes) : new OneToOneRingBuffer(bytes);
  }

  @Override
  public Sender sender() {
    MappedByteBuffer mapped = IoUtil.mapExistingFile(new File(file), "ring");
    RingBuffer ring = ring(mapped);
    UnsafeBuffer number = new UnsafeBuffer(new byte[Long.BYTES]);
    return new Sender() {
      @Override
      public boolean send(long next) {
        number.putLong(0, next);
        return ring.write(TYPE, number, 0, Long.BYTES);
      }

      @Override
      public void close() {
        BufferUtil.free(mapped);
      }
    };
  }

  @Override
  public Receiver receiver() throws IOException {
    MappedByteBuffer mapped = IoUtil.mapExistingFile(new File(file), "ring");
    RingBuffer ring = ring(mapped);
    long[] last = new long[1];
    return Line.receiver(
        () -> {
          last[0] = NOTHING;
          var _ = ring.read((type, buffer, index, length) -> last[0] = buffer.getLong(index), 1);
          return last[0];
        });
  }
}

package dev.dure.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dure.linux.Linux;
import dev.dure.memory.SegmentCreationException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The memory that a pool shares with one worker: a sealed memfd of fixed size, without a name. The
 * parent makes it, the worker opens it through the parent's {@code /proc/PID/fd}. The size is that
 * of its addresses: only header and rings have memory from the beginning, an {@link Area} while
 * there is a message in it.
 *
 * <p>It is mapped by the JDK's file channels, not by a native call of ours: to link that costs a
 * JVM that has just started about 80 ms, which a worker's first task would have to wait for.
 *
 * <p>Access after {@link #close} throws IllegalStateException, as the JDK has it.
 */
final class PoolMemory implements AutoCloseable {

  /** What the kernel calls the file; another name than those of segments have. */
  static final String FILE = "dure.pool";

  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  private final Arena arena;
  private final MemorySegment bytes;
  private final int fd;
  private final Area requestsArea;
  private final Area answersArea;

  @SuppressWarnings("MustBeClosedChecker") // this object owns the arena, and closes it
  private PoolMemory(Path file, int fd) throws IOException {
    this.fd = fd;
    this.arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      boolean hasAreas = size >= PoolLayout.ANSWERS_AREA_AT;
      this.bytes = channel.map(MapMode.READ_WRITE, 0, size, arena);
      this.requestsArea =
          new Area(
              this, PoolLayout.REQUESTS_AREA_AT, hasAreas ? PoolLayout.REQUESTS_AREA_BYTES : 0);
      this.answersArea =
          new Area(
              this, PoolLayout.ANSWERS_AREA_AT, hasAreas ? size - PoolLayout.ANSWERS_AREA_AT : 0);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Makes it, for a worker to come.
   *
   * @param maxAnswerBytes the longest answer
   * @throws SegmentCreationException if the system has no memory for it
   */
  static PoolMemory create(String worker, int maxAnswerBytes) {
    long areaBytes = PoolLayout.areaBytes(maxAnswerBytes);
    int fd = Linux.memfdCreate(FILE);
    int result = fd;
    if (fd >= 0) {
      result = Linux.ftruncate(fd, PoolLayout.ANSWERS_AREA_AT + areaBytes);
      if (result == -Linux.EFBIG) {
        areaBytes = 0; // ulimit -f: all goes through the rings
        result = Linux.ftruncate(fd, PoolLayout.FIXED_BYTES);
      }
      if (result == 0) {
        result = Linux.fallocate(fd, 0, PoolLayout.FIXED_BYTES);
      }
      if (result == 0) {
        result = Linux.addSeals(fd, Linux.F_SEAL_SHRINK | Linux.F_SEAL_GROW | Linux.F_SEAL_SEAL);
      }
    }
    try {
      if (result >= 0) {
        PoolMemory memory = new PoolMemory(Path.of("/proc/self/fd/" + fd), fd);
        memory.setLong(PoolLayout.RING_BYTES_AT, PoolLayout.RING_BYTES);
        memory.setLong(PoolLayout.ANSWERS_AREA_BYTES_AT, areaBytes);
        memory.setInt(PoolLayout.VERSION_AT, PoolLayout.VERSION);
        memory.setLong(PoolLayout.MAGIC_AT, PoolLayout.MAGIC);
        return memory;
      }
    } catch (IOException e) {
      Linux.close(fd);
      throw new SegmentCreationException(
          "The memory shared with worker \"" + worker + "\" could not be mapped: " + e.getMessage(),
          e);
    }
    if (fd >= 0) {
      Linux.close(fd);
    }
    throw new SegmentCreationException(
        String.format(
            "%,d bytes of memory to be shared with worker \"%s\" could not be had: %s",
            PoolLayout.FIXED_BYTES, worker, Linux.errorText(result)));
  }

  /** Opens what the parent has made. */
  static PoolMemory open(String path) throws IOException {
    long size = Files.size(Path.of(path));
    if (size < PoolLayout.ANSWERS_AREA_AT && size != PoolLayout.FIXED_BYTES) {
      throw new ProtocolViolation(
          size + " bytes, which no memory of a pool of this version has, at " + path);
    }
    PoolMemory memory = new PoolMemory(Path.of(path), -1);
    if (memory.getLong(PoolLayout.MAGIC_AT) != PoolLayout.MAGIC
        || memory.getInt(PoolLayout.VERSION_AT) != PoolLayout.VERSION
        || memory.getLong(PoolLayout.RING_BYTES_AT) != PoolLayout.RING_BYTES
        || memory.getLong(PoolLayout.ANSWERS_AREA_BYTES_AT) != memory.answersArea.bytes()) {
      memory.close();
      throw new ProtocolViolation("no memory of a pool of this version at " + path);
    }
    return memory;
  }

  /** Where another process of this user opens it, until {@link #closeFile}. */
  String path() {
    return "/proc/" + ProcessHandle.current().pid() + "/fd/" + fd;
  }

  /** The worker has it, or is dead: the descriptor is no longer needed. */
  void closeFile() {
    Linux.close(fd);
  }

  @Override
  public void close() {
    arena.close();
  }

  /** Where long requests stand. */
  Area requestsArea() {
    return requestsArea;
  }

  /** Where long answers stand. */
  Area answersArea() {
    return answersArea;
  }

  /** The address in this process, for system calls. */
  long address(long at) {
    return bytes.address() + at;
  }

  int getInt(long at) {
    return (int) INT.getVolatile(bytes, at);
  }

  void setInt(long at, int value) {
    INT.setVolatile(bytes, at, value);
  }

  boolean compareAndSetInt(long at, int expected, int value) {
    return INT.compareAndSet(bytes, at, expected, value);
  }

  long getLong(long at) {
    return (long) LONG.getVolatile(bytes, at);
  }

  void setLong(long at, long value) {
    LONG.setVolatile(bytes, at, value);
  }

  void setLongRelease(long at, long value) {
    LONG.setRelease(bytes, at, value);
  }

  boolean compareAndSetLong(long at, long expected, long value) {
    return LONG.compareAndSet(bytes, at, expected, value);
  }

  long getLongPlain(long at) {
    return (long) LONG.get(bytes, at);
  }

  void setLongPlain(long at, long value) {
    LONG.set(bytes, at, value);
  }

  void read(long at, byte[] target, int from, int count) {
    MemorySegment.copy(bytes, JAVA_BYTE, at, target, from, count);
  }

  void write(long at, byte[] source, int from, int count) {
    MemorySegment.copy(source, from, bytes, JAVA_BYTE, at, count);
  }
}

package dev.dure.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The mapped bytes of a segment, and the one way to them. Each access goes through a method of this
 * class, named by its mode, so that bounds and liveness are checked once, a closed space and a file
 * that somebody truncated have their exception, and a checker has one place for its model.
 *
 * <p>A page that is gone (a file with a name that its user truncates; a segment without a name is
 * sealed against that) makes the JVM throw an {@code InternalError} at the access or a little
 * later, even in a caller of ours: where it comes in time, it becomes a {@link
 * SegmentDamagedException}.
 *
 * <p>The JDK checks bounds and liveness at each access (JEP 454): after {@code close} an access
 * throws, and never reaches memory that is no longer mapped. What does without that check is in
 * {@link Mapping}.
 *
 * <p>The class is long because it has one method of four lines for each type and mode; there is no
 * logic in it.
 */
final class Memory {

  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();
  private static final VarHandle BYTE = JAVA_BYTE.varHandle();

  private final Mapping mapping;
  private final MemorySegment segment;

  Memory(Mapping mapping) {
    this.mapping = mapping;
    this.segment = mapping.bytes();
  }

  /** Where the bytes stand in this process. */
  Mapping mapping() {
    return mapping;
  }

  /** The bytes themselves. */
  MemorySegment segment() {
    return segment;
  }

  /** The address of an offset in this process, for futex calls. */
  long address(long offset) {
    return segment.address() + offset;
  }

  /** Whether the bytes are still mapped. */
  boolean isAlive() {
    return segment.scope().isAlive();
  }

  /**
   * What an access that failed means. Bounds are the caller's defect or a corrupt segment, and go
   * out as they are.
   *
   * @param e what the JDK threw: IllegalStateException for a closed arena, InternalError for a page
   *     that is gone
   */
  RuntimeException failure(Throwable e) {
    if (e instanceof IllegalStateException && !isAlive()) {
      return mapping.gone();
    }
    if (e instanceof InternalError) {
      return mapping.truncated(e);
    }
    if (e instanceof RuntimeException r) {
      return r;
    }
    throw (Error) e;
  }

  int getInt(long at) {
    try {
      return (int) INT.getVolatile(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setInt(long at, int value) {
    try {
      INT.setVolatile(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  int getAndSetInt(long at, int value) {
    try {
      return (int) INT.getAndSet(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  int getAndAddInt(long at, int delta) {
    try {
      return (int) INT.getAndAdd(segment, at, delta);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  int compareAndExchangeInt(long at, int expected, int value) {
    try {
      var _ = (int) INT.getOpaque(segment, at); // see Mapping
      return (int) INT.compareAndExchange(segment, at, expected, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  boolean compareAndSetInt(long at, int expected, int value) {
    try {
      var _ = (int) INT.getOpaque(segment, at); // see Mapping
      return INT.compareAndSet(segment, at, expected, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  int getIntPlain(long at) {
    try {
      return (int) INT.get(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setIntPlain(long at, int value) {
    try {
      INT.set(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  int getIntOpaque(long at) {
    try {
      return (int) INT.getOpaque(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setIntOpaque(long at, int value) {
    try {
      INT.setOpaque(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  int getIntAcquire(long at) {
    try {
      return (int) INT.getAcquire(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setIntRelease(long at, int value) {
    try {
      INT.setRelease(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long getLong(long at) {
    try {
      return (long) LONG.getVolatile(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setLong(long at, long value) {
    try {
      LONG.setVolatile(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long getAndSetLong(long at, long value) {
    try {
      return (long) LONG.getAndSet(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long getAndAddLong(long at, long delta) {
    try {
      return (long) LONG.getAndAdd(segment, at, delta);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long compareAndExchangeLong(long at, long expected, long value) {
    try {
      var _ = (long) LONG.getOpaque(segment, at); // see Mapping
      return (long) LONG.compareAndExchange(segment, at, expected, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  boolean compareAndSetLong(long at, long expected, long value) {
    try {
      var _ = (long) LONG.getOpaque(segment, at); // see Mapping
      return LONG.compareAndSet(segment, at, expected, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long getLongPlain(long at) {
    try {
      return (long) LONG.get(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setLongPlain(long at, long value) {
    try {
      LONG.set(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long getLongOpaque(long at) {
    try {
      return (long) LONG.getOpaque(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setLongOpaque(long at, long value) {
    try {
      LONG.setOpaque(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  long getLongAcquire(long at) {
    try {
      return (long) LONG.getAcquire(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setLongRelease(long at, long value) {
    try {
      LONG.setRelease(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  byte getByte(long at) {
    try {
      return (byte) BYTE.getVolatile(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setByte(long at, byte value) {
    try {
      BYTE.setVolatile(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  byte getBytePlain(long at) {
    try {
      return (byte) BYTE.get(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setBytePlain(long at, byte value) {
    try {
      BYTE.set(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  byte getByteOpaque(long at) {
    try {
      return (byte) BYTE.getOpaque(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setByteOpaque(long at, byte value) {
    try {
      BYTE.setOpaque(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  byte getByteAcquire(long at) {
    try {
      return (byte) BYTE.getAcquire(segment, at);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  void setByteRelease(long at, byte value) {
    try {
      BYTE.setRelease(segment, at, value);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Copies bytes out, in plain mode. */
  void read(long at, byte[] target, int from, int count) {
    try {
      MemorySegment.copy(segment, JAVA_BYTE, at, target, from, count);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Copies bytes in, in plain mode. */
  void write(long at, byte[] source, int from, int count) {
    try {
      MemorySegment.copy(source, from, segment, JAVA_BYTE, at, count);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Whether these bytes stand there, read in plain mode. */
  boolean holds(long at, byte[] bytes) {
    try {
      return MemorySegment.mismatch(
              segment, at, at + bytes.length, MemorySegment.ofArray(bytes), 0, bytes.length)
          < 0;
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Copies ints out, each whole, in plain mode. */
  void read(long at, int[] target, int from, int count) {
    try {
      MemorySegment.copy(segment, JAVA_INT, at, target, from, count);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Copies ints in, each whole, in plain mode. */
  void write(long at, int[] source, int from, int count) {
    try {
      MemorySegment.copy(source, from, segment, JAVA_INT, at, count);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Copies longs out, each whole, in plain mode. */
  void read(long at, long[] target, int from, int count) {
    try {
      MemorySegment.copy(segment, JAVA_LONG, at, target, from, count);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Copies longs in, each whole, in plain mode. */
  void write(long at, long[] source, int from, int count) {
    try {
      MemorySegment.copy(source, from, segment, JAVA_LONG, at, count);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }

  /** Zeroes a range, in plain mode. */
  void fill(long at, long count) {
    try {
      segment.asSlice(at, count).fill((byte) 0);
    } catch (IllegalStateException | InternalError e) {
      throw failure(e);
    }
  }
}

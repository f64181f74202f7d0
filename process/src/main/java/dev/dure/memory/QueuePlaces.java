package dev.dure.memory;

import dev.dure.internal.ElementCodec;
import dev.dure.internal.NumberCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How elements lie in the places of a queue: what is written to a place that this process has
 * claimed, and read from one that it has leased, or that may be overwritten meanwhile by others (so
 * that what was read counts only if the place's word says afterwards that it was not).
 *
 * @param <E> the type of the elements
 */
abstract sealed class QueuePlaces<E> {

  /** What is read in one go without being leased first. */
  private static final int SMALL_BYTES = 128;

  private final ElementCodec<E> codec;
  private final Memory memory;

  QueuePlaces(ElementCodec<E> codec, Memory memory) {
    this.codec = codec;
    this.memory = memory;
  }

  static <E> QueuePlaces<E> of(MemoryRing ring, Memory memory, ElementCodec<E> codec) {
    return codec instanceof NumberCodec<?>
        ? new Numbers<>(ring, memory, codec)
        : new Bytes<>(ring, memory, codec);
  }

  final ElementCodec<E> codec() {
    return codec;
  }

  /** In tests, writes what a death in the middle of an element leaves. */
  final void reachHalfWritten(long at, int bytes) {
    if (FaultPoint.ENABLED) {
      byte[] half = new byte[bytes];
      Arrays.fill(half, (byte) 0xEE);
      memory.write(at, half, 0, bytes);
      FaultPoint.QUEUE_HALF_WRITTEN.reach();
    }
  }

  /** Whether it is cheaper to read an element that somebody else may take than to lease it. */
  final boolean isSmall() {
    return codec.maxBytes() <= SMALL_BYTES;
  }

  /** Checks an element and prepares what is to be written. */
  abstract Object pack(E element);

  /** Writes to a claimed place. */
  abstract void write(int index, Object packed);

  /** Reads; null if there is nothing sound. */
  abstract @Nullable Object read(int index);

  /** Makes an element of what was read. */
  abstract E unpack(Object packed);

  /** A number in the eight bytes behind the word. */
  private static final class Numbers<E, N extends Number> extends QueuePlaces<E> {
    private final MemoryRing ring;
    private final Words words;
    private final NumberCodec<N> numbers;

    @SuppressWarnings("unchecked") // of() has looked
    Numbers(MemoryRing ring, Memory memory, ElementCodec<E> codec) {
      super(codec, memory);
      this.ring = ring;
      this.words = new Words(memory);
      this.numbers = (NumberCodec<N>) codec;
    }

    @Override
    Object pack(E element) {
      numbers.requireNumber(element);
      return element;
    }

    @Override
    @SuppressWarnings("unchecked") // pack() has looked
    void write(int index, Object packed) {
      reachHalfWritten(ring.offset(index) + QueueLayout.PLACE_NUMBER, Integer.BYTES);
      words.setLongRelease(
          ring.address(index) + QueueLayout.PLACE_NUMBER, numbers.toBits((N) packed));
    }

    @Override
    Object read(int index) {
      return numbers.ofBits(words.getLong(ring.address(index) + QueueLayout.PLACE_NUMBER));
    }

    @Override
    @SuppressWarnings("unchecked") // read() has made it
    E unpack(Object packed) {
      return (E) packed;
    }
  }

  /** The length of an element, and its bytes. */
  private static final class Bytes<E> extends QueuePlaces<E> {
    private final MemoryRing ring;
    private final Memory memory;

    Bytes(MemoryRing ring, Memory memory, ElementCodec<E> codec) {
      super(codec, memory);
      this.ring = ring;
      this.memory = memory;
    }

    @Override
    Object pack(E element) {
      return codec().encode(element);
    }

    @Override
    void write(int index, Object packed) {
      byte[] bytes = (byte[]) packed;
      long at = ring.offset(index);
      reachHalfWritten(at + QueueLayout.PLACE_LENGTH, Integer.BYTES + bytes.length / 2);
      memory.setIntPlain(at + QueueLayout.PLACE_LENGTH, bytes.length);
      memory.write(at + QueueLayout.PLACE_CONTENTS, bytes, 0, bytes.length);
    }

    @Override
    @Nullable Object read(int index) {
      long at = ring.offset(index);
      int length = memory.getIntPlain(at + QueueLayout.PLACE_LENGTH);
      if (length < 0 || length > codec().maxBytes()) {
        return null;
      }
      byte[] bytes = new byte[length];
      memory.read(at + QueueLayout.PLACE_CONTENTS, bytes, 0, length);
      return bytes;
    }

    @Override
    E unpack(Object packed) {
      return codec().decode((byte[]) packed);
    }
  }
}

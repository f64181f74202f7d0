package dev.dure.memory;

import dev.dure.internal.ElementCodec;
import dev.dure.internal.NumberCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How elements lie in a segment: a number as eight bytes at a multiple of eight, another element as
 * its length and its bytes. Where they lie is said by whoever writes to a place that is his own, or
 * reads from one that may be overwritten meanwhile (so that what was read counts only if a word
 * says afterwards that it was not).
 *
 * @param <E> the type of the elements
 */
abstract sealed class ElementCell<E> {

  private final ElementCodec<E> codec;
  private final Memory memory;

  ElementCell(ElementCodec<E> codec, Memory memory) {
    this.codec = codec;
    this.memory = memory;
  }

  static <E> ElementCell<E> of(Memory memory, ElementCodec<E> codec) {
    return codec instanceof NumberCodec<?>
        ? new Numbers<>(memory, codec)
        : new Bytes<>(memory, codec);
  }

  /** The room that an element takes. */
  static int bytes(ElementCodec<?> codec) {
    return codec instanceof NumberCodec<?> ? Long.BYTES : Integer.BYTES + codec.maxBytes();
  }

  final ElementCodec<E> codec() {
    return codec;
  }

  final Memory memory() {
    return memory;
  }

  /** In tests, writes what a death in the middle of an element leaves. */
  final void reachHalfWritten(long at, int bytes, FaultPoint point) {
    if (FaultPoint.ENABLED) {
      byte[] half = new byte[bytes];
      Arrays.fill(half, (byte) 0xEE);
      memory.write(at, half, 0, bytes);
      point.reach();
    }
  }

  /** Checks an element and prepares what is to be written. */
  abstract Object pack(E element);

  /** Checks a key and prepares what is to be written, the same for equal keys. */
  abstract Object packKey(E key);

  /** The hash of what was packed. */
  abstract int hash(Object packed);

  /**
   * Writes what was packed.
   *
   * @param half where a test may end the process in the middle
   */
  abstract void write(long at, Object packed, FaultPoint half);

  /** Reads; null if there is nothing sound. */
  abstract @Nullable Object read(long at);

  /** Whether what is there is what was packed. */
  abstract boolean holds(long at, Object packed);

  /**
   * Makes an element of what was read or packed.
   *
   * @param of what it is an element of, for messages
   * @throws SegmentDamagedException if it is none
   */
  final E unpack(Object packed, Object of) {
    try {
      return elementOf(packed);
    } catch (IllegalStateException e) {
      throw new SegmentDamagedException(of + " has no such element: " + e.getMessage(), e);
    }
  }

  /** Makes an element; throws {@link IllegalStateException} if it is none. */
  abstract E elementOf(Object packed);

  /** Numbers. */
  private static final class Numbers<E, N extends Number> extends ElementCell<E> {
    private final Words words;
    private final long base;
    private final NumberCodec<N> numbers;

    @SuppressWarnings("unchecked") // of() has looked
    Numbers(Memory memory, ElementCodec<E> codec) {
      super(codec, memory);
      this.words = new Words(memory);
      this.base = memory.address(0);
      this.numbers = (NumberCodec<N>) codec;
    }

    @Override
    Object pack(E element) {
      numbers.requireNumber(element);
      return element;
    }

    @Override
    @SuppressWarnings("unchecked") // the codec looks
    Object packKey(E key) {
      return numbers.canonical((N) key);
    }

    @SuppressWarnings("unchecked") // pack() has looked
    private long bits(Object packed) {
      return numbers.toBits((N) packed);
    }

    @Override
    int hash(Object packed) {
      return ElementHash.of(bits(packed));
    }

    @Override
    void write(long at, Object packed, FaultPoint half) {
      reachHalfWritten(at, Integer.BYTES, half);
      words.setLongRelease(base + at, bits(packed));
    }

    @Override
    Object read(long at) {
      return numbers.ofBits(words.getLong(base + at));
    }

    @Override
    boolean holds(long at, Object packed) {
      return words.getLong(base + at) == bits(packed);
    }

    @Override
    @SuppressWarnings("unchecked") // read() has made it
    E elementOf(Object packed) {
      return (E) packed;
    }
  }

  /** The length of an element, and its bytes. */
  private static final class Bytes<E> extends ElementCell<E> {

    Bytes(Memory memory, ElementCodec<E> codec) {
      super(codec, memory);
    }

    @Override
    Object pack(E element) {
      return codec().encode(element);
    }

    @Override
    Object packKey(E key) {
      return codec().encodeKey(key);
    }

    @Override
    int hash(Object packed) {
      return ElementHash.of((byte[]) packed);
    }

    @Override
    void write(long at, Object packed, FaultPoint half) {
      byte[] bytes = (byte[]) packed;
      reachHalfWritten(at, Integer.BYTES + bytes.length / 2, half);
      memory().setIntPlain(at, bytes.length);
      memory().write(at + Integer.BYTES, bytes, 0, bytes.length);
    }

    @Override
    @Nullable Object read(long at) {
      int length = memory().getIntPlain(at);
      if (length < 0 || length > codec().maxBytes()) {
        return null;
      }
      byte[] bytes = new byte[length];
      memory().read(at + Integer.BYTES, bytes, 0, length);
      return bytes;
    }

    @Override
    boolean holds(long at, Object packed) {
      byte[] bytes = (byte[]) packed;
      return memory().getIntPlain(at) == bytes.length && memory().holds(at + Integer.BYTES, bytes);
    }

    @Override
    E elementOf(Object packed) {
      return codec().decode((byte[]) packed);
    }
  }
}

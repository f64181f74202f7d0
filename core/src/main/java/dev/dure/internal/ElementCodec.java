package dev.dure.internal;

import dev.dure.Elements;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a queue, or the keys and values of a map, become bytes and come back, for
 * each sort of {@link Elements}.
 *
 * @param <E> the type of the elements
 */
public abstract sealed class ElementCodec<E>
    permits NumberCodec,
        ElementCodec.Texts,
        ElementCodec.Arrayed,
        ElementCodec.Recorded,
        SerializedCodec {

  private final String signature;
  private final int maxBytes;

  ElementCodec(String signature, int maxBytes) {
    this.signature = signature;
    this.maxBytes = maxBytes;
  }

  /**
   * The codec for some elements.
   *
   * @param handle the class that stands in a stream for handles of the space, for elements that may
   *     contain them
   * @throws IllegalArgumentException if a record has a component that cannot be shared
   */
  public static <E> ElementCodec<E> of(Elements<E> elements, Class<?> handle) {
    ElementCodec<?> codec;
    if (elements instanceof Elements.Ints) {
      codec = NumberCodec.INTS;
    } else if (elements instanceof Elements.Longs) {
      codec = NumberCodec.LONGS;
    } else if (elements instanceof Elements.Doubles) {
      codec = NumberCodec.DOUBLES;
    } else if (elements instanceof Elements.Strings strings) {
      codec = new Texts(strings.maxBytes());
    } else if (elements instanceof Elements.Bytes bytes) {
      codec = new Arrayed(bytes.maxBytes());
    } else if (elements instanceof Elements.Records<?> records) {
      codec = recorded(records);
    } else {
      codec = new SerializedCodec<>((Elements.Serialized<?>) elements, handle);
    }
    @SuppressWarnings("unchecked") // each sort of elements has its own type
    ElementCodec<E> result = (ElementCodec<E>) codec;
    return result;
  }

  private static <R extends Record> ElementCodec<R> recorded(Elements.Records<R> records) {
    return new Recorded<>(RecordShape.ofType(records.type()));
  }

  /** The elements in words; equal exactly if they lie in memory alike. */
  public final String signature() {
    return signature;
  }

  /** The bytes of the largest element. */
  public final int maxBytes() {
    return maxBytes;
  }

  /** Whether elements never change, so that a heap need not copy them. */
  abstract boolean isImmutable();

  /**
   * Checks an element and turns it into bytes.
   *
   * @return at most {@link #maxBytes}; may be the element itself
   * @throws IllegalArgumentException if it is too large or cannot be sent; names the sizes
   * @throws ClassCastException if it is of another type
   */
  public abstract byte[] encode(E element);

  /**
   * Makes an element of bytes; may return the array given.
   *
   * @throws IllegalStateException if a record is none
   * @throws dev.dure.ElementRefusedException if an object is none that is allowed
   */
  public abstract E decode(byte[] bytes);

  /**
   * Turns a key into bytes.
   *
   * @return the same bytes for equal keys, other bytes for others
   * @throws IllegalArgumentException as {@link #encode}
   * @throws ClassCastException as {@link #encode}
   */
  public byte[] encodeKey(E element) {
    return encode(element);
  }

  /** Whether an element is what was asked for. */
  public boolean isSame(@Nullable Object asked, E element) {
    return element.equals(asked);
  }

  /** A hash that elements which are the same have in common. */
  public int hash(E element) {
    return element.hashCode();
  }

  /**
   * What a heap keeps of an element, so that nobody else holds it.
   *
   * @throws IllegalArgumentException as {@link #encode}
   * @throws ClassCastException as {@link #encode}
   */
  final Object keep(E element) {
    byte[] bytes = encode(element); // also checks it
    if (isImmutable()) {
      return element;
    }
    return element instanceof byte[] ? bytes.clone() : bytes;
  }

  /** An element of what a heap keeps; it belongs to the caller. */
  @SuppressWarnings("unchecked") // keep() has made it
  final E show(Object kept) {
    return isImmutable() ? (E) kept : decode(((byte[]) kept).clone());
  }

  /** Strings. */
  static final class Texts extends ElementCodec<String> {

    Texts(int maxBytes) {
      super("String of at most " + maxBytes, maxBytes);
    }

    @Override
    boolean isImmutable() {
      return true;
    }

    @Override
    public byte[] encode(String element) {
      int lone = Utf8.loneSurrogate(element);
      if (lone >= 0) {
        throw new IllegalArgumentException(
            String.format(
                "The string \"%s\" has the lone surrogate U+%04X at %d, which UTF-8 cannot express.",
                Utf8.printable(element), (int) element.charAt(lone), lone));
      }
      byte[] bytes = element.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > maxBytes()) {
        throw tooLarge(bytes.length, maxBytes());
      }
      return bytes;
    }

    @Override
    public String decode(byte[] bytes) {
      try {
        return Utf8.decode(bytes);
      } catch (CharacterCodingException e) {
        throw new IllegalStateException(
            String.format("a string of %d bytes is no UTF-8", bytes.length), e);
      }
    }
  }

  /** Arrays of bytes. */
  static final class Arrayed extends ElementCodec<byte[]> {

    Arrayed(int maxBytes) {
      super("byte[] of at most " + maxBytes, maxBytes);
    }

    @Override
    boolean isImmutable() {
      return false;
    }

    @Override
    public byte[] encode(byte[] element) {
      if (element.length > maxBytes()) {
        throw tooLarge(element.length, maxBytes());
      }
      return element;
    }

    @Override
    public byte[] decode(byte[] bytes) {
      return bytes;
    }

    @Override
    public boolean isSame(@Nullable Object asked, byte[] element) {
      return asked instanceof byte[] bytes && Arrays.equals(bytes, element);
    }

    @Override
    public int hash(byte[] element) {
      return Arrays.hashCode(element);
    }
  }

  /** Records. */
  static final class Recorded<R extends Record> extends ElementCodec<R> {

    private final RecordShape<R> shape;

    Recorded(RecordShape<R> shape) {
      super(shape.signature(), shape.bytes());
      this.shape = shape;
    }

    @Override
    boolean isImmutable() {
      return true;
    }

    @Override
    public byte[] encode(R element) {
      byte[] bytes = new byte[shape.bytes()];
      shape.encode(shape.type().cast(element), ByteBuffer.wrap(bytes), 0);
      return bytes;
    }

    @Override
    public byte[] encodeKey(R element) {
      byte[] bytes = encode(element);
      shape.canonicalize(ByteBuffer.wrap(bytes), 0);
      return bytes;
    }

    @Override
    public R decode(byte[] bytes) {
      if (bytes.length != shape.bytes()) {
        throw new IllegalStateException(
            String.format(
                "a record %s of %d bytes has %d", shape.signature(), shape.bytes(), bytes.length));
      }
      return shape.decode(ByteBuffer.wrap(bytes), 0);
    }
  }

  static IllegalArgumentException tooLarge(long bytes, int maxBytes) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "The element has %,d bytes; at most %,d were declared. Create the queue or map with"
                + " larger elements, or put the data into a shared array and its handle here.",
            bytes,
            maxBytes));
  }

  /** A null is refused by name, whatever the elements. */
  public static <T> T requireElement(@Nullable T element) {
    return Objects.requireNonNull(element, "element");
  }
}

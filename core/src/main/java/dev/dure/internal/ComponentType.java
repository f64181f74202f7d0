package dev.dure.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one component of a record lies in memory. All are in the machine's byte order whatever the
 * order of the buffer, so that C and Python find the struct that they would have written.
 *
 * <p>Memory that other processes write is not trusted: decoding checks what it finds.
 */
abstract class ComponentType {

  private final String signature;
  private final int bytes;
  private final int alignment;

  ComponentType(String signature, int bytes, int alignment) {
    this.signature = signature;
    this.bytes = bytes;
    this.alignment = alignment;
  }

  /** The type in words; equal exactly if the layouts are. */
  final String signature() {
    return signature;
  }

  final int bytes() {
    return bytes;
  }

  final int alignment() {
    return alignment;
  }

  /** The next multiple of an alignment. */
  static int align(int offset, int alignment) {
    return (offset + alignment - 1) & -alignment;
  }

  /** How many components this stands for, nested ones counted too. */
  int components() {
    return 1;
  }

  /**
   * Checks that a value fits.
   *
   * @param where names the component in messages
   * @return the value, known not to be null
   */
  abstract Object check(@Nullable Object value, String where);

  /** Checks a value as {@link #check} does, and writes it. */
  abstract void encode(@Nullable Object value, ByteBuffer target, int at, String where);

  /** Reads a value and checks what is there. */
  abstract Object decode(ByteBuffer source, int at, String where);

  /** Gives what was written the bytes that all values equal to it have: there are many NaNs. */
  void canonicalize(ByteBuffer written, int at) {}

  private static Object nonNull(@Nullable Object value, String where) {
    if (value == null) {
      throw new IllegalArgumentException(
          where + " is null. Shared memory has no null: use a value that stands for it.");
    }
    return value;
  }

  /** The eight primitive types. */
  static final class Primitive extends ComponentType {

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle CHARS = view(char[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private enum Code {
      BOOLEAN(1),
      BYTE(1),
      SHORT(2),
      CHAR(2),
      INT(4),
      LONG(8),
      FLOAT(4),
      DOUBLE(8);

      private final int bytes;

      Code(int bytes) {
        this.bytes = bytes;
      }
    }

    private final Code code;

    private Primitive(Code code, String name) {
      super(name, code.bytes, code.bytes);
      this.code = code;
    }

    static Primitive of(Class<?> type) {
      return of(type.getName());
    }

    /**
     * The type with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Primitive of(String name) {
      return new Primitive(Code.valueOf(name.toUpperCase(Locale.ROOT)), name);
    }

    private static VarHandle view(Class<?> array) {
      return MethodHandles.byteBufferViewVarHandle(array, ByteOrder.nativeOrder());
    }

    @Override
    Object check(@Nullable Object value, String where) {
      return nonNull(value, where);
    }

    @Override
    void encode(@Nullable Object given, ByteBuffer target, int at, String where) {
      Object value = nonNull(given, where);
      switch (code) {
        case BOOLEAN -> target.put(at, (byte) ((boolean) value ? 1 : 0));
        case BYTE -> target.put(at, (byte) value);
        case SHORT -> SHORTS.set(target, at, (short) value);
        case CHAR -> CHARS.set(target, at, (char) value);
        case INT -> INTS.set(target, at, (int) value);
        case LONG -> LONGS.set(target, at, (long) value);
        case FLOAT -> INTS.set(target, at, Float.floatToRawIntBits((float) value));
        case DOUBLE -> LONGS.set(target, at, Double.doubleToRawLongBits((double) value));
      }
    }

    @Override
    Object decode(ByteBuffer source, int at, String where) {
      return switch (code) {
        case BOOLEAN -> decodeBoolean(source.get(at), where);
        case BYTE -> source.get(at);
        case SHORT -> (short) SHORTS.get(source, at);
        case CHAR -> (char) CHARS.get(source, at);
        case INT -> (int) INTS.get(source, at);
        case LONG -> (long) LONGS.get(source, at);
        case FLOAT -> Float.intBitsToFloat((int) INTS.get(source, at));
        case DOUBLE -> Double.longBitsToDouble((long) LONGS.get(source, at));
      };
    }

    @Override
    void canonicalize(ByteBuffer written, int at) {
      if (code == Code.FLOAT && Float.isNaN(Float.intBitsToFloat((int) INTS.get(written, at)))) {
        INTS.set(written, at, Float.floatToIntBits(Float.NaN));
      }
      if (code == Code.DOUBLE
          && Double.isNaN(Double.longBitsToDouble((long) LONGS.get(written, at)))) {
        LONGS.set(written, at, Double.doubleToLongBits(Double.NaN));
      }
    }

    private static boolean decodeBoolean(byte found, String where) {
      if (found != 0 && found != 1) {
        throw new IllegalStateException(
            String.format(
                "%s: memory holds %d for a boolean; allowed are 0 and 1. It was overwritten.",
                where, found));
      }
      return found == 1;
    }
  }

  /**
   * An enum, stored as the {@code int} ordinal; its signature names the constants in their order.
   */
  static final class Constants extends ComponentType {

    private final Class<?> type;
    private final Object[] constants;

    Constants(Class<?> type) {
      super(
          Arrays.stream(type.getEnumConstants())
              .map(c -> ((Enum<?>) c).name())
              .collect(Collectors.joining("|", type.getName() + "{", "}")),
          Integer.BYTES,
          Integer.BYTES);
      this.type = type;
      this.constants = type.getEnumConstants();
    }

    @Override
    Object check(@Nullable Object value, String where) {
      return nonNull(value, where);
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the signature names the constants in their order
    void encode(@Nullable Object value, ByteBuffer target, int at, String where) {
      Primitive.INTS.set(target, at, ((Enum<?>) nonNull(value, where)).ordinal());
    }

    @Override
    Object decode(ByteBuffer source, int at, String where) {
      int ordinal = (int) Primitive.INTS.get(source, at);
      if (ordinal < 0 || ordinal >= constants.length) {
        throw new IllegalStateException(
            String.format(
                "%s: memory holds ordinal %d of %s, which has %d constants. It was overwritten.",
                where, ordinal, type.getName(), constants.length));
      }
      return constants[ordinal];
    }
  }

  /**
   * A string with room for a number of bytes: its length in bytes as {@code int}, then its UTF-8.
   */
  static final class Text extends ComponentType {

    private final int room;

    Text(int room) {
      super("String(" + room + ")", Integer.BYTES + room, Integer.BYTES);
      this.room = room;
    }

    @Override
    Object check(@Nullable Object value, String where) {
      String text = (String) nonNull(value, where);
      int lone = Utf8.loneSurrogate(text);
      if (lone >= 0) {
        throw new IllegalArgumentException(
            String.format(
                "%s has the lone surrogate U+%04X at %d, which UTF-8 cannot express.",
                where, (int) text.charAt(lone), lone));
      }
      // Three bytes a char are the most that UTF-8 needs, so a short string need not be counted.
      if (text.length() > room / 3 && Utf8.length(text) > room) {
        throw new IllegalArgumentException(
            String.format(
                "%s has %d bytes of UTF-8; its @MaxBytes allows %d: \"%s\".",
                where, Utf8.length(text), room, Utf8.printable(text)));
      }
      return text;
    }

    @Override
    void encode(@Nullable Object value, ByteBuffer target, int at, String where) {
      byte[] utf8 = ((String) check(value, where)).getBytes(StandardCharsets.UTF_8);
      Primitive.INTS.set(target, at, utf8.length);
      target.put(at + Integer.BYTES, utf8);
    }

    @Override
    Object decode(ByteBuffer source, int at, String where) {
      int length = (int) Primitive.INTS.get(source, at);
      if (length < 0 || length > room) {
        throw new IllegalStateException(
            String.format(
                "%s: memory holds a string of %d bytes; allowed are 0 to %d. It was overwritten.",
                where, length, room));
      }
      byte[] utf8 = new byte[length];
      source.get(at + Integer.BYTES, utf8);
      try {
        return Utf8.decode(utf8);
      } catch (CharacterCodingException e) {
        throw new IllegalStateException(
            String.format(
                "%s: memory holds %d bytes that are no UTF-8. It was overwritten.", where, length),
            e);
      }
    }
  }
}

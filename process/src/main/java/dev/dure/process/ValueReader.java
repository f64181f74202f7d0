package dev.dure.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ValueWriter} has written. Every length is checked against the bytes that are
 * there before memory is taken for it, so that no value takes more than eight times its bytes.
 */
abstract class ValueReader {

  private final byte[] bytes;
  private int at;

  ValueReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads what follows the tag of a lambda, and makes it. */
  abstract Object readLambda() throws IOException, ReflectiveOperationException;

  /** Makes what Java's serialization has written. */
  abstract @Nullable Object serialized(byte[] stream) throws IOException, ClassNotFoundException;

  int position() {
    return at;
  }

  void setPosition(int newPosition) {
    at = newPosition;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  private int take(long count) throws ProtocolViolation {
    if (count < 0 || count > bytes.length - at) {
      throw new ProtocolViolation(
          "a value of " + count + " bytes where " + (bytes.length - at) + " are left");
    }
    int from = at;
    at += (int) count;
    return from;
  }

  int readInt() throws ProtocolViolation {
    int from = take(Integer.BYTES);
    return (int) Values.AS_INT.get(bytes, from);
  }

  int readUnsignedByte() throws ProtocolViolation {
    return bytes[take(1)] & 0xFF;
  }

  private long readLong() throws ProtocolViolation {
    int from = take(Long.BYTES);
    return (long) Values.AS_LONG.get(bytes, from);
  }

  /** A text, as {@link Texts} writes it. */
  String readText(int maxBytes, String what) throws ProtocolViolation {
    ByteBuffer rest = ByteBuffer.wrap(bytes, at, bytes.length - at);
    String text = Texts.get(rest, maxBytes, what);
    at = rest.position();
    return text;
  }

  /** The next value. */
  @Nullable Object readValue() throws IOException, ReflectiveOperationException {
    byte tag = bytes[take(1)];
    return switch (tag) {
      case Values.NULL -> null;
      case Values.FALSE -> false;
      case Values.TRUE -> true;
      case Values.BYTE -> bytes[take(1)];
      case Values.SHORT -> {
        int from = take(Short.BYTES);
        yield (short) Values.AS_SHORT.get(bytes, from);
      }
      case Values.CHAR -> {
        int from = take(Character.BYTES);
        yield (char) Values.AS_CHAR.get(bytes, from);
      }
      case Values.INT -> readInt();
      case Values.LONG -> readLong();
      case Values.FLOAT -> Float.intBitsToFloat(readInt());
      case Values.DOUBLE -> Double.longBitsToDouble(readLong());
      case Values.LATIN1 -> {
        int length = readInt();
        yield new String(bytes, take(length), length, StandardCharsets.ISO_8859_1);
      }
      case Values.UTF16 -> {
        int length = readInt();
        yield elements(length, Character.BYTES).asCharBuffer().toString();
      }
      case Values.LAMBDA -> readLambda();
      case Values.SERIALIZED -> serialized(readBytes());
      default -> readArray(tag);
    };
  }

  private byte[] readBytes() throws ProtocolViolation {
    int length = readInt();
    int from = take(length);
    byte[] array = new byte[length];
    System.arraycopy(bytes, from, array, 0, length);
    return array;
  }

  private ByteBuffer elements(int length, int elementBytes) throws ProtocolViolation {
    long count = (long) length * elementBytes;
    return ByteBuffer.wrap(bytes, take(count), (int) count);
  }

  private Object readArray(byte tag) throws ProtocolViolation {
    if (tag == Values.BYTES) {
      return readBytes();
    }
    if (tag < Values.BOOLEANS || tag > Values.DOUBLES) {
      throw new ProtocolViolation("a value of the unknown tag " + tag);
    }
    int length = readInt();
    return switch (tag) {
      case Values.INTS -> {
        ByteBuffer source = elements(length, Integer.BYTES);
        int[] array = new int[length];
        source.asIntBuffer().get(array);
        yield array;
      }
      case Values.LONGS -> {
        ByteBuffer source = elements(length, Long.BYTES);
        long[] array = new long[length];
        source.asLongBuffer().get(array);
        yield array;
      }
      case Values.DOUBLES -> {
        ByteBuffer source = elements(length, Double.BYTES);
        double[] array = new double[length];
        source.asDoubleBuffer().get(array);
        yield array;
      }
      case Values.FLOATS -> {
        ByteBuffer source = elements(length, Float.BYTES);
        float[] array = new float[length];
        source.asFloatBuffer().get(array);
        yield array;
      }
      case Values.CHARS -> {
        ByteBuffer source = elements(length, Character.BYTES);
        char[] array = new char[length];
        source.asCharBuffer().get(array);
        yield array;
      }
      case Values.SHORTS -> {
        ByteBuffer source = elements(length, Short.BYTES);
        short[] array = new short[length];
        source.asShortBuffer().get(array);
        yield array;
      }
      default -> {
        ByteBuffer source = elements(length, 1);
        boolean[] array = new boolean[length];
        for (int i = 0; i < length; i++) {
          array[i] = source.get() != 0;
        }
        yield array;
      }
    };
  }
}

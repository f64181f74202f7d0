package dev.dure.process;

import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into bytes, each as a tag and what the tag says: what is frequent and simple has a
 * form of its own, which takes some nanoseconds where Java's serialization takes ten microseconds.
 */
final class ValueWriter {

  private static final byte[] NOTHING = {};
  private static final int MAX_KEPT_BYTES = 1 << 20;

  private byte[] bytes = new byte[256];
  private int size;
  private final List<LambdaShape> shapes = new ArrayList<>();

  /** Begins anew. */
  void reset() {
    size = 0;
    shapes.clear();
    if (bytes.length == 0 || bytes.length > MAX_KEPT_BYTES) {
      bytes = new byte[256];
    }
  }

  int size() {
    return size;
  }

  /** What has been written; valid until the next write. */
  byte[] bytes() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * What has been written, for good. Not copied if it is as long as the memory for it, as it is if
   * a big array comes last. To be {@linkplain #reset reset} before the next write.
   */
  byte[] takeBytes() {
    if (size < bytes.length) {
      return toByteArray();
    }
    byte[] taken = bytes;
    bytes = NOTHING;
    size = 0;
    return taken;
  }

  /** The lambdas' classes that the bytes refer to. */
  List<LambdaShape> shapes() {
    return shapes;
  }

  /** Forgets all but the first so many bytes. */
  void truncate(int newSize) {
    size = newSize;
  }

  private int grow(int count) {
    int at = size;
    if (count > bytes.length - at) {
      long wanted = Math.max(2L * bytes.length, (long) at + count);
      if ((long) at + count > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("A value has more than 2 GiB when written.");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
    size = at + count;
    return at;
  }

  void putByte(byte value) {
    int at = grow(1); // before the array is read: this may replace it
    bytes[at] = value;
  }

  void putInt(int value) {
    int at = grow(Integer.BYTES);
    Values.AS_INT.set(bytes, at, value);
  }

  /** Sets an int that has been put. */
  void setInt(int at, int value) {
    Values.AS_INT.set(bytes, at, value);
  }

  void putBytes(byte[] source) {
    int at = grow(source.length);
    System.arraycopy(source, 0, bytes, at, source.length);
  }

  /** What Java's serialization has written. */
  void putSerialized(byte[] serialized) {
    putByte(Values.SERIALIZED);
    putInt(serialized.length);
    putBytes(serialized);
  }

  /**
   * Writes a value that has a form of its own. Without a switch over types, whose first use has to
   * be linked: a worker's first answer would wait for that.
   *
   * @return false, and nothing is written, if it has none
   */
  boolean tryPut(@Nullable Object value) {
    if (value == null) {
      putByte(Values.NULL);
    } else if (value instanceof Integer number) {
      putByte(Values.INT);
      putInt(number);
    } else if (value instanceof Long number) {
      putLong(Values.LONG, number);
    } else if (value instanceof String text) {
      putText(text);
    } else if (value instanceof Double number) {
      putLong(Values.DOUBLE, Double.doubleToRawLongBits(number));
    } else if (value instanceof Boolean truth) {
      putByte(truth ? Values.TRUE : Values.FALSE);
    } else if (value.getClass().isArray()) {
      return tryPutArray(value);
    } else if (value.getClass().isHidden()) {
      return tryPutLambda(value);
    } else {
      return tryPutSmall(value);
    }
    return true;
  }

  @SuppressWarnings("IfChainToSwitch") // see tryPut
  private boolean tryPutSmall(Object value) {
    if (value instanceof Float number) {
      putByte(Values.FLOAT);
      putInt(Float.floatToRawIntBits(number));
    } else if (value instanceof Character character) {
      putByte(Values.CHAR);
      int at = grow(Character.BYTES);
      Values.AS_CHAR.set(bytes, at, character.charValue());
    } else if (value instanceof Short number) {
      putByte(Values.SHORT);
      int at = grow(Short.BYTES);
      Values.AS_SHORT.set(bytes, at, number.shortValue());
    } else if (value instanceof Byte number) {
      putByte(Values.BYTE);
      putByte(number);
    } else {
      return false;
    }
    return true;
  }

  private void putLong(byte tag, long value) {
    putByte(tag);
    int at = grow(Long.BYTES);
    Values.AS_LONG.set(bytes, at, value);
  }

  private void putText(String text) {
    byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
    // A char beyond Latin-1 becomes a question mark, and a pair of surrogates only one.
    if (latin1.length == text.length() && isLatin1(text)) {
      putByte(Values.LATIN1);
      putInt(latin1.length);
      putBytes(latin1);
    } else {
      putByte(Values.UTF16);
      putInt(text.length());
      int at = grow(Math.multiplyExact(text.length(), Character.BYTES));
      for (int i = 0; i < text.length(); i++) {
        Values.AS_CHAR.set(bytes, at + i * Character.BYTES, text.charAt(i));
      }
    }
  }

  private static boolean isLatin1(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("IfChainToSwitch") // see tryPut
  private boolean tryPutArray(Object value) {
    if (value instanceof byte[] array) {
      putByte(Values.BYTES);
      putInt(array.length);
      putBytes(array);
    } else if (value instanceof int[] array) {
      room(Values.INTS, array.length, Integer.BYTES).asIntBuffer().put(array);
    } else if (value instanceof long[] array) {
      room(Values.LONGS, array.length, Long.BYTES).asLongBuffer().put(array);
    } else if (value instanceof double[] array) {
      room(Values.DOUBLES, array.length, Double.BYTES).asDoubleBuffer().put(array);
    } else if (value instanceof float[] array) {
      room(Values.FLOATS, array.length, Float.BYTES).asFloatBuffer().put(array);
    } else if (value instanceof char[] array) {
      room(Values.CHARS, array.length, Character.BYTES).asCharBuffer().put(array);
    } else if (value instanceof short[] array) {
      room(Values.SHORTS, array.length, Short.BYTES).asShortBuffer().put(array);
    } else if (value instanceof boolean[] array) {
      ByteBuffer target = room(Values.BOOLEANS, array.length, 1);
      for (boolean element : array) {
        target.put((byte) (element ? 1 : 0));
      }
    } else {
      return false;
    }
    return true;
  }

  private ByteBuffer room(byte tag, int length, int elementBytes) {
    putByte(tag);
    putInt(length);
    int count = Math.multiplyExact(length, elementBytes);
    int at = grow(count);
    return ByteBuffer.wrap(bytes, at, count);
  }

  /** A lambda all of whose captured arguments have a form of their own. */
  private boolean tryPutLambda(Object lambda) {
    LambdaShape shape = LambdaShape.of(lambda);
    if (shape == null) {
      return false;
    }
    int start = size;
    int shapesBefore = shapes.size();
    putByte(Values.LAMBDA);
    putInt(shape.id());
    shapes.add(shape);
    if (!shape.captures()) {
      putByte((byte) 0);
      return true;
    }
    SerializedLambda replaced = shape.replace(lambda);
    int count = replaced.getCapturedArgCount();
    putByte((byte) count);
    for (int i = 0; i < count; i++) {
      if (!tryPut(replaced.getCapturedArg(i))) {
        truncate(start);
        shapes.subList(shapesBefore, shapes.size()).clear();
        return false;
      }
    }
    return true;
  }
}

package dev.dure.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The tags of values in messages of a pool, and how numbers lie in bytes; no logic. */
final class Values {

  static final byte NULL = 0;
  static final byte FALSE = 1;
  static final byte TRUE = 2;
  static final byte BYTE = 3;
  static final byte SHORT = 4;
  static final byte CHAR = 5;
  static final byte INT = 6;
  static final byte LONG = 7;
  static final byte FLOAT = 8;
  static final byte DOUBLE = 9;

  /** int length, then a byte for each char. */
  static final byte LATIN1 = 10;

  /** int length in chars, then two bytes for each. */
  static final byte UTF16 = 11;

  /** int length, then the elements; a boolean is a byte. */
  static final byte BOOLEANS = 12;

  static final byte BYTES = 13;
  static final byte SHORTS = 14;
  static final byte CHARS = 15;
  static final byte INTS = 16;
  static final byte LONGS = 17;
  static final byte FLOATS = 18;
  static final byte DOUBLES = 19;

  /** int id of its shape, byte number of captured arguments, then these as values. */
  static final byte LAMBDA = 20;

  /** int length, then what Java's serialization writes. */
  static final byte SERIALIZED = 21;

  static final VarHandle AS_SHORT = view(short[].class);
  static final VarHandle AS_CHAR = view(char[].class);
  static final VarHandle AS_INT = view(int[].class);
  static final VarHandle AS_LONG = view(long[].class);

  private Values() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}

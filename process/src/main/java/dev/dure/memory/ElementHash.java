package dev.dure.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The hash by which all processes find a key. It stands in segments, so it never changes: eight
 * bytes at a time, in native order and filled up with zeros, each mixed in by the finalizer of
 * MurmurHash3, since keys are often small numbers in few of many bytes.
 */
final class ElementHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private ElementHash() {}

  /** The hash of a number. */
  static int of(long bits) {
    return fold(mix(bits));
  }

  /** The hash of bytes. */
  static int of(byte[] bytes) {
    long hash = bytes.length;
    int whole = bytes.length & -Long.BYTES;
    for (int at = 0; at < whole; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    if (whole < bytes.length) {
      byte[] rest = new byte[Long.BYTES];
      System.arraycopy(bytes, whole, rest, 0, bytes.length - whole);
      hash = mix(hash ^ (long) LONGS.get(rest, 0));
    }
    return fold(hash);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private static int fold(long hash) {
    return (int) (hash ^ (hash >>> 32));
  }
}

package dev.dure.race.runtime;

/**
 * Bytes of an array of primitives, as buffers and memory segments reach them: their states are
 * those of the array's elements. An element of which only a part is accessed is left out: two parts
 * would be told as one location, and they are not.
 */
final class ArrayBytes {

  private static final Class<?>[] TYPES = {
    byte[].class, boolean[].class, short[].class, char[].class,
    int[].class, float[].class, long[].class, double[].class
  };
  private static final long[] BASES = bases();

  private ArrayBytes() {}

  /**
   * Bytes are accessed.
   *
   * @param offset of the first byte, as {@code Unsafe} has it
   */
  static void access(
      Object array, long offset, long count, ThreadState thread, int site, boolean write) {
    for (int type = 0; type < TYPES.length; type++) {
      if (TYPES[type] == array.getClass()) {
        int shift = type >>> 1;
        long part = (1L << shift) - 1;
        long begin = offset - BASES[type];
        long end = (begin + count) >>> shift;
        int first = (int) ((begin + part) >>> shift);
        Arrays.range(array, first, (int) (end - first), thread, site, write);
        return;
      }
    }
  }

  /** Where the elements begin. */
  private static long[] bases() {
    long[] bases = new long[TYPES.length];
    for (int i = 0; i < bases.length; i++) {
      bases[i] = Raw.arrayBase(TYPES[i]);
    }
    return bases;
  }
}

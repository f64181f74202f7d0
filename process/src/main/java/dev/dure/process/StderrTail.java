package dev.dure.process;

import java.nio.charset.Charset;

/** The end of what a worker wrote to stderr. */
final class StderrTail {

  private static final int CAPACITY = 8 << 10;

  private final byte[] ring = new byte[CAPACITY];
  private long written;

  synchronized void add(byte[] bytes, int count) {
    for (int i = Math.max(0, count - CAPACITY); i < count; i++) {
      ring[(int) ((written + i) % CAPACITY)] = bytes[i];
    }
    written += count;
  }

  /** The last 8 KiB at most, in the encoding of the platform. */
  synchronized String text() {
    int length = (int) Math.min(written, CAPACITY);
    byte[] tail = new byte[length];
    for (int i = 0; i < length; i++) {
      tail[i] = ring[(int) ((written - length + i) % CAPACITY)];
    }
    return new String(tail, Charset.forName(System.getProperty("native.encoding")));
  }
}

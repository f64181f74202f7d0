package dev.dure.samples.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives, and such as have more in them than there is room for anywhere. */
final class Compressed {

  private static final byte[] ZEROS = new byte[64 << 20];
  private static final int FAN = 16;

  private Compressed() {}

  /** An archive with the same content several times. */
  static byte[] zip(String name, byte[] content, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        zip.putNextEntry(new ZipEntry(i + name));
        zip.write(content);
      }
    }
    return out.toByteArray();
  }

  /** So many times the content, compressed. */
  static byte[] gzip(byte[] content, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        gzip.write(content);
      }
    }
    return out.toByteArray();
  }

  /** As 42.zip: archives in archives, 16 each, four deep, with 64 MiB in each of the last. */
  static byte[] zipBomb() throws IOException {
    byte[] zip = zip(".dat", ZEROS, 1);
    for (int i = 0; i < 4; i++) {
      zip = zip(".zip", zip, FAN);
    }
    return zip;
  }

  /**
   * Files in a file: gzip has one after the other for one. Unwrapped to its end there are 64 MiB,
   * 256 times, 256 times. It is no quine, whose contents are itself and which has no end at all; no
   * program will see the difference.
   */
  static byte[] gzipBomb() throws IOException {
    return gzip(gzip(gzip(ZEROS, 1), FAN * FAN), FAN * FAN);
  }
}

package dev.dure.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/**
 * Puts something before each line. Whole lines go out in one write each, so that those of several
 * workers do not mix; a line without an end goes out when it has {@value #MAX_LINE} bytes.
 */
final class PrefixedLines extends OutputStream {

  private static final int MAX_LINE = 8 << 10;

  private final OutputStream out;
  private final Supplier<String> prefix;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Charset charset = Charset.forName(System.getProperty("native.encoding"));

  PrefixedLines(OutputStream out, Supplier<String> prefix) {
    this.out = out;
    this.prefix = prefix;
  }

  @Override
  public void write(int b) throws IOException {
    if (line.size() == 0) {
      line.writeBytes(prefix.get().getBytes(charset));
    }
    line.write(b);
    if (b == '\n' || line.size() >= MAX_LINE) {
      line.writeTo(out);
      line.reset();
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(bytes[i]);
    }
  }

  /** What has no end yet goes out with one. */
  @Override
  public void flush() throws IOException {
    if (line.size() > 0) {
      write('\n');
    }
  }
}

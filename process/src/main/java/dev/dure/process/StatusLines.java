package dev.dure.process;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lines at the end of a terminal that are drawn again and again, one for each of their owners, and
 * the log lines that go above them. All that goes out goes out under one lock, in one write each.
 *
 * <p>The cursor stands behind the last of the lines. What is written between them takes them away
 * first and puts them back when it has ended its line.
 */
final class StatusLines {

  /** This process's stderr. Not System.err: the descriptor, whatever the program has put there. */
  static final StatusLines STDERR =
      new StatusLines(new FileOutputStream(FileDescriptor.err), charsetOfStderr());

  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String UP = "\u001b[A";

  private final OutputStream out;
  private final Charset charset;
  private final Map<Object, String> lines = new LinkedHashMap<>();

  /** How many of the lines are to be seen. */
  private int shown;

  /** Whether others have left a line of theirs without an end. */
  private boolean inLine;

  StatusLines(OutputStream out, Charset charset) {
    this.out = out;
    this.charset = charset;
  }

  private static Charset charsetOfStderr() {
    String name = System.getProperty("stderr.encoding", System.getProperty("native.encoding"));
    try {
      return name == null ? Charset.defaultCharset() : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return Charset.defaultCharset();
    }
  }

  /** Whether all of a text can be written. */
  boolean canWrite(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /** An owner's line is this from now on; it is not to be wider than the terminal. */
  synchronized void set(Object owner, String line) {
    lines.put(owner, line);
    put(new ByteArrayOutputStream());
  }

  /** An owner has no line any longer, and this is left as an ordinary one. */
  synchronized void end(Object owner, String last) {
    lines.remove(owner);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes((last + System.lineSeparator()).getBytes(charset));
    put(text);
  }

  /** Where others write. */
  OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        relay(bytes, from, count);
      }
    };
  }

  private synchronized void relay(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return;
    }
    if (lines.isEmpty() && shown == 0) {
      inLine = bytes[from + count - 1] != '\n';
      out.write(bytes, from, count);
      return;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    erase(text);
    text.write(bytes, from, count);
    inLine = bytes[from + count - 1] != '\n';
    draw(text);
    text.writeTo(out);
  }

  private void put(ByteArrayOutputStream between) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    erase(text);
    if (between.size() > 0 && inLine) {
      text.writeBytes(System.lineSeparator().getBytes(charset));
      inLine = false;
    }
    text.writeBytes(between.toByteArray());
    draw(text);
    try {
      text.writeTo(out);
    } catch (IOException e) {
      // Nobody reads this process's stderr.
    }
  }

  private void erase(ByteArrayOutputStream text) {
    if (shown > 0) {
      text.writeBytes((ERASE_LINE + (UP + ERASE_LINE).repeat(shown - 1)).getBytes(charset));
      shown = 0;
    }
  }

  private void draw(ByteArrayOutputStream text) {
    if (!inLine && !lines.isEmpty()) {
      text.writeBytes(String.join("\n", lines.values()).getBytes(charset));
      shown = lines.size();
    }
  }
}

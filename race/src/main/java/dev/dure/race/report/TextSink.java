package dev.dure.race.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;

/** Findings as text, each at once and in one piece, and a summary line last. */
final class TextSink implements Sink {

  private final OutputStream out;
  private final Charset charset;
  private final List<String> told = new ArrayList<>();
  private int suppressed;

  TextSink(OutputStream out, Charset charset) {
    this.out = out;
    this.charset = charset;
  }

  /** The encoding of standard error. */
  static Charset charsetOfStderr() {
    for (String property : new String[] {"stderr.encoding", "native.encoding"}) {
      String name = System.getProperty(property);
      if (name != null) {
        try {
          return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
          // then the next one
        }
      }
    }
    return StandardCharsets.UTF_8;
  }

  @Override
  public void tell(Finding finding) throws IOException {
    told.add(finding.kind().id());
    print(FindingText.of(finding));
  }

  @Override
  public void suppressed(Suppressions.Entry entry, Finding finding) {
    suppressed++;
  }

  @Override
  public void end(int found) throws IOException {
    print(
        (suppressed > 0 ? Summary.suppressed(suppressed) + "\n" : "") + Summary.found(told) + "\n");
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(charset));
    out.flush();
  }
}

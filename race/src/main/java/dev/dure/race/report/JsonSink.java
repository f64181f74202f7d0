package dev.dure.race.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All findings as one JSON object in a file, which is written when the program ends. */
final class JsonSink implements Sink {

  private final Path file;
  private final List<String> findings = new ArrayList<>();
  private int suppressed;

  JsonSink(Path file) {
    this.file = file;
  }

  @Override
  public void tell(Finding finding) {
    findings.add(FindingJson.of(finding));
  }

  @Override
  public void suppressed(Suppressions.Entry entry, Finding finding) {
    suppressed++;
  }

  @Override
  public void end(int found) throws IOException {
    // No FileChannel: it is closed if this thread is interrupted.
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      out.write(JsonReport.of(findings, suppressed).getBytes(StandardCharsets.US_ASCII));
    }
  }
}

package dev.dure.race.report;

import static dev.dure.race.report.Sides.at;
import static dev.dure.race.report.Sides.read;
import static dev.dure.race.report.Sides.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReporterTest {

  private static final StackTraceElement GET = at("app.Counter", "get", 10);
  private static final StackTraceElement ADD = at("app.Counter", "add", 20);
  private static final Finding TOTAL = Finding.of("Counter.total", read(GET), write(ADD));
  private static final Finding MAX = Finding.of("Counter.max", read(GET), write(ADD));

  @TempDir private Path directory = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Suppressions suppressMax() throws IOException {
    Path file = directory.resolve("suppressions");
    Files.writeString(file, "\nCounter.max | known\n");
    return Suppressions.read(List.of(file));
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void textComesAtOnceAndOnceAndTheSummaryIsLast() throws IOException {
    Reporter reporter = new Reporter(new TextSink(out, StandardCharsets.UTF_8), Suppressions.NONE);
    reporter.tell(TOTAL);
    assertThat(written()).isEqualTo(FindingText.of(TOTAL));
    reporter.tell(TOTAL);
    reporter.tell(MAX);
    reporter.end();
    assertThat(written())
        .isEqualTo(FindingText.of(TOTAL) + FindingText.of(MAX) + "dure: 2 data races found\n");
  }

  @Test
  void aQuietRunSaysSo() {
    new Reporter(new TextSink(out, StandardCharsets.UTF_8), Suppressions.NONE).end();
    assertThat(written()).isEqualTo("dure: no data race found\n");
  }

  @Test
  void whatIsSuppressedIsCountedAndNotTold() throws IOException {
    Reporter reporter = new Reporter(new TextSink(out, StandardCharsets.UTF_8), suppressMax());
    reporter.tell(MAX);
    reporter.tell(TOTAL);
    reporter.end();
    assertThat(written())
        .isEqualTo(FindingText.of(TOTAL) + "dure: 1 finding suppressed\ndure: 1 data race found\n");
  }

  @Test
  void whatComesAfterTheEndIsTold() throws IOException {
    Path file = directory.resolve("report.json");
    Reporter reporter = new Reporter(new JsonSink(file), Suppressions.NONE);
    reporter.tell(TOTAL);
    assertThat(file).doesNotExist();
    reporter.end();
    assertThat(Files.readString(file)).isEqualTo(JsonReport.of(List.of(FindingJson.of(TOTAL)), 0));
    reporter.tell(MAX);
    assertThat(Files.readString(file))
        .isEqualTo(JsonReport.of(List.of(FindingJson.of(TOTAL), FindingJson.of(MAX)), 0));
  }

  @Test
  void aJournalSaysTheSameToWhoReadsAlong() throws IOException {
    Reporter reporter = new Reporter(new Journal(out, 4711, "app.Main \"x\"\ty"), suppressMax());
    reporter.tell(TOTAL);
    reporter.tell(MAX);
    reporter.end();
    assertThat(written().lines().map(Journal::parse))
        .containsExactly(
            new Journal.Jvm(4711, "app.Main \"x\"\ty"),
            new Journal.Told(
                TOTAL.key(), Fingerprint.text(TOTAL), FindingText.of(TOTAL), FindingJson.of(TOTAL)),
            new Journal.Suppressed(2, MAX.key()));
  }

  @Test
  void theHeadlineSaysWhereAndWhat() {
    Finding lost = Finding.of("ArrayList@1f", read(GET), write(ADD));
    assertThat(new Journal.Told("", "", FindingText.of(lost), "").headline())
        .isEqualTo("data race on ArrayList@1f (collection shared without a lock)");
    Finding plain = Finding.of("A.f of x.A@1", read(GET), write(ADD));
    assertThat(new Journal.Told("", "", FindingText.of(plain), "").headline())
        .isEqualTo("data race on A.f");
    String ofCall =
        FindingText.of(lost).replace("collection shared without a lock", "lock of one call");
    assertThat(new Journal.Told("", "", ofCall, "").headline()).endsWith(" (lock of one call)");
    assertThat(new Journal.Told("", "", "no block", "").headline()).isEqualTo("no block");
  }

  @Test
  void whatIsNoEntryOfAJournalIsNone() {
    for (String line :
        new String[] {"", "jvm", "jvm\tx\t\"\"", "jvm\t1\t\"\\u12\"", "finding\t\"\"", "\t\t\t"}) {
      assertThat(Journal.parse(line)).as(line).isNull();
    }
  }
}

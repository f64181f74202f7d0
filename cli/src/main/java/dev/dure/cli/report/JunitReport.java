package dev.dure.cli.report;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The findings as results of tests: each is a test that failed, one in the baseline a skipped one,
 * and a run without any is a test that passed. ASCII, and nothing that XML 1.0 has no character
 * for.
 */
final class JunitReport {

  private static final String SUITE = "dure check";

  private final StringBuilder out = new StringBuilder();
  private final Run run;

  private JunitReport(Run run) {
    this.run = run;
  }

  static String of(Run run) {
    return new JunitReport(run).write();
  }

  private String write() {
    boolean isEmpty = run.findings().isEmpty();
    int skipped = run.known() + (isEmpty && !run.isChecked() ? 1 : 0);
    Duration time = Duration.between(run.begin(), run.end());
    String counts =
        attribute("tests", Integer.toString(Math.max(1, run.findings().size())))
            + attribute("failures", Integer.toString(run.fresh().size()))
            + attribute("errors", "0")
            + attribute("skipped", Integer.toString(skipped))
            + attribute("time", String.format(Locale.ROOT, "%.3f", time.toMillis() / 1e3));
    String begin =
        DateTimeFormatter.ISO_INSTANT.format(run.begin().truncatedTo(ChronoUnit.SECONDS));
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites").append(attribute("name", SUITE)).append(counts).append(">\n");
    out.append("  <testsuite").append(attribute("name", SUITE)).append(counts);
    out.append(attribute("timestamp", begin.replace("Z", ""))).append(">\n");
    run.findings().forEach(this::add);
    if (isEmpty) {
      begin("dure.check", run.isChecked() ? "nothing was found" : "nothing was checked");
      if (!run.isChecked()) {
        out.append("      <skipped").append(attribute("message", Run.NOTHING_CHECKED));
        out.append("/>\n");
      }
      end();
    }
    return out.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private void add(Finding finding) {
    Frame place = HtmlFinding.place(finding);
    begin(
        place == null || place.className().isEmpty() ? "dure.check" : place.className(),
        finding.headline() + " [" + finding.fingerprint() + "]");
    if (finding.isKnown()) {
      out.append("      <skipped").append(attribute("message", "known, in the baseline"));
      out.append("/>\n      <system-out>");
      text(finding.text());
      out.append("</system-out>\n");
    } else {
      out.append("      <failure").append(attribute("type", finding.rule()));
      out.append(attribute("message", finding.headline())).append('>');
      text(finding.text());
      out.append("</failure>\n");
    }
    end();
  }

  private void begin(String className, String name) {
    out.append("    <testcase").append(attribute("classname", className));
    out.append(attribute("name", name)).append(attribute("time", "0")).append(">\n");
  }

  private void end() {
    out.append("    </testcase>\n");
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escape(value) + "\"";
  }

  /** Line by line: an end of a line is the one thing of its kind that stays. */
  private void text(String text) {
    String separator = "";
    for (String line : text.split("\n", -1)) {
      out.append(separator).append(escape(line));
      separator = "\n";
    }
  }

  private static String escape(String text) {
    String html = Markup.escape(text); // the five characters of XML, too
    StringBuilder ascii = new StringBuilder(html.length());
    html.codePoints()
        .forEach(
            c -> {
              if (c < 0x7f) {
                ascii.appendCodePoint(c);
              } else {
                ascii.append("&#").append(c).append(';');
              }
            });
    return ascii.toString();
  }
}

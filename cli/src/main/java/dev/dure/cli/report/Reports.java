package dev.dure.cli.report;

/** Writes reports. */
public final class Reports {

  private Reports() {}

  /**
   * The text of a file.
   *
   * @param format any but JSON, which is put together of what the JVMs have written themselves
   * @param run what was found
   * @param sources where the source is
   * @return the whole
   */
  public static String of(Format format, Run run, Sources sources) {
    return switch (format) {
      case SARIF -> {
        sources.look(run.findings());
        yield SarifReport.of(run, sources);
      }
      case HTML -> {
        sources.look(run.findings());
        yield HtmlReport.of(run, sources);
      }
      case JUNIT -> JunitReport.of(run);
      case MARKDOWN -> MarkdownReport.of(run);
      case JSON -> throw new IllegalArgumentException("not made of a run: " + format);
    };
  }
}

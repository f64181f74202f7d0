package dev.dure.cli.report;

import dev.dure.race.report.Json;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The findings as SARIF 2.1.0, for services that show results beside the source. Rules and the
 * taxonomy are made of the findings, so that a kind that is new needs nothing here.
 *
 * <p>The command is not in it: its arguments may be secrets, and such files are published.
 */
final class SarifReport {

  /** What relative URIs are relative to. */
  static final String BASE = "SRCROOT";

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** Of the taxonomy, as its publisher's own SARIF has it. */
  private static final String CWE_GUID = "25f72d7e-8a92-459d-ad67-64853f788765";

  private final Run run;
  private final Sources sources;

  /** The first finding of each rule. */
  private final Map<String, Finding> rules = new LinkedHashMap<>();

  private final List<String> taxa;

  private SarifReport(Run run, Sources sources) {
    this.run = run;
    this.sources = sources;
    TreeSet<String> numbers = new TreeSet<>();
    for (Finding finding : run.findings()) {
      rules.putIfAbsent(finding.rule(), finding);
      numbers.add(Cwe.number(finding.cwe()));
    }
    numbers.remove("");
    taxa = new ArrayList<>(numbers);
  }

  /** The file, in ASCII. */
  static String of(Run run, Sources sources) {
    return new SarifReport(run, sources).write() + "\n";
  }

  private String write() {
    Json json = new Json().beginObject();
    json.name("$schema").value(SCHEMA).name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    json.name("tool").beginObject();
    driver(json);
    json.endObject();
    json.name("columnKind").value("utf16CodeUnits");
    json.name("originalUriBaseIds").beginObject().name(BASE).beginObject();
    json.name("uri").value(directoryUri()).endObject().endObject();
    invocation(json);
    json.name("results").beginArray();
    List<String> ids = new ArrayList<>(rules.keySet());
    for (Finding finding : run.findings()) {
      SarifResult result = new SarifResult(finding, sources, json);
      result.write(ids.indexOf(finding.rule()), run.hasBaseline());
    }
    json.endArray();
    taxonomies(json);
    json.name("properties").beginObject().name("suppressed").value(run.suppressed()).endObject();
    return json.endObject().endArray().endObject().toString();
  }

  private String directoryUri() {
    String uri = sources.base().toUri().toASCIIString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private void driver(Json json) {
    json.name("driver").beginObject();
    json.name("name").value("Dure");
    json.name("fullName").value("Dure race checker");
    json.name("version").value(run.version());
    json.name("rules").beginArray();
    rules.values().forEach(finding -> rule(finding, json));
    json.endArray();
    if (!taxa.isEmpty()) {
      json.name("supportedTaxonomies").beginArray().beginObject();
      json.name("name").value("CWE").name("index").value(0).name("guid").value(CWE_GUID);
      json.endObject().endArray();
    }
    json.endObject();
  }

  private void rule(Finding finding, Json json) {
    json.beginObject().name("id").value(finding.rule());
    json.name("name").value(camelCase(finding.rule()));
    String title =
        finding.kind().equals(finding.pattern())
            ? finding.kindTitle()
            : finding.kindTitle() + ": " + finding.title();
    text("shortDescription", title, json);
    text("fullDescription", finding.advice().isEmpty() ? title : finding.advice(), json);
    json.name("help").beginObject();
    json.name("text").value(SarifResult.plain(title + ". " + finding.advice()));
    json.name("markdown")
        .value(
            "**"
                + MarkdownReport.inline(title)
                + "**\n\n"
                + MarkdownReport.words(finding.advice()));
    json.endObject();
    json.name("defaultConfiguration").beginObject().name("level").value("error").endObject();
    String number = Cwe.number(finding.cwe());
    if (!number.isEmpty()) {
      json.name("helpUri").value(Cwe.uri(number));
      json.name("relationships").beginArray().beginObject();
      json.name("target").beginObject().name("id").value(number);
      json.name("index").value(taxa.indexOf(number));
      json.name("toolComponent").beginObject();
      json.name("name").value("CWE").name("index").value(0).name("guid").value(CWE_GUID);
      json.endObject().endObject();
      json.name("kinds").values(List.of("superset")).endObject().endArray();
    }
    json.name("properties").beginObject();
    json.name("precision").value("very-high");
    json.name("problem.severity").value("error");
    List<String> tags = new ArrayList<>(List.of("concurrency", "correctness"));
    if (!number.isEmpty()) {
      tags.add("external/cwe/cwe-" + number);
    }
    json.name("tags").values(tags).endObject().endObject();
  }

  private void invocation(Json json) {
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(run.isChecked());
    json.name("exitCode").value(run.exitCode());
    json.name("startTimeUtc").value(time(run.begin()));
    json.name("endTimeUtc").value(time(run.end()));
    if (!run.isChecked()) {
      json.name("toolExecutionNotifications").beginArray().beginObject();
      json.name("level").value("error");
      text("message", Run.NOTHING_CHECKED, json);
      json.endObject().endArray();
    }
    json.endObject().endArray();
  }

  private static String time(java.time.Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  private void taxonomies(Json json) {
    if (taxa.isEmpty()) {
      return;
    }
    json.name("taxonomies").beginArray().beginObject();
    json.name("name").value("CWE").name("guid").value(CWE_GUID);
    json.name("organization").value("MITRE");
    json.name("informationUri").value("https://cwe.mitre.org/");
    json.name("isComprehensive").value(false);
    text("shortDescription", "The MITRE Common Weakness Enumeration", json);
    json.name("taxa").beginArray();
    for (String number : taxa) {
      json.beginObject().name("id").value(number).name("name").value(Cwe.name(number));
      json.name("helpUri").value(Cwe.uri(number));
      text("shortDescription", Cwe.name(number), json);
      json.endObject();
    }
    json.endArray().endObject().endArray();
  }

  static void text(String name, String text, Json json) {
    json.name(name).beginObject().name("text").value(SarifResult.plain(text)).endObject();
  }

  /** {@code DataRaceLostUpdate}, as names of rules are written. */
  private static String camelCase(String id) {
    StringBuilder out = new StringBuilder();
    for (String word : id.split("[-/]", -1)) {
      if (!word.isEmpty()) {
        out.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
        out.append(word, word.offsetByCodePoints(0, 1), word.length());
      }
    }
    return out.toString();
  }
}

package dev.dure.cli.report;

import dev.dure.cli.Printable;
import dev.dure.race.report.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One result of a SARIF file. */
final class SarifResult {

  /** By which version of the fingerprint; another one gets another name. */
  static final String FINGERPRINT = "dure/v1";

  private final Finding finding;
  private final Sources sources;
  private final Json json;

  SarifResult(Finding finding, Sources sources, Json json) {
    this.finding = finding;
    this.sources = sources;
    this.json = json;
  }

  /** Text in which nothing is a link. */
  static String plain(String text) {
    return Printable.of(text).replace("](", "] (");
  }

  void write(int rule, boolean hasBaseline) {
    json.beginObject();
    json.name("ruleId").value(finding.rule()).name("ruleIndex").value(rule);
    json.name("kind").value("fail");
    json.name("level").value(finding.isPossible() ? "warning" : "error");
    json.name("message").beginObject();
    json.name("text").value(message()).endObject();
    json.name("locations").beginArray();
    if (!finding.accesses().isEmpty()) {
      Access first = finding.accesses().getFirst();
      location(first.place(), describe(first), 0);
    }
    json.endArray();
    related();
    stacks();
    codeFlow();
    json.name("partialFingerprints").beginObject();
    json.name(FINGERPRINT).value(finding.fingerprint()).endObject();
    if (hasBaseline) {
      json.name("baselineState").value(finding.isKnown() ? "unchanged" : "new");
    }
    json.name("properties").beginObject();
    json.name("location").value(Printable.of(finding.location()));
    json.name("cwe").value(Printable.of(finding.cwe()));
    if (!finding.certainty().isEmpty()) {
      json.name("certainty").value(Printable.of(finding.certainty()));
    }
    json.endObject().endObject();
  }

  /** The headline, links to the other accesses, and the reason. */
  private String message() {
    StringBuilder out = new StringBuilder(plain(finding.headline()));
    for (int i = 0; i < finding.accesses().size(); i++) {
      Access access = finding.accesses().get(i);
      String action = link(plain(access.action()));
      out.append(i == 0 ? ": " : ", ");
      out.append(i == 0 ? action : "[" + action + "](" + i + ")");
      out.append(" by ").append(plain(access.threadName()));
      out.append(" in ").append(plain(access.placeName()));
    }
    out.append(". ").append(plain(finding.reason()));
    if (!finding.advice().isEmpty()) {
      out.append(' ').append(plain(finding.advice()));
    }
    return out.toString();
  }

  /** The text of a link. */
  private static String link(String text) {
    return text.replace("[", "").replace("]", "").replace("\\", "");
  }

  private static String describe(Access access) {
    return access.action() + " by " + access.threadName();
  }

  /** The other accesses, and where the locks were taken. */
  private void related() {
    json.name("relatedLocations").beginArray();
    int id = 1;
    List<Access> accesses = finding.accesses();
    for (int i = 1; i < accesses.size(); i++) {
      location(accesses.get(i).place(), describe(accesses.get(i)), id++);
    }
    for (Access access : accesses) {
      for (Lock lock : access.locks()) {
        if (lock.takenAt() != null) {
          location(lock.takenAt(), lock.name() + ", taken by " + access.threadName(), id++);
        }
      }
    }
    json.endArray();
  }

  private void stacks() {
    json.name("stacks").beginArray();
    List<Access> accesses = finding.accesses();
    for (int i = 0; i < accesses.size(); i++) {
      Access access = accesses.get(i);
      stack((i + 1) + ": " + describe(access), access.stack());
      if (!access.startedAt().isEmpty()) {
        stack(
            (i + 1) + ": start of " + access.threadName() + " by " + access.startedBy(),
            access.startedAt());
      }
    }
    json.endArray();
  }

  private void stack(String message, List<Frame> frames) {
    json.beginObject();
    SarifReport.text("message", message, json);
    json.name("frames").beginArray();
    for (Frame frame : frames) {
      json.beginObject().name("location");
      location(frame, "", 0);
      json.endObject();
    }
    json.endArray().endObject();
  }

  /** A thread flow for each thread: its start, its locks, the calls and the access. */
  private void codeFlow() {
    if (finding.accesses().isEmpty()) {
      return;
    }
    json.name("codeFlows").beginArray().beginObject().name("threadFlows").beginArray();
    List<List<Access>> threads = finding.threads();
    for (int i = 0; i < threads.size(); i++) {
      json.beginObject().name("id").value((i + 1) + ": " + threads.get(i).getFirst().threadName());
      json.name("locations").beginArray();
      flow(threads.get(i));
      json.endArray().endObject();
    }
    json.endArray().endObject().endArray();
  }

  private void flow(List<Access> accesses) {
    Access first = accesses.getFirst();
    if (!first.startedAt().isEmpty()) {
      step(first.startedAt().getFirst(), "started by " + first.startedBy(), 0, "important", "");
    }
    for (Access access : accesses) {
      List<Frame> calls = new ArrayList<>(access.stack()).reversed();
      for (int i = 0; i < calls.size() - 1; i++) {
        step(calls.get(i), "calls " + calls.get(i + 1).shortName(), i, "unimportant", "call");
      }
      for (Lock lock : access.locks().reversed()) {
        step(lock.takenAt(), "takes " + lock.name(), calls.size(), "important", "acquire");
      }
      step(access.place(), access.action(), Math.max(0, calls.size() - 1), "essential", "");
    }
  }

  private void step(
      @Nullable Frame frame, String message, int nesting, String importance, String kind) {
    json.beginObject().name("location");
    location(frame, message, 0);
    if (!kind.isEmpty()) {
      json.name("kinds").values(List.of(kind));
    }
    json.name("nestingLevel").value(nesting);
    json.name("importance").value(importance).endObject();
  }

  /** A place; the file where it is found, else where it would be below a root of sources. */
  private void location(@Nullable Frame frame, String message, int id) {
    json.beginObject();
    if (id > 0) {
      json.name("id").value(id);
    }
    if (!message.isEmpty()) {
      SarifReport.text("message", message, json);
    }
    if (frame != null) {
      artifact(frame);
      json.name("logicalLocations").beginArray().beginObject();
      json.name("name").value(Printable.of(frame.shortName()));
      json.name("fullyQualifiedName").value(Printable.of(frame.name()));
      json.name("kind").value("function").endObject().endArray();
    }
    json.endObject();
  }

  private void artifact(Frame frame) {
    Source source = sources.find(frame);
    String uri = source == null ? uri(frame) : source.uri();
    if (uri.isEmpty()) {
      return;
    }
    json.name("physicalLocation").beginObject().name("artifactLocation").beginObject();
    json.name("uri").value(uri);
    if (source != null && source.isRelative()) {
      json.name("uriBaseId").value(SarifReport.BASE);
    }
    json.endObject();
    if (frame.line() > 0) {
      json.name("region").beginObject().name("startLine").value(frame.line()).endObject();
    }
    json.endObject();
  }

  /** Relative, and of nothing but a path that goes down; empty if it cannot be made. */
  private static String uri(Frame frame) {
    String path = frame.path();
    if (frame.file().isEmpty()
        || frame.file().indexOf('/') >= 0
        || path.contains("..")
        || !Printable.of(path).equals(path)) {
      return "";
    }
    try {
      String raw = new URI(null, null, "/" + path, null).toASCIIString();
      return raw.startsWith("//") ? "" : Sources.withoutScheme(raw.substring(1));
    } catch (URISyntaxException e) {
      return "";
    }
  }
}

package dev.dure.cli.report;

import dev.dure.race.report.Fingerprint;
import dev.dure.race.report.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Findings as the agent tells them, made up; and names as only an enemy would choose them. */
final class Samples {

  /** Each breaks out of something, if it is not escaped. */
  static final List<String> HOSTILE =
      List.of(
          "<script>document.title='hacked'</script>",
          "</style></script><img src=x onerror=\"document.title='hacked'\">",
          "\"'><svg onload=document.title='hacked'>",
          "]]>&amp;<!--",
          "\u202edetrevni\u2066\u200f",
          "a\u0000b\u0007\u001b[2J\r\n\u2028c\ufffe\ud800",
          "`code` ``two`` | cell \\| *bold* _it_ @somebody #1 [link](https://example.org)",
          "</details></pre>\n\n# heading\n```\n${jndi:x} {{title}} {0}",
          "javascript:alert(1)//",
          "../../../etc/passwd");

  private Samples() {}

  static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");

  static Run run(List<Finding> findings) {
    return new Run(findings, 0, true, false, 0, BEGIN, BEGIN.plusMillis(12_340), "0.1.0");
  }

  static Run runWithBaseline(List<Finding> findings) {
    return new Run(findings, 2, true, true, 3, BEGIN, BEGIN.plusMillis(12_340), "0.1.0");
  }

  static Run unchecked() {
    return new Run(List.of(), 0, false, false, 1, BEGIN, BEGIN, "0.1.0");
  }

  static Finding known(Finding finding) {
    return new Finding(
        finding.kind(),
        finding.pattern(),
        finding.cwe(),
        finding.certainty(),
        finding.location(),
        finding.reason(),
        finding.advice(),
        finding.accesses(),
        finding.fingerprint(),
        true,
        finding.text());
  }

  /** A race of two threads that counted. */
  static Finding race() {
    return read(
        "data-race",
        "lost-update",
        "CWE-362",
        "",
        "Counter.total of app.Counter@5e91993f",
        List.of(
            access("read", "worker-2", 31, List.of(), "app.Counter.add(Counter.java:6)"),
            access("write", "worker-1", 30, List.of(), "app.Counter.add(Counter.java:6)")));
  }

  /** A race under two locks. */
  static Finding locks() {
    return read(
        "data-race",
        "ineffective-lock",
        "CWE-821",
        "",
        "int[100][7]",
        List.of(
            access(
                "write",
                "left",
                31,
                List.of("java.lang.Object@1", "java.util.concurrent.locks.ReentrantLock@aa"),
                "app.Grid.fill(Grid.java:30)"),
            access(
                "write",
                "right",
                32,
                List.of("java.lang.Object@2"),
                "app.Grid.fill(Grid.java:30)")));
  }

  /** A look and an act of one thread, and another's between. */
  static Finding violation() {
    return read(
        "atomicity-violation",
        "check-then-act",
        "CWE-367",
        "possible",
        "Account.balance of app.Account@7",
        List.of(
            access(
                "read", "teller", 41, List.of("java.lang.Object@1"), "app.Account.take(A.java:9)"),
            access("write", "teller", 41, List.of(), "app.Account.take(A.java:11)"),
            access("write", "other", 42, List.of(), "app.Account.put(A.java:20)")));
  }

  /** Of a kind that there may be one day. */
  static Finding deadlock() {
    return read(
        "deadlock",
        "deadlock",
        "CWE-833",
        "observed",
        "2 locks",
        List.of(
            access("wait", "a", 51, List.of("app.A@1"), "app.A.one(A.java:1)"),
            access("wait", "b", 52, List.of("app.B@2"), "app.B.two(B.java:2)")));
  }

  /** All that anybody could put into a name, everywhere at once. */
  static List<Finding> hostile() {
    List<Finding> findings = new ArrayList<>();
    for (String evil : HOSTILE) {
      findings.add(
          read(
              evil,
              evil + "x",
              evil,
              evil,
              evil,
              List.of(
                  access(evil, evil, 1, List.of(evil, evil), evil),
                  access(
                      "write",
                      evil,
                      2,
                      List.of(evil),
                      evil + "." + evil + ".m(" + evil + ".java:3)"))));
    }
    findings.add(FindingReader.read("{\"kind\": 1, [", "told as <text>\n", "f", false));
    return findings;
  }

  static List<Finding> kinds() {
    return List.of(race(), locks(), violation(), deadlock());
  }

  static List<Finding> many(int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String at = "app.pack" + i % 7 + ".Class" + i + ".method(Class" + i + ".java:" + i + ")";
      findings.add(
          read(
              "data-race",
              i % 2 == 0 ? "lost-update" : "data-race",
              i % 2 == 0 ? "CWE-362" : "CWE-366",
              "",
              "Class" + i + ".field of app.Class" + i + "@1",
              List.of(
                  access("read", "one-" + i, i, List.of("app.Lock@" + i), at),
                  access("write", "two-" + i, i + 1, List.of(), at))));
    }
    return findings;
  }

  static Finding read(
      String kind,
      String pattern,
      String cwe,
      String certainty,
      String location,
      List<String> accesses) {
    Json json = new Json().beginObject();
    json.name("kind").value(kind).name("pattern").value(pattern).name("cwe").value(cwe);
    json.name("certainty").value(certainty).name("location").value(location);
    json.name("reason").value("Nothing orders the two: neither thread held a lock on " + location);
    json.name("advice").value("Make it one step, with an AtomicLong.");
    String object = json.name("accesses").toString() + "[" + String.join(", ", accesses) + "]}";
    String fingerprint = Fingerprint.of(kind + " | " + location + accesses.hashCode());
    String text =
        "dure: " + kind + " on " + location + "\n      at app.Counter.add(Counter.java:6)\n";
    return FindingReader.read(object, text, fingerprint, false);
  }

  static String access(String action, String thread, long id, List<String> locks, String... stack) {
    Json json = new Json().beginObject();
    json.name("access").value(action).name("thread").value(thread).name("threadId").value(id);
    json.name("startedBy").value("thread \"main\" #1");
    json.name("startedAt").values(List.of("app.Main.main(Main.java:9)"));
    json.name("locks").beginArray();
    for (String lock : locks) {
      json.beginObject().name("lock").value(lock).name("shared").value(false);
      json.name("takenAt").value("app.Locks.take(Locks.java:7)").endObject();
    }
    json.endArray();
    List<String> frames = new ArrayList<>(List.of(stack));
    frames.add("app.Main.lambda$main$0(Main.java:8)");
    return json.name("stack").values(frames).endObject().toString();
  }
}

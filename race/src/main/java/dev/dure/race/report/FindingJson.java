package dev.dure.race.report;

/** A finding for programs: one JSON object, on one line. */
final class FindingJson {

  private FindingJson() {}

  static String of(Finding finding) {
    Pattern pattern = finding.pattern();
    Json json = new Json().beginObject();
    json.name("kind").value(finding.kind().id());
    json.name("pattern").value(pattern.id());
    json.name("cwe").value(pattern.cwe());
    if (!finding.certainty().id().isEmpty()) {
      json.name("certainty").value(finding.certainty().id());
    }
    json.name("fingerprint").value(Fingerprint.of(Fingerprint.text(finding)));
    json.name("location").value(finding.location());
    json.name("reason").value(finding.reason());
    json.name("advice").value(pattern.advice());
    json.name("accesses").beginArray();
    for (Side side : finding.sides()) {
      add(finding.kind(), side, json);
    }
    return json.endArray().endObject().toString();
  }

  private static void add(FindingKind kind, Side side, Json json) {
    json.beginObject();
    json.name("access").value(side.access(kind));
    HeldLock wanted = side.wanted();
    if (wanted != null) {
      json.name("wanted").value(wanted.name());
    }
    json.name("thread").value(side.threadName().isEmpty() ? side.thread() : side.threadName());
    long id = id(side.thread());
    if (id >= 0) {
      json.name("threadId").value(id);
    }
    if (side.starter() != null) {
      json.name("startedBy").value(side.starter());
      json.name("startedAt").values(side.startedAt());
    }
    json.name("locks").beginArray();
    for (HeldLock lock : side.locks()) {
      json.beginObject().name("lock").value(lock.name());
      json.name("shared").value(lock.isShared());
      if (lock.takenAt() != null) {
        json.name("takenAt").value(lock.takenAt().toString());
      }
      json.endObject();
    }
    json.endArray();
    json.name("stack").values(side.stack()).endObject();
  }

  /** The number in {@code thread "main" #1}: two threads may have the same name. */
  private static long id(String thread) {
    String digits = thread.substring(thread.lastIndexOf('#') + 1);
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}

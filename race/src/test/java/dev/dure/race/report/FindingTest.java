package dev.dure.race.report;

import static dev.dure.race.report.Sides.at;
import static dev.dure.race.report.Sides.lock;
import static dev.dure.race.report.Sides.read;
import static dev.dure.race.report.Sides.readLock;
import static dev.dure.race.report.Sides.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

  private static final StackTraceElement GET = at("app.Counter", "get", 10);
  private static final StackTraceElement ADD = at("app.Counter", "add", 20);
  private static final String FIELD = "Counter.total of app.Counter@1f";

  @Test
  void theTextHasBothSidesTheReasonAndTheMend() {
    StackTraceElement taken = at("app.Counter", "add", 19);
    String text =
        FindingText.of(
            Finding.of(FIELD, read(GET, lock(0xab, taken)), write(ADD, lock(0xcd, taken))));
    assertThat(text)
        .isEqualTo(
            """
            ==================
            dure: ineffective lock on Counter.total of app.Counter@1f

              read by thread "reader" #9, which held:
                lock java.lang.Object@ab, taken at app.Counter.add(Counter.java:19)
                  at app.Counter.get(Counter.java:10)
                  at app.Main.run(Main.java:7)
                started by thread "main" #1:
                  at app.Main.main(Main.java:3)

              earlier write by thread "writer" #9, which held:
                lock java.lang.Object@cd, taken at app.Counter.add(Counter.java:19)
                  at app.Counter.add(Counter.java:20)
                  at app.Main.run(Main.java:7)
                started by thread "main" #1:
                  at app.Main.main(Main.java:3)

              Why: Nothing orders the two: thread "reader" #9 held java.lang.Object@ab, thread "writer" #9 held \
            java.lang.Object@cd; both were taken at app.Counter.add(Counter.java:19), and are two locks all the same.
              Do:  Locks exclude each other only if they are the same object. Make one lock where the data is made, \
            keep it in a final field beside it, and hold it round every access. [CWE-821]
            ==================
            """);
  }

  @Test
  void aLockIsIneffectiveIfItWasMeantForTheAccess() {
    StackTraceElement elsewhere = at("app.Main", "run", 7);
    assertThat(Finding.of(FIELD, read(GET, lock(1, elsewhere)), write(ADD, lock(2, GET))).kind())
        .isEqualTo(FindingKind.DATA_RACE);
    assertThat(Finding.of(FIELD, read(GET, lock(1, GET)), write(ADD, lock(2, ADD))).kind())
        .isEqualTo(FindingKind.INEFFECTIVE_LOCK);
  }

  @Test
  void aCircleSaysWhoWaitsForWhom() {
    Side one = read(GET, lock(1, GET)).waitingFor(lock(2, ADD));
    Side other = write(ADD, lock(2, ADD)).waitingFor(lock(1, GET));
    Finding finding =
        Finding.ofCycle(
            FindingKind.POTENTIAL_DEADLOCK,
            LockPattern.LOCK_ORDER,
            List.of(one, other),
            Finding.Certainty.POSSIBLE);
    assertThat(FindingText.of(finding))
        .startsWith(
            """
            ==================
            dure: potential deadlock on java.lang.Object@2, java.lang.Object@1 (locks in no order, possible)

              wait for java.lang.Object@2 by thread "reader" #9, which held:
                lock java.lang.Object@1, taken at app.Counter.get(Counter.java:10)
                  at app.Counter.get(Counter.java:10)
            """)
        .contains("  and wait for java.lang.Object@1 by thread \"writer\" #9, which held:")
        .contains(
            "Why: thread \"reader\" #9 can wait for java.lang.Object@2, which thread \"writer\" #9 can"
                + " hold then, thread \"writer\" #9 can wait for java.lang.Object@1, which thread"
                + " \"reader\" #9 can hold then.");
    assertThat(FindingJson.of(finding))
        .contains("{\"access\": \"wait\", \"wanted\": \"java.lang.Object@2\", ");
    assertThat(Finding.of(FIELD, one, other).key()).isNotEqualTo(finding.key());
  }

  @Test
  void aLostSignalHasTheWaitAndTheSignal() {
    HeldLock lock = lock(2, ADD);
    Finding finding =
        Finding.ofLostSignal(read(GET).waitingFor(lock), write(ADD, lock).waitingFor(lock), lock);
    assertThat(FindingText.of(finding))
        .startsWith(
            """
            ==================
            dure: lost signal on java.lang.Object@2

              wait for java.lang.Object@2 by thread "reader" #9, which held no lock:
                  at app.Counter.get(Counter.java:10)
            """)
        .contains(
            """
              earlier signal of java.lang.Object@2 by thread "writer" #9, which held:
                lock java.lang.Object@2, taken at app.Counter.add(Counter.java:20)
                  at app.Counter.add(Counter.java:20)
            """)
        .contains("thread \"writer\" #9 made it before, when nobody waited")
        .contains("[CWE-821]");
    assertThat(FindingJson.of(finding))
        .startsWith("{\"kind\": \"lost-signal\", \"pattern\": \"lost-signal\"")
        .contains("{\"access\": \"wait\", \"wanted\": \"java.lang.Object@2\", ")
        .contains("{\"access\": \"signal\", \"wanted\": \"java.lang.Object@2\", ");
    assertThat(Fingerprint.text(finding))
        .isEqualTo("lost-signal | java.lang.Object | app.Counter.add | app.Counter.get");
    assertThat(Suppressions.entry(1, "app.Counter.add | known").matches(finding)).isTrue();
    assertThat(Kinds.all()).contains("lost-signal");
  }

  @Test
  void theReasonSaysWhatEachSideHeld() {
    assertThat(Finding.of(FIELD, read(GET), write(ADD)).reason())
        .isEqualTo(
            "Nothing orders the two: neither thread held a lock, and no volatile access, start,"
                + " join or other hand-over lies between them.");
    assertThat(Finding.of(FIELD, read(GET), write(ADD, lock(1), lock(2))).reason())
        .isEqualTo(
            "Nothing orders the two: thread \"reader\" #9 held none, thread \"writer\" #9 held"
                + " java.lang.Object@1 and java.lang.Object@2.");
    assertThat(Finding.of(FIELD, read(GET, readLock(3)), write(ADD, readLock(3))).reason())
        .contains("both threads held app.ReadLock@3, but as a read lock");
  }

  @Test
  void jsonHasTheAgreedMembers() {
    Side nameless =
        new Side(false, "virtual thread #33", "", null, List.of(), List.of(), List.of(GET));
    assertThat(FindingJson.of(Finding.of("a\"b", write(ADD, readLock(3)), nameless)))
        .isEqualTo(
            "{\"kind\": \"data-race\", \"pattern\": \"data-race\", \"cwe\": \"CWE-366\","
                + " \"fingerprint\": \""
                + Fingerprint.of("data-race | a\"b | app.Counter.add | app.Counter.get")
                + "\", \"location\": \"a\\\"b\", \"reason\": \"Nothing orders the two: thread"
                + " \\\"writer\\\" #9 held app.ReadLock@3, virtual thread #33 held none.\","
                + " \"advice\": \""
                + RacePattern.DATA_RACE.advice()
                + "\", \"accesses\": [{\"access\": \"write\", \"thread\": \"writer\","
                + " \"threadId\": 9, \"startedBy\": \"thread \\\"main\\\" #1\","
                + " \"startedAt\": [\"app.Main.main(Main.java:3)\"],"
                + " \"locks\": [{\"lock\": \"app.ReadLock@3\", \"shared\": true}],"
                + " \"stack\": [\"app.Counter.add(Counter.java:20)\","
                + " \"app.Main.run(Main.java:7)\"]},"
                + " {\"access\": \"read\", \"thread\": \"virtual thread #33\","
                + " \"threadId\": 33, \"locks\": [],"
                + " \"stack\": [\"app.Counter.get(Counter.java:10)\"]}]}");
  }

  @Test
  void theSameLinesOnAnotherObjectAreTheSameFinding() {
    String key = Finding.of(FIELD, read(GET), write(ADD)).key();
    assertThat(Finding.of("Counter.total of app.Counter@77", write(ADD), read(GET)).key())
        .isEqualTo(key);
    assertThat(Finding.of("Counter.max of app.Counter@1f", read(GET), write(ADD)).key())
        .isNotEqualTo(key);
    assertThat(Finding.of(FIELD, write(ADD), write(ADD)).key()).isNotEqualTo(key);
    assertThat(Finding.of("int[100][7]", read(GET), write(ADD)).key())
        .isEqualTo(Finding.of("int[50][1]", read(GET), write(ADD)).key());
  }
}

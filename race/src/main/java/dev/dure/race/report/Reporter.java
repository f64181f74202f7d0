package dev.dure.race.report;

import dev.dure.race.Options;
import dev.dure.race.runtime.Findings;
import dev.dure.race.runtime.LockCycle;
import dev.dure.race.runtime.Race;
import dev.dure.race.runtime.Trouble;
import dev.dure.race.runtime.Violation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells races to the user as they happen, once each, and sums up when the program ends.
 *
 * <p>Where the option {@code file} names a directory, findings go to a {@link Journal} there and
 * nowhere else: another process tells them.
 */
public final class Reporter implements Consumer<Race> {

  private final Sink sink;
  private final Suppressions suppressions;
  private final Set<String> told = new HashSet<>();
  private int found;
  private boolean ended;

  Reporter(Sink sink, Suppressions suppressions) {
    this.sink = sink;
    this.suppressions = suppressions;
  }

  /**
   * Starts to report; called once, before the program begins.
   *
   * @param options of the agent
   */
  public static void start(Options options) {
    Reporter reporter = new Reporter(open(options), suppressions(options.suppress()));
    Rehearsal.run();
    Findings.listen(reporter);
    Findings.listenToViolations(reporter::accept);
    Findings.listenToCycles(reporter::accept);
    Findings.listenToUnreleased(
        hold -> reporter.accept(Finding.ofUnreleased(hold), List.of(TestScopes.lineage(hold))));
    Findings.listenToIneffectiveLocks(
        lock ->
            reporter.accept(
                Finding.of(lock),
                List.of(TestScopes.lineage(lock.later()), TestScopes.lineage(lock.earlier()))));
    new DeadlockWatch(reporter::accept).start();
    new SignalWatch(reporter::accept).start();
    Runtime.getRuntime().addShutdownHook(new Thread(reporter::end, "dure-report"));
  }

  private static Sink open(Options options) {
    Path file = options.file();
    try {
      if (file != null && Files.isDirectory(file)) {
        long pid = ProcessHandle.current().pid();
        Path journal = Journal.file(file.toAbsolutePath(), pid);
        return new Journal(
            new FileOutputStream(journal.toFile(), true),
            pid,
            System.getProperty("sun.java.command", ""));
      } else if (file != null && options.report() == Options.Report.JSON) {
        return new JsonSink(file.toAbsolutePath());
      }
      return new TextSink(
          file == null ? stderr() : new FileOutputStream(file.toFile()),
          TextSink.charsetOfStderr());
    } catch (IOException e) {
      Trouble.tell("findings go to standard error, since " + file + " cannot be written", e);
      return new TextSink(stderr(), TextSink.charsetOfStderr());
    }
  }

  /** Not {@code System.err}: the program may hold its lock, or have replaced it. */
  private static OutputStream stderr() {
    return new FileOutputStream(FileDescriptor.err);
  }

  private static Suppressions suppressions(List<Path> files) {
    try {
      return Suppressions.read(files);
    } catch (IOException e) {
      Trouble.tell("nothing is suppressed, since a file of suppressions cannot be read", e);
      return Suppressions.NONE;
    }
  }

  /** In the thread that made the later access. */
  @Override
  public void accept(Race race) {
    try {
      tell(
          Finding.of(race),
          List.of(TestScopes.lineage(race.later()), TestScopes.lineage(race.earlier())));
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    }
  }

  private void accept(Violation violation) {
    try {
      tell(
          Finding.of(violation),
          List.of(TestScopes.lineage(violation.act()), TestScopes.lineage(violation.other())));
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    }
  }

  private void accept(LockCycle cycle) {
    accept(
        Finding.of(cycle),
        cycle.waits().stream().map(wait -> TestScopes.lineage(wait.access())).toList());
  }

  private void accept(Finding finding, List<List<Long>> lineages) {
    try {
      tell(finding, lineages);
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    }
  }

  void tell(Finding finding) throws IOException {
    tell(finding, List.of());
  }

  /**
   * A finding, perhaps not for the first time.
   *
   * @param lineages of the threads; see {@link TestScopes#lineage}
   */
  private synchronized void tell(Finding finding, List<List<Long>> lineages) throws IOException {
    Suppressions.Entry entry = suppressions.find(finding);
    if (entry == null && TestScopes.take(finding, lineages)) {
      return;
    }
    if (!told.add(finding.key())) {
      return;
    }
    if (entry != null) {
      sink.suppressed(entry, finding);
    } else {
      found++;
      sink.tell(finding);
    }
    if (ended) {
      sink.end(found); // found by another shutdown hook, after ours
    }
  }

  /** The program ends. */
  synchronized void end() {
    ended = true;
    try {
      sink.end(found);
    } catch (Throwable e) {
      Trouble.tell("the report could not be written", e);
    }
  }

  /**
   * Makes one finding up and throws it away, so that all classes are loaded and linked here and not
   * in a thread of the program, which may hold who knows what.
   */
  private static final class Rehearsal {

    static void run() {
      try {
        StackTraceElement place = new StackTraceElement("C", "m", "C.java", 1);
        HeldLock one = new HeldLock("java.lang.Object", 1, false, place);
        HeldLock other = new HeldLock("java.lang.Object", 2, true, place);
        List<StackTraceElement> stack = new ArrayList<>(List.of(place));
        Finding finding =
            Finding.of(
                "C.f of C@1",
                new Side(true, "thread", "", "thread", stack, List.of(one), stack),
                new Side(false, "thread", "", null, stack, List.of(other), stack));
        Reporter reporter =
            new Reporter(new Journal(OutputStream.nullOutputStream(), 0, ""), Suppressions.NONE);
        reporter.tell(finding);
        Side waits = finding.sides().get(0).waitingFor(other);
        reporter.tell(
            Finding.ofCycle(
                FindingKind.POTENTIAL_DEADLOCK,
                LockPattern.LOCK_ORDER,
                List.of(waits, waits),
                Finding.Certainty.POSSIBLE));
        TestScopes.rehearse(finding);
        RacePattern unused =
            RacePattern.of(
                "C.f",
                new Side(true, "thread", "", null, stack, List.of(), stack),
                new Side(true, "thread", "", null, stack, List.of(), stack));
      } catch (Throwable e) {
        Trouble.tell("the report was not rehearsed", e);
      }
    }
  }
}

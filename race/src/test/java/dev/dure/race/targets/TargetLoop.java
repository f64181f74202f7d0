package dev.dure.race.targets;

import dev.dure.race.runtime.Access;
import dev.dure.race.runtime.Findings;
import dev.dure.race.runtime.LockCycle;
import dev.dure.race.runtime.Race;
import dev.dure.race.runtime.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs targets many times in one JVM under the agent, each run with classes of its own from a new
 * class loader, so that thousands of runs take minutes. Says on standard output of each run what
 * was not as expected:
 *
 * <pre>TargetLoop MODULE_DIRECTORY CLASSES FIRST_SEED RUNS NAME...</pre>
 */
public final class TargetLoop {

  private static final long LIMIT_SECONDS = Long.getLong("dure.targets.limitSeconds", 180);

  private final URL[] classPath;
  private final PrintStream out;
  private final List<Report.Finding> findings = new ArrayList<>();

  private TargetLoop(URL[] classPath, PrintStream out) {
    this.classPath = classPath;
    this.out = out;
  }

  /** Runs; the last line says {@code done}. */
  public static void main(String[] args) throws Exception {
    Targets targets = Targets.compiled(Path.of(args[0]), Path.of(args[1]));
    List<URL> urls = new ArrayList<>();
    for (Path path : targets.classPath()) {
      urls.add(path.toUri().toURL());
    }
    long first = Long.parseLong(args[2]);
    int runs = Integer.parseInt(args[3]);
    List<String> names = Arrays.asList(args).subList(4, args.length);
    TargetLoop loop = new TargetLoop(urls.toArray(new URL[0]), System.out);
    Findings.listen(race -> loop.add(finding(race)));
    Findings.listenToViolations(violation -> loop.add(finding(violation)));
    Findings.listenToCycles(cycle -> loop.add(finding(cycle)));
    Findings.listenToUnreleased(hold -> loop.add(finding(hold)));
    Findings.listenToIneffectiveLocks(
        lock ->
            loop.add(
                new Report.Finding(
                    "ineffective-lock",
                    lock.cause() + " " + lock.location(),
                    as("lock", lock.later()),
                    as("lock", lock.earlier()))));
    for (Target target : targets.all()) {
      for (long seed = first; names.contains(target.name()) && seed < first + runs; seed++) {
        loop.run(target, seed);
      }
    }
    loop.out.println("done");
    loop.out.flush();
    Runtime.getRuntime().halt(0); // threads of a target that hangs do not matter any more
  }

  private void add(Report.Finding finding) {
    synchronized (findings) {
      findings.add(finding);
    }
  }

  private void run(Target target, long seed) throws IOException, InterruptedException {
    System.setProperty("dure.targets.seed", Long.toString(seed));
    synchronized (findings) {
      findings.clear();
    }
    List<String> problems = new ArrayList<>();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      runMain(target, loader, problems);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    if (!lines.equals(target.prints())) {
      problems.add("standard output: " + lines + " instead of " + target.prints());
    }
    synchronized (findings) {
      target.compare(findings, problems);
    }
    out.println(target.name() + " " + seed + " " + String.join("; ", problems).replace('\n', ' '));
    out.flush();
  }

  /** Until all threads that would keep a JVM alive have ended. */
  private static void runMain(Target target, ClassLoader loader, List<String> problems)
      throws InterruptedException {
    ThreadGroup group =
        new ThreadGroup(target.name()) {
          @Override
          public void uncaughtException(Thread thread, Throwable e) {
            // As a JVM would, this goes on.
          }
        };
    Thread main = new Thread(group, () -> invokeMain(target, loader, problems), "main");
    main.start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (isAlive(group)) {
      if (System.nanoTime() - end > 0) {
        problems.add("did not end in " + LIMIT_SECONDS + " s");
        return;
      }
      Thread.sleep(1);
    }
  }

  private static boolean isAlive(ThreadGroup group) {
    @Nullable Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    return Arrays.stream(threads, 0, count).anyMatch(t -> t != null && !t.isDaemon());
  }

  private static void invokeMain(Target target, ClassLoader loader, List<String> problems) {
    try {
      Method main = loader.loadClass(target.className()).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      problems.add("ended by " + e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      problems.add("cannot be run: " + e);
    }
  }

  private static Report.Finding finding(Race race) {
    return new Report.Finding(
        "data-race", race.location(), side(race.later()), side(race.earlier()));
  }

  private static Report.Finding finding(Violation violation) {
    return new Report.Finding(
        "atomicity-violation", violation.location(), side(violation.look()), side(violation.act()));
  }

  private static Report.Finding finding(LockCycle cycle) {
    return new Report.Finding(
        "potential-deadlock", "locks", wait(cycle, 0), wait(cycle, cycle.waits().size() - 1));
  }

  private static Report.Finding finding(Access hold) {
    Report.Access side = as("lock", hold);
    return new Report.Finding("unreleased-lock", "a lock", side, side);
  }

  private static Report.Access wait(LockCycle cycle, int thread) {
    return as("wait", cycle.waits().get(thread).access());
  }

  private static Report.Access side(Access access) {
    return as(access.isWrite() ? "write" : "read", access);
  }

  private static Report.Access as(String what, Access access) {
    StackTraceElement at = access.stack()[0];
    return new Report.Access(what, at.getClassName(), at.getLineNumber());
  }
}

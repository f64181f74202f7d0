package dev.dure.race.report;

import dev.dure.race.runtime.Access;
import dev.dure.race.runtime.Findings;
import dev.dure.race.runtime.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which test a finding belongs to. The JUnit extension opens a scope for each test, and one for
 * each class round its tests, and gets what was found in it when it closes it.
 *
 * <p><b>Whose a finding is.</b> Each side of it was made by a thread that was started by another,
 * and so on up to the first. The innermost scope that was opened by the nearest of these threads
 * has it; so does that of the other side, if it is another one. Where none of these threads has
 * opened a scope, nobody can tell, and all tests have it that run; if none does, all classes; if
 * there is none either, it is told as if there were no tests.
 *
 * <p>The extension reaches this class by reflection in the bootstrap class loader, and passes types
 * of the JDK alone: it may have another version than the agent, and be in a module or under a class
 * loader that does not ask its parent first. So these signatures stay as they are. What is here
 * runs in the thread that made the later access, and is not instrumented: it orders nothing.
 */
public final class TestScopes {

  /** A class that finds in each test all that there is does not need more. */
  private static final int MAX_FINDINGS = 1000;

  /** A test or a class. */
  private static final class Scope {
    final boolean test;
    final long thread;
    @Nullable Scope outer; // guarded by LOCK
    final Set<String> kinds;
    final List<Suppressions.Entry> suppressed;
    final boolean expected;
    final Map<String, String> found = new LinkedHashMap<>();

    Scope(
        boolean test,
        long thread,
        @Nullable Scope outer,
        List<String> kinds,
        List<Suppressions.Entry> suppressed,
        boolean expected) {
      this.test = test;
      this.thread = thread;
      this.outer = outer;
      this.kinds = new LinkedHashSet<>(kinds);
      this.suppressed = suppressed;
      this.expected = expected;
    }

    /** Whether the finding is not to be told elsewhere. */
    boolean take(Finding finding) {
      for (Suppressions.Entry entry : suppressed) {
        if (entry.matches(finding)) {
          return true;
        }
      }
      if (!kinds.isEmpty()
          && !kinds.contains(finding.kind().id())
          && !kinds.contains(finding.pattern().id())) {
        return false;
      }
      if (found.size() < MAX_FINDINGS && !found.containsKey(finding.key())) {
        found.put(finding.key(), FindingText.of(finding));
      }
      return expected;
    }
  }

  private static final Object LOCK = new Object();

  /** The innermost scope of each thread that has opened one. */
  private static final Map<Long, Scope> INNERMOST = new HashMap<>();

  /** All that are open. */
  private static final Set<Scope> OPEN = new LinkedHashSet<>();

  private TestScopes() {}

  /**
   * The current thread begins a test, or a class of tests. What was found before is told again if
   * it is found again.
   *
   * @param test whether it is a test
   * @param kinds the ids of the kinds and patterns to look for; empty for all
   * @param suppress what not to look for, each {@code LOCATION-GLOB | REASON}
   * @param expected whether findings are expected, and so not told elsewhere
   * @return what {@link #close} wants
   * @throws IllegalArgumentException if there is no such kind, or a suppression has no reason
   */
  public static Object open(
      boolean test, List<String> kinds, List<String> suppress, boolean expected) {
    for (String kind : kinds) {
      if (!Kinds.all().contains(kind)) {
        throw new IllegalArgumentException(
            "there is no kind of findings \"" + kind + "\"; there are " + Kinds.all());
      }
    }
    List<Suppressions.Entry> entries = new ArrayList<>();
    for (String line : suppress) {
      entries.add(Suppressions.entry(entries.size() + 1, line));
    }
    Scope scope = open(ThreadInfo.current().id(), test, kinds, entries, expected);
    Findings.beginAgain();
    return scope;
  }

  private static Scope open(
      long thread,
      boolean test,
      List<String> kinds,
      List<Suppressions.Entry> suppressed,
      boolean expected) {
    synchronized (LOCK) {
      Scope scope = new Scope(test, thread, INNERMOST.get(thread), kinds, suppressed, expected);
      INNERMOST.put(thread, scope);
      OPEN.add(scope);
      return scope;
    }
  }

  /**
   * Ends a test or a class.
   *
   * @param opened what {@link #open} returned
   * @return what was found, each as text, in the order in which it was found
   */
  public static List<String> close(Object opened) {
    Scope scope = (Scope) opened;
    List<String> texts;
    synchronized (LOCK) {
      OPEN.remove(scope);
      unlink(scope);
      texts = new ArrayList<>(scope.found.values());
    }
    texts.replaceAll(TestText::of);
    return texts;
  }

  /** A scope may be closed by another thread than opened it, which may have opened more. */
  private static void unlink(Scope scope) {
    Scope inner = null;
    for (Scope s = INNERMOST.get(scope.thread); s != null && s != scope; s = s.outer) {
      inner = s;
    }
    if (inner != null) {
      inner.outer = scope.outer;
    } else if (scope.outer == null) {
      INNERMOST.remove(scope.thread);
    } else {
      INNERMOST.put(scope.thread, scope.outer);
    }
  }

  /** The thread of an access, the one that started it, and so on. */
  static List<Long> lineage(Access access) {
    List<Long> threads = new ArrayList<>();
    for (ThreadInfo t = access.thread(); t != null; t = t.starter()) {
      threads.add(t.id());
    }
    return threads;
  }

  /** A finding; whether it is not to be told elsewhere. */
  static boolean take(Finding finding, List<List<Long>> lineages) {
    synchronized (LOCK) {
      if (OPEN.isEmpty()) {
        return false;
      }
      Set<Scope> owners = owners(lineages);
      boolean taken = true;
      for (Scope owner : owners) {
        taken &= owner.take(finding);
      }
      return taken;
    }
  }

  private static Set<Scope> owners(List<List<Long>> lineages) {
    Set<Scope> owners = new LinkedHashSet<>();
    for (List<Long> lineage : lineages) {
      for (Long thread : lineage) {
        Scope scope = INNERMOST.get(thread);
        if (scope != null) {
          owners.add(scope);
          break;
        }
      }
    }
    if (owners.isEmpty()) {
      for (Scope scope : OPEN) {
        if (scope.test) {
          owners.add(scope);
        }
      }
    }
    return owners.isEmpty() ? OPEN : owners;
  }

  /** Before the program begins: no class is loaded later, in a thread that holds who knows what. */
  static void rehearse(Finding finding) {
    Suppressions.Entry other = Suppressions.entry(1, "C.other | rehearsed");
    Scope scope = open(-1, true, List.of(finding.kind().id()), List.of(other), false);
    boolean unused = take(finding, List.of(List.of(-1L)));
    close(scope);
  }
}

package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the program's code where it looks at a variable and then changes it by what it
 * has seen: instrumented code names a look and an act by numbers. A variable here is whatever
 * orders threads by its value (an atomic, a volatile field, what a concurrent map has for one key),
 * or a plain field that a lock guards.
 */
public final class StepPlans {

  // ---- how an act depends on a look: a sum of these, of the first two at least one ----

  /** What is written was made of what was seen. */
  public static final int DATA = 1;

  /** Whether it is written depends on what was seen. */
  public static final int CONTROL = 2;

  /** And not only on whether there was anything to be seen, as in a test for null. */
  public static final int BY_VALUE = 4;

  /** Between the look and the act something else decides, too, which may be another look. */
  public static final int ALSO_BY_OTHER = 8;

  /** And nothing else depends on it, so that an act that changes nothing does no harm. */
  public static final int ALONE = 16;

  /**
   * The look is under a lock, and the first thing that is done there: nothing is asked or called.
   */
  public static final int FIRST = 32;

  /**
   * Whether another thread would do the same if it had seen the same.
   *
   * <p>A thread that acts only when it sees a number of its own (a turn, a ticket) is ordered by
   * the variable itself: no two threads act on one value.
   */
  public enum Guard {
    /** Yes: it acts always, or by a comparison with a constant, or by which of two is larger. */
    SAME,
    /** Yes, if it is about the same object: a field of {@code this} decides, too. */
    SAME_OBJECT,
    /** That is not known. */
    UNKNOWN
  }

  /** An act, and the looks on which it may depend. */
  static final class Act {
    final int number;
    final int site;
    private final int[] looks;
    private final int[] dependences;
    private final Guard[] guards;

    Act(int number, int site, int[] looks, int[] dependences, Guard[] guards) {
      this.number = number;
      this.site = site;
      this.looks = looks;
      this.dependences = dependences;
      this.guards = guards;
    }

    /** The write that a thread is about to make. */
    Access access(ThreadState thread) {
      return new Access(
          true, thread.info, thread.epoch.held, Sites.stack(site, Calls.frame(thread)));
    }

    boolean isData(int at) {
      return has(at, DATA);
    }

    boolean has(int at, int dependence) {
      return (dependences[at] & dependence) != 0;
    }

    Guard guard(int at) {
      return guards[at];
    }

    /** Where a look stands among those of this act, or -1. */
    int indexOf(int look) {
      for (int at = 0; at < looks.length; at++) {
        if (looks[at] == look) {
          return at;
        }
      }
      return -1;
    }
  }

  private static int lookCount;
  private static volatile int[] lookSites = new int[64];
  private static int actCount;
  private static volatile @Nullable Act[] acts = new Act[64];

  private StepPlans() {}

  /**
   * A new look; called while a class is instrumented.
   *
   * @param site see {@link Sites#add}
   * @return its number
   */
  public static synchronized int addLook(int site) {
    if (lookCount == lookSites.length) {
      lookSites = java.util.Arrays.copyOf(lookSites, 2 * lookCount);
    }
    lookSites[lookCount] = site;
    return lookCount++;
  }

  /**
   * A new act; called while a class is instrumented.
   *
   * @param site see {@link Sites#add}
   * @param looks their numbers; each comes before the act whenever that is reached
   * @param dependences for each look; see {@link #DATA}
   * @param guards for each look
   * @return its number
   */
  public static synchronized int addAct(int site, int[] looks, int[] dependences, Guard[] guards) {
    if (actCount == acts.length) {
      acts = java.util.Arrays.copyOf(acts, 2 * actCount);
    }
    acts[actCount] = new Act(actCount, site, looks.clone(), dependences.clone(), guards.clone());
    return actCount++;
  }

  static int siteOfLook(int look) {
    return lookSites[look];
  }

  static Act act(int number) {
    return java.util.Objects.requireNonNull(acts[number], "no such act");
  }
}

package dev.dure.race.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places in the program: instrumented code names one by a number. */
public final class Sites {

  private static volatile StackTraceElement[] sites = new StackTraceElement[1024];
  private static int count = 1;

  private Sites() {}

  /**
   * A new place; called while a class is instrumented.
   *
   * @param className with dots
   * @param file or null if the class file does not say
   * @param line or -1
   * @return its number, from 1 up
   */
  public static synchronized int add(
      String className, String method, @Nullable String file, int line) {
    if (count == sites.length) {
      sites = java.util.Arrays.copyOf(sites, 2 * count);
    }
    sites[count] = new StackTraceElement(className, method, file, line);
    return count++;
  }

  /** The place with a number. */
  public static StackTraceElement get(int site) {
    return sites[site];
  }

  /** Where the current thread has left the program, for code that does something there; or 0. */
  static int ofCall() {
    Frame call = Calls.frame(ThreadState.current());
    return call == null ? 0 : call.site;
  }

  /** A stack of the past: the place itself, and the calls in which it was, innermost first. */
  static StackTraceElement[] stack(int site, @Nullable Frame frame) {
    List<StackTraceElement> stack = new ArrayList<>();
    if (site > 0) {
      stack.add(get(site));
    }
    // An access inside of a modelled call is at the call's own site, as is the frame of that call.
    Frame first = frame != null && frame.site == site ? frame.caller : frame;
    for (Frame f = first; f != null; f = f.caller) {
      stack.add(get(f.site));
    }
    return stack.toArray(new StackTraceElement[0]);
  }
}

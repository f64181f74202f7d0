package dev.dure.race.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Places in the program: instrumented code names one by a number. There is one for each access and
 * each call of a program, so a place is a number of a line and a reference to its method, which it
 * shares with others.
 */
public final class Sites {

  /** A method, as a stack names it. */
  private record Method(String className, String name, @Nullable String file) {

    boolean is(String otherClass, String otherName, @Nullable String otherFile) {
      return className.equals(otherClass)
          && name.equals(otherName)
          && Objects.equals(file, otherFile);
    }
  }

  /** By number; the lines of the methods below. */
  private static int[] lines = new int[1024];

  private static @Nullable Method[] methods = new Method[1024];
  private static int count = 1;

  private Sites() {}

  /**
   * A new place; called while a class is instrumented. Those of one method are added one after the
   * other, mostly.
   *
   * @param className with dots
   * @param file or null if the class file does not say
   * @param line or -1
   * @return its number, from 1 up; 0, which stacks leave out, if there are no more
   */
  public static synchronized int add(
      String className, String method, @Nullable String file, int line) {
    if (count > Calls.MAX_SITE) {
      return 0;
    }
    if (count == lines.length) {
      lines = java.util.Arrays.copyOf(lines, 2 * count);
      methods = java.util.Arrays.copyOf(methods, 2 * count);
    }
    Method last = methods[count - 1];
    methods[count] =
        last != null && last.is(className, method, file)
            ? last
            : new Method(className, method, file);
    lines[count] = line;
    return count++;
  }

  /** The place with a number; who has that may have it from another thread, by a data race. */
  public static synchronized StackTraceElement get(int site) {
    Method method = Objects.requireNonNull(methods[site], "no such place");
    return new StackTraceElement(method.className, method.name, method.file, lines[site]);
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

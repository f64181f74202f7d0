package dev.dure.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Whether this process's output goes to a terminal. The JDK's own {@link
 * java.io.Console#isTerminal} asks for stdin and stdout together, and never for stderr.
 */
final class Terminal {

  /** The file descriptor of standard input. */
  static final int STDIN = 0;

  /** The file descriptor of standard output. */
  static final int STDOUT = 1;

  /** The file descriptor of standard error. */
  static final int STDERR = 2;

  private Terminal() {}

  /** Whether the line may be erased and written anew. */
  static boolean canUpdate(int descriptor) {
    return isTerminal(descriptor) && !"dumb".equals(System.getenv("TERM"));
  }

  /** Whether colours are wanted; see <a href="https://no-color.org">no-color.org</a>. */
  static boolean wantsColour(int descriptor) {
    String noColour = System.getenv("NO_COLOR");
    return (noColour == null || noColour.isEmpty()) && canUpdate(descriptor);
  }

  /** Whether it is one. */
  @SuppressWarnings("restricted") // calls isatty, which takes and returns nothing but an int
  static boolean isTerminal(int descriptor) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
    if (isatty.isEmpty()) {
      return false; // Windows: plain lines, without colour
    }
    MethodHandle handle =
        linker.downcallHandle(
            isatty.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      return (int) handle.invokeExact(descriptor) == 1;
    } catch (Throwable e) {
      throw new AssertionError("isatty throws nothing", e);
    }
  }
}

package dev.dure.stress.torture;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Signals: {@link Process} can send only two. */
final class Posix {

  static final int SIGKILL = 9;
  static final int SIGCONT = 18;
  static final int SIGSTOP = 19;

  private static final MethodHandle KILL = link();

  private Posix() {}

  @SuppressWarnings("restricted") // the only native function of the harness
  private static MethodHandle link() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("kill"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }

  /** Sends a signal to a child that was not waited for yet, so that its id is its own. */
  static void kill(Process child, int signal) {
    if (child.isAlive()) {
      try {
        var _ = (int) KILL.invokeExact((int) child.pid(), signal);
      } catch (Throwable t) {
        throw new AssertionError("kill(2) threw", t);
      }
    }
  }
}

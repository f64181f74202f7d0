package dev.dure.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes signals on to a command, so that it decides what they mean; this process ends when the
 * command has ended.
 *
 * <p>{@code sun.misc.Signal}, which is exported for want of anything better, is reached by
 * reflection, since javac warns at its name and the warning cannot be switched off.
 */
final class Signals {

  /** A terminal sends this one to the command itself. */
  private static final String INTERRUPT = "INT";

  private Signals() {}

  /** From now on. Where signals cannot be handled, they keep their usual meaning. */
  static void passTo(Process process) {
    try {
      MethodHandle kill = kill();
      if (kill == null) {
        return;
      }
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      for (String name : new String[] {INTERRUPT, "TERM", "HUP"}) {
        boolean pass = !(name.equals(INTERRUPT) && Terminal.isTerminal(Terminal.STDIN));
        Object passes =
            Proxy.newProxyInstance(
                Signals.class.getClassLoader(),
                new Class<?>[] {handler},
                (proxy, method, arguments) -> {
                  if (pass && method.getName().equals("handle") && process.isAlive()) {
                    int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                    return pass(kill, process, number);
                  }
                  return null;
                });
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), passes);
      }
    } catch (ReflectiveOperationException e) {
      // A JVM without sun.misc, or started with -Xrs.
    }
  }

  private static @Nullable Object pass(MethodHandle kill, Process process, int number)
      throws Throwable {
    int _ = (int) kill.invokeExact((int) process.pid(), number);
    return null;
  }

  @SuppressWarnings("restricted") // calls kill, which takes and returns nothing but an int
  private static @Nullable MethodHandle kill() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> kill = linker.defaultLookup().find("kill");
    return kill.map(
            it ->
                linker.downcallHandle(
                    it,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
        .orElse(null);
  }
}

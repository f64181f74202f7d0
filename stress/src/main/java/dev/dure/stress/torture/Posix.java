package dev.dure.stress.torture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** What Java has no API for: signals of every kind, and processes that are forked. */
public final class Posix {

  /** Ends a process. */
  public static final int SIGKILL = 9;

  /** Lets a stopped process go on. */
  public static final int SIGCONT = 18;

  /** Stops a process. */
  public static final int SIGSTOP = 19;

  private static final int WNOHANG = 1;
  private static final int PR_SET_PDEATHSIG = 1;

  /** A descriptor that nobody has. */
  private static final int REHEARSED = 1000;

  private static final MethodHandle KILL = link("kill", JAVA_INT, JAVA_INT);
  private static final MethodHandle EXIT = link("_exit", JAVA_INT);

  /** Linked only where processes are forked. */
  private static final class Forks {

    private static final MethodHandle FORK = link("fork");
    private static final MethodHandle WAITPID = link("waitpid", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CREAT = link("creat", ADDRESS, JAVA_INT);
    private static final MethodHandle DUP2 = link("dup2", JAVA_INT, JAVA_INT);
    private static final MethodHandle PRCTL =
        link("prctl", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MemorySegment STATUS = Arena.global().allocate(JAVA_INT);
  }

  private Posix() {}

  @SuppressWarnings("restricted") // the native functions of the harness
  private static MethodHandle link(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private static AssertionError thrown(Throwable t) {
    return new AssertionError("a native function threw", t);
  }

  /**
   * Sends a signal to a process that was not waited for yet, so that its id is its own.
   *
   * @param pid the process
   * @param signal the signal's number
   */
  public static void kill(long pid, int signal) {
    try {
      var _ = (int) KILL.invokeExact((int) pid, signal);
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /** _exit(2): this process ends here, and nothing of the JVM is asked for its consent. */
  static void exit(int code) {
    try {
      var _ = (int) EXIT.invokeExact(code);
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /** fork(2): the child's id, or 0 in the child, which has this thread and no other. */
  static int fork() {
    try {
      return (int) Forks.FORK.invokeExact();
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /**
   * waitpid(2) of a child that has ended.
   *
   * @return its id and its exit code, 128 and the signal's number if it was killed; or null if none
   *     has ended
   */
  static int @Nullable [] ended() {
    try {
      int pid = (int) Forks.WAITPID.invokeExact(-1, Forks.STATUS, WNOHANG);
      int status = Forks.STATUS.get(JAVA_INT, 0);
      int signal = status & 0x7F;
      return pid <= 0 ? null : new int[] {pid, signal == 0 ? (status >> 8) & 0xFF : 128 + signal};
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /** Kills a child, and waits until it is gone. */
  static void killChild(int pid) {
    kill(pid, SIGKILL);
    try {
      var _ = (int) Forks.WAITPID.invokeExact(pid, Forks.STATUS, 0);
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /** Makes a file what this process writes to as standard output and error, and its input empty. */
  static void redirect(String file) {
    redirect(file, 0, 2);
  }

  private static void redirect(String file, int from, int to) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = (int) Forks.CREAT.invokeExact(arena.allocateFrom(file), 0600);
      for (int standard = from; standard <= to; standard++) { // reading fails: it is for writing
        var _ = (int) Forks.DUP2.invokeExact(fd, standard);
      }
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /** prctl(2), PR_SET_PDEATHSIG: the kernel kills this process when its parent is gone. */
  static void dieWithParent() {
    signalAtParentsEnd(SIGKILL);
  }

  private static void signalAtParentsEnd(int signal) {
    try {
      var _ = (int) Forks.PRCTL.invokeExact(PR_SET_PDEATHSIG, (long) signal, 0L, 0L, 0L);
    } catch (Throwable t) {
      throw thrown(t);
    }
  }

  /** Links all that a child calls first, and changes nothing. */
  static void rehearse() {
    signalAtParentsEnd(0);
    redirect("/dev/null", REHEARSED, REHEARSED);
    var _ = ended();
  }
}

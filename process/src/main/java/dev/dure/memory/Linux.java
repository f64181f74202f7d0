package dev.dure.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The calls of Linux that Java has no API for, one method each, with the manual page's name. A
 * method returns what the call returned, or the negated {@code errno} where it failed, as the
 * kernel itself does.
 *
 * <p>No call is linked as {@link Linker.Option#critical critical}: some may block, and a critical
 * call that blocks holds up the garbage collector.
 */
final class Linux {

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENOSPC = 28;
  static final int ENOSYS = 38;
  static final int ELOOP = 40;
  static final int ETIMEDOUT = 110;
  static final int EDQUOT = 122;

  static final int O_RDWR = 2;
  static final int O_CREAT = 0x40;
  static final int O_EXCL = 0x80;
  static final int O_CLOEXEC = 0x80000;
  private static final boolean AARCH64 = System.getProperty("os.arch", "").equals("aarch64");
  static final int O_NOFOLLOW = AARCH64 ? 0x8000 : 0x20000;

  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_ALLOW_SEALING = 2;
  private static final int MFD_NOEXEC_SEAL = 8;
  private static final int F_ADD_SEALS = 1033;
  private static final int F_GET_SEALS = 1034;
  static final int F_SEAL_SEAL = 1;
  static final int F_SEAL_SHRINK = 2;
  static final int F_SEAL_GROW = 4;

  private static final int F_OFD_GETLK = 36;
  private static final int F_OFD_SETLK = 37;
  private static final short F_WRLCK = 1;
  private static final short F_UNLCK = 2;

  private static final long SYS_FUTEX = AARCH64 ? 98 : 202;
  private static final long SYS_FUTEX_WAITV = 449;
  private static final long SYS_PIDFD_OPEN = 434;
  private static final int FUTEX_WAIT = 0;
  private static final int FUTEX_WAKE = 1;
  private static final int CLOCK_MONOTONIC = 1;

  static final int SIGKILL = 9;
  static final int SIGSTOP = 19;

  private static final int POLLIN = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle MEMFD_CREATE =
      link("memfd_create", -1, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle OPEN = link("open", 2, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = link("close", -1, JAVA_INT, JAVA_INT);
  private static final MethodHandle FTRUNCATE =
      link("ftruncate", -1, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle FALLOCATE =
      link("fallocate", -1, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle FCNTL_INT =
      link("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle FCNTL_LOCK =
      link("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle POLL = link("poll", -1, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle EVENTFD = link("eventfd", -1, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle READ =
      link("read", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE =
      link("write", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle KILL = link("kill", -1, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOCK_GETTIME =
      link("clock_gettime", -1, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle GETEUID = link("geteuid", -1, JAVA_INT);
  private static final MethodHandle FUTEX =
      link(
          "syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
          JAVA_INT);
  private static final MethodHandle FUTEX_WAITV =
      link("syscall", 1, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle PIDFD_OPEN =
      link("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);

  private Linux() {}

  @SuppressWarnings("restricted") // the one place where native functions are linked
  private static MethodHandle link(
      String name, int firstVariadic, MemoryLayout result, MemoryLayout... arguments) {
    SymbolLookup lookup = LINKER.defaultLookup();
    MemorySegment symbol =
        lookup
            .find(name)
            .orElseThrow(
                () ->
                    new UnsupportedOperationException(
                        "Shared memory between processes needs the C function "
                            + name
                            + ", which is missing here."));
    Linker.Option errno = Linker.Option.captureCallState("errno");
    FunctionDescriptor descriptor = FunctionDescriptor.of(result, arguments);
    return firstVariadic < 0
        ? LINKER.downcallHandle(symbol, descriptor, errno)
        : LINKER.downcallHandle(
            symbol, descriptor, errno, Linker.Option.firstVariadicArg(firstVariadic));
  }

  /** One call's memory for {@code errno}; a thread makes at most one call at a time. */
  private static final ThreadLocal<MemorySegment> STATE =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(ERRNO_LAYOUT));

  private static long result(long returned, MemorySegment state) {
    return returned == -1 ? -(int) ERRNO.get(state, 0L) : returned;
  }

  private static AssertionError impossible(Throwable t) {
    if (t instanceof Error e) {
      throw e;
    }
    return new AssertionError("a native call threw", t);
  }

  /** memfd_create(2), close-on-exec, sealable, not executable where the kernel knows that. */
  static int memfdCreate(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      MemorySegment state = STATE.get();
      int fd =
          (int)
              result(
                  (int) MEMFD_CREATE.invokeExact(state, text, MFD_CLOEXEC | MFD_NOEXEC_SEAL),
                  state);
      if (fd == -22) { // EINVAL: a kernel before 6.3
        fd =
            (int)
                result(
                    (int) MEMFD_CREATE.invokeExact(state, text, MFD_CLOEXEC | MFD_ALLOW_SEALING),
                    state);
      }
      return fd;
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** open(2). */
  static int open(String path, int flags, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = STATE.get();
      return (int)
          result((int) OPEN.invokeExact(state, arena.allocateFrom(path), flags, mode), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** close(2). */
  static int close(int fd) {
    try {
      MemorySegment state = STATE.get();
      return (int) result((int) CLOSE.invokeExact(state, fd), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** ftruncate(2). */
  static int ftruncate(int fd, long size) {
    try {
      MemorySegment state = STATE.get();
      return (int) result((int) FTRUNCATE.invokeExact(state, fd, size), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** fallocate(2) of a whole file: afterwards no access can fail for want of memory. */
  static int fallocate(int fd, long size) {
    try {
      MemorySegment state = STATE.get();
      return (int) result((int) FALLOCATE.invokeExact(state, fd, 0, 0L, size), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** fcntl(2), F_ADD_SEALS. */
  static int addSeals(int fd, int seals) {
    return fcntl(fd, F_ADD_SEALS, seals);
  }

  /** fcntl(2), F_GET_SEALS. */
  static int getSeals(int fd) {
    return fcntl(fd, F_GET_SEALS, 0);
  }

  private static int fcntl(int fd, int command, int argument) {
    try {
      MemorySegment state = STATE.get();
      return (int) result((int) FCNTL_INT.invokeExact(state, fd, command, argument), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * fcntl(2), F_OFD_SETLK, write lock of one byte; 0, or -EAGAIN if another description holds it.
   */
  static int lockByte(int fd, long at) {
    return ofd(fd, F_OFD_SETLK, F_WRLCK, at);
  }

  /** fcntl(2), F_OFD_SETLK, unlock of one byte. */
  static int unlockByte(int fd, long at) {
    return ofd(fd, F_OFD_SETLK, F_UNLCK, at);
  }

  /**
   * fcntl(2), F_OFD_GETLK: 1 if another open file description holds the byte, else 0, or a negative
   * errno.
   */
  static int isByteLocked(int fd, long at) {
    return ofd(fd, F_OFD_GETLK, F_WRLCK, at);
  }

  private static int ofd(int fd, int command, short type, long at) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment flock = arena.allocate(32, 8);
      flock.set(JAVA_SHORT, 0, type);
      flock.set(JAVA_SHORT, 2, (short) 0); // SEEK_SET
      flock.set(JAVA_LONG, 8, at);
      flock.set(JAVA_LONG, 16, 1L);
      MemorySegment state = STATE.get();
      int result;
      do {
        result = (int) result((int) FCNTL_LOCK.invokeExact(state, fd, command, flock), state);
      } while (result == -EINTR);
      return command == F_OFD_GETLK && result == 0
          ? (flock.get(JAVA_SHORT, 0) == F_UNLCK ? 0 : 1)
          : result;
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * futex(2), FUTEX_WAIT on a word that processes share.
   *
   * @param timeout a {@code timespec}, relative
   */
  static int futexWait(long address, int expected, MemorySegment timeout) {
    try {
      MemorySegment state = STATE.get();
      return (int)
          result(
              (long)
                  FUTEX.invokeExact(
                      state,
                      SYS_FUTEX,
                      address,
                      FUTEX_WAIT,
                      expected,
                      timeout,
                      MemorySegment.NULL,
                      0),
              state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** futex(2), FUTEX_WAKE; returns how many were woken. */
  static int futexWake(long address, int count) {
    try {
      MemorySegment state = STATE.get();
      return (int)
          result(
              (long)
                  FUTEX.invokeExact(
                      state,
                      SYS_FUTEX,
                      address,
                      FUTEX_WAKE,
                      count,
                      MemorySegment.NULL,
                      MemorySegment.NULL,
                      0),
              state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * futex_waitv(2), Linux 5.16: waits on several words at once.
   *
   * @param waiters an array of {@code struct futex_waitv}
   * @param deadline a {@code timespec} of CLOCK_MONOTONIC, absolute
   */
  static int futexWaitv(MemorySegment waiters, int count, MemorySegment deadline) {
    try {
      MemorySegment state = STATE.get();
      return (int)
          result(
              (long)
                  FUTEX_WAITV.invokeExact(
                      state, SYS_FUTEX_WAITV, waiters, count, 0, deadline, CLOCK_MONOTONIC),
              state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** pidfd_open(2). */
  static int pidfdOpen(int pid) {
    try {
      MemorySegment state = STATE.get();
      return (int) result((long) PIDFD_OPEN.invokeExact(state, SYS_PIDFD_OPEN, pid, 0), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * poll(2) for input.
   *
   * @param fds the descriptors
   * @return which of them are readable; empty after a timeout or a signal
   */
  static boolean[] poll(int[] fds, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polls = arena.allocate(8L * fds.length, 8);
      for (int i = 0; i < fds.length; i++) {
        polls.set(JAVA_INT, 8L * i, fds[i]);
        polls.set(JAVA_SHORT, 8L * i + 4, (short) POLLIN);
      }
      MemorySegment state = STATE.get();
      var _ = (int) result((int) POLL.invokeExact(state, polls, (long) fds.length, millis), state);
      boolean[] ready = new boolean[fds.length];
      for (int i = 0; i < fds.length; i++) {
        ready[i] = polls.get(JAVA_SHORT, 8L * i + 6) != 0;
      }
      return ready;
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** eventfd(2), close-on-exec and not blocking. */
  static int eventfd() {
    try {
      MemorySegment state = STATE.get();
      return (int) result((int) EVENTFD.invokeExact(state, 0, O_CLOEXEC | 0x800), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** Makes an eventfd readable. */
  static void signalEvent(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocateFrom(JAVA_LONG, 1L);
      MemorySegment state = STATE.get();
      var _ = (long) WRITE.invokeExact(state, fd, one, 8L);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** Makes an eventfd unreadable again. */
  static void drainEvent(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment counter = arena.allocate(JAVA_LONG);
      MemorySegment state = STATE.get();
      var _ = (long) READ.invokeExact(state, fd, counter, 8L);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** kill(2). */
  static int kill(int pid, int signal) {
    try {
      MemorySegment state = STATE.get();
      return (int) result((int) KILL.invokeExact(state, pid, signal), state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** geteuid(2). */
  static int geteuid() {
    try {
      MemorySegment state = STATE.get();
      return (int) GETEUID.invokeExact(state);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** clock_gettime(2) of CLOCK_MONOTONIC, in nanoseconds. */
  static long monotonicNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timespec = arena.allocate(16, 8);
      MemorySegment state = STATE.get();
      var _ = (int) CLOCK_GETTIME.invokeExact(state, CLOCK_MONOTONIC, timespec);
      return timespec.get(JAVA_LONG, 0) * 1_000_000_000L + timespec.get(JAVA_LONG, 8);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** An errno in words, for messages. */
  static String errorText(int negatedErrno) {
    int errno = -negatedErrno;
    return switch (errno) {
      case EPERM -> "EPERM (operation not permitted)";
      case ENOENT -> "ENOENT (no such file)";
      case ESRCH -> "ESRCH (no such process)";
      case ENOMEM -> "ENOMEM (out of memory)";
      case EACCES -> "EACCES (permission denied)";
      case EEXIST -> "EEXIST (exists already)";
      case ENOSPC -> "ENOSPC (no space left)";
      case ENOSYS -> "ENOSYS (the kernel does not have this call)";
      case ELOOP -> "ELOOP (a symbolic link)";
      case EDQUOT -> "EDQUOT (quota exceeded)";
      default -> "errno " + errno;
    };
  }
}

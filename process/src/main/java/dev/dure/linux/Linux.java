package dev.dure.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The system calls of Linux that Java has no API for, one method each, with the manual page's name.
 * A method returns what the call returned, or the negated {@code errno} where it failed, as the
 * kernel itself does.
 *
 * <p>All of them go through one native function, syscall(2), with six integer arguments: linking a
 * function costs some 20 ms in a JVM that has just started, and a worker process that attaches to a
 * segment would otherwise pay that a dozen times. Numbers are given for x86-64 and, where they
 * differ, for 64-bit ARM.
 *
 * <p>It is not linked as {@link Linker.Option#critical critical}: some calls block, and a critical
 * call that blocks holds up the garbage collector.
 *
 * <p>The class is as long as the list of calls.
 */
public final class Linux {

  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EEXIST = 17;
  public static final int EINVAL = 22;
  public static final int EFBIG = 27;
  public static final int ENOSPC = 28;
  public static final int ENOSYS = 38;
  public static final int ELOOP = 40;
  public static final int ETIMEDOUT = 110;
  public static final int EDQUOT = 122;

  public static final int O_RDONLY = 0;
  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0x40;
  public static final int O_EXCL = 0x80;
  public static final int O_CLOEXEC = 0x80000;
  private static final boolean AARCH64 = System.getProperty("os.arch", "").equals("aarch64");
  public static final int O_TMPFILE = AARCH64 ? 0x404000 : 0x410000;
  public static final int O_NOFOLLOW = AARCH64 ? 0x8000 : 0x20000;

  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_ALLOW_SEALING = 2;
  private static final int MFD_NOEXEC_SEAL = 8;
  private static final int F_ADD_SEALS = 1033;
  private static final int F_GET_SEALS = 1034;
  public static final int F_SEAL_SEAL = 1;
  public static final int F_SEAL_SHRINK = 2;
  public static final int F_SEAL_GROW = 4;

  private static final int LOCK_EX_NB = 2 | 4;
  private static final int F_OFD_GETLK = 36;
  private static final int F_OFD_SETLK = 37;
  private static final short F_RDLCK = 0;
  private static final short F_WRLCK = 1;
  private static final short F_UNLCK = 2;

  private static final int FUTEX_WAIT = 0;
  private static final int FUTEX_WAKE = 1;
  private static final int CLOCK_MONOTONIC = 1;

  public static final int SIGKILL = 9;
  public static final int SIGSTOP = 19;

  private static final short POLLIN = 1;
  private static final long STAT_BYTES = 144;
  private static final long STAT_SIZE = 48; // of both architectures

  private static final int PROT_READ = 1;
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_NORESERVE = 0x4000;

  private static final int MADV_REMOVE = 9;
  private static final int MADV_POPULATE_READ = 22;
  private static final int MADV_POPULATE_WRITE = 23;

  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_FOLLOW = 0x400;
  public static final int O_NONBLOCK = 0x800;

  private static final int MEMFD_CREATE = number(319, 279);
  private static final int LINKAT = number(265, 37);
  private static final int OPENAT = number(257, 56);
  private static final int CLOSE = number(3, 57);
  private static final int FTRUNCATE = number(77, 46);
  private static final int FALLOCATE = number(285, 47);
  private static final int FSTAT = number(5, 80);
  private static final int FCNTL = number(72, 25);
  private static final int FLOCK = number(73, 32);
  private static final int MMAP = number(9, 222);
  private static final int MUNMAP = number(11, 215);
  private static final int MADVISE = number(28, 233);
  private static final int PPOLL = number(271, 73);
  private static final int EVENTFD2 = number(290, 19);
  private static final int READ = number(0, 63);
  private static final int WRITE = number(1, 64);
  private static final int KILL = number(62, 129);
  private static final int TGKILL = number(234, 131);
  private static final int GETTID = number(186, 178);
  private static final int GETPID = number(39, 172);
  private static final int GETEUID = number(107, 175);
  private static final int CLOCK_GETTIME = number(228, 113);
  private static final int FUTEX = number(202, 98);
  private static final int IOCTL = number(16, 29);
  private static final int TIOCGWINSZ = 0x5413;
  private static final int FUTEX_WAITV = 449;
  private static final int PIDFD_OPEN = 434;

  private static final MemoryLayout STATE_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL = linkSyscall();

  /** One call's memory for {@code errno}; a thread makes at most one call at a time. */
  private static final ThreadLocal<MemorySegment> STATE =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE_LAYOUT));

  private Linux() {}

  private static int number(int x86, int arm) {
    return AARCH64 ? arm : x86;
  }

  @SuppressWarnings("restricted") // the one place where a native function is linked
  private static MethodHandle linkSyscall() {
    Linker linker = Linker.nativeLinker();
    MemorySegment symbol =
        linker
            .defaultLookup()
            .find("syscall")
            .orElseThrow(
                () ->
                    new UnsupportedOperationException(
                        "Shared memory between processes needs the C function syscall, which is"
                            + " missing here."));
    FunctionDescriptor sixLongs =
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    return linker.downcallHandle(
        symbol,
        sixLongs,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(1));
  }

  private static long call(int number, long a, long b, long c, long d, long e, long f) {
    MemorySegment state = STATE.get();
    try {
      long result = (long) SYSCALL.invokeExact(state, (long) number, a, b, c, d, e, f);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (RuntimeException | Error e1) {
      throw e1;
    } catch (Throwable t) {
      throw new AssertionError("a native call threw a checked exception", t);
    }
  }

  private static int call(int number, long a, long b, long c) {
    return (int) call(number, a, b, c, 0, 0, 0);
  }

  /** memfd_create(2), close-on-exec, sealable, not executable where the kernel knows that. */
  public static int memfdCreate(String name) {
    try (Arena arena = Arena.ofConfined()) {
      long text = arena.allocateFrom(name).address();
      int fd = call(MEMFD_CREATE, text, MFD_CLOEXEC | MFD_NOEXEC_SEAL, 0);
      return fd == -EINVAL // a kernel before 6.3
          ? call(MEMFD_CREATE, text, MFD_CLOEXEC | MFD_ALLOW_SEALING, 0)
          : fd;
    }
  }

  /** open(2). */
  public static int open(String path, int flags, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) call(OPENAT, AT_FDCWD, arena.allocateFrom(path).address(), flags, mode, 0, 0);
    }
  }

  /**
   * linkat(2): gives a file that was opened with O_TMPFILE its name; fails if the name is taken.
   */
  public static int link(int fd, String target) {
    try (Arena arena = Arena.ofConfined()) {
      long from = arena.allocateFrom("/proc/self/fd/" + fd).address();
      long to = arena.allocateFrom(target).address();
      return (int) call(LINKAT, AT_FDCWD, from, AT_FDCWD, to, AT_SYMLINK_FOLLOW, 0);
    }
  }

  /** close(2). */
  public static int close(int fd) {
    return call(CLOSE, fd, 0, 0);
  }

  /** ftruncate(2). */
  public static int ftruncate(int fd, long size) {
    return call(FTRUNCATE, fd, size, 0);
  }

  /**
   * fallocate(2): gives a file memory from one offset on, and the size if it is smaller, so that no
   * access there can fail for want of memory. Where it fails, the file is as it was.
   */
  public static int fallocate(int fd, long at, long bytes) {
    int result;
    do {
      result = (int) call(FALLOCATE, fd, 0, at, bytes, 0, 0);
    } while (result == -EINTR);
    return result;
  }

  /** fstat(2), st_size: the size of a file, or a negative errno. */
  public static long size(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stat = arena.allocate(STAT_BYTES, 8);
      int result = call(FSTAT, fd, stat.address(), 0);
      return result < 0 ? result : stat.get(JAVA_LONG, STAT_SIZE);
    }
  }

  /**
   * mmap(2) of a file from its beginning, to read and write; the address. What is behind the file's
   * end can be accessed when the file has grown so far.
   */
  public static long mapShared(int fd, long size) {
    return call(MMAP, 0, size, PROT_READ_WRITE, MAP_SHARED, fd, 0);
  }

  /** mmap(2) of a whole file, to read only; its address. */
  public static long mapToRead(int fd, long size) {
    return call(MMAP, 0, size, PROT_READ, MAP_SHARED, fd, 0);
  }

  /** mmap(2): replaces whatever is mapped there by pages of zeros that take no memory. */
  public static long mapNothing(long address, long size) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE;
    return call(MMAP, address, size, PROT_READ_WRITE, flags, -1, 0);
  }

  /** munmap(2). */
  public static int unmap(long address, long size) {
    return (int) call(MUNMAP, address, size, 0, 0, 0, 0);
  }

  /**
   * madvise(2), MADV_POPULATE_WRITE, Linux 5.14: gives memory to pages that will be written, so
   * that no store there can fail for want of it. Where it fails, some of them may have some.
   */
  public static int populateToWrite(long address, long bytes) {
    return call(MADVISE, address, bytes, MADV_POPULATE_WRITE);
  }

  /** madvise(2), MADV_POPULATE_READ, Linux 5.14: the same for pages that will be read. */
  public static int populateToRead(long address, long bytes) {
    return call(MADVISE, address, bytes, MADV_POPULATE_READ);
  }

  /**
   * madvise(2), MADV_REMOVE: takes the memory from a part of a shared file, which is zeros then.
   */
  public static int removePages(long address, long bytes) {
    return call(MADVISE, address, bytes, MADV_REMOVE);
  }

  /** fcntl(2), F_ADD_SEALS. */
  public static int addSeals(int fd, int seals) {
    return call(FCNTL, fd, F_ADD_SEALS, seals);
  }

  /** fcntl(2), F_GET_SEALS. */
  public static int getSeals(int fd) {
    return call(FCNTL, fd, F_GET_SEALS, 0);
  }

  /**
   * fcntl(2), F_OFD_SETLK, write lock of one byte; 0, or -EAGAIN if another description holds it.
   */
  public static int lockByte(int fd, long at) {
    return lockBytes(fd, at, 1);
  }

  /**
   * fcntl(2), F_OFD_SETLK, write lock of a range; 0, or -EAGAIN if another description has a lock
   * on any byte of it.
   */
  public static int lockBytes(int fd, long at, long count) {
    return ofd(fd, F_OFD_SETLK, F_WRLCK, at, count);
  }

  /**
   * fcntl(2), F_OFD_SETLK, read lock of one byte, which others may have too; 0, or -EAGAIN if
   * another description has a write lock.
   */
  public static int shareByte(int fd, long at) {
    return ofd(fd, F_OFD_SETLK, F_RDLCK, at, 1);
  }

  /** flock(2), for this description alone, without waiting; 0, or -EAGAIN. */
  public static int lockFile(int fd) {
    return call(FLOCK, fd, LOCK_EX_NB, 0);
  }

  /** fcntl(2), F_OFD_SETLK, unlock of one byte. */
  public static int unlockByte(int fd, long at) {
    return ofd(fd, F_OFD_SETLK, F_UNLCK, at, 1);
  }

  /**
   * fcntl(2), F_OFD_GETLK: 1 if another open file description holds the byte, else 0, or a negative
   * errno. The descriptor may be one to read only.
   */
  public static int isByteLocked(int fd, long at) {
    return areBytesLocked(fd, at, 1);
  }

  /** fcntl(2), F_OFD_GETLK, of a range: as {@link #isByteLocked}, for any byte of it. */
  public static int areBytesLocked(int fd, long at, long count) {
    return ofd(fd, F_OFD_GETLK, F_WRLCK, at, count);
  }

  private static int ofd(int fd, int command, short type, long at, long count) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment flock = arena.allocate(32, 8);
      flock.set(JAVA_SHORT, 0, type);
      flock.set(JAVA_SHORT, 2, (short) 0); // SEEK_SET
      flock.set(JAVA_LONG, 8, at);
      flock.set(JAVA_LONG, 16, count);
      int result;
      do {
        result = call(FCNTL, fd, command, flock.address());
      } while (result == -EINTR);
      return command == F_OFD_GETLK && result == 0
          ? (flock.get(JAVA_SHORT, 0) == F_UNLCK ? 0 : 1)
          : result;
    }
  }

  /**
   * futex(2), FUTEX_WAIT on a word that processes share.
   *
   * @param timeout a {@code timespec}, relative
   */
  public static int futexWait(long address, int expected, MemorySegment timeout) {
    return (int) call(FUTEX, address, FUTEX_WAIT, expected & 0xFFFF_FFFFL, timeout.address(), 0, 0);
  }

  /** futex(2), FUTEX_WAKE; returns how many were woken. */
  public static int futexWake(long address, int count) {
    return call(FUTEX, address, FUTEX_WAKE, count);
  }

  /**
   * futex_waitv(2), Linux 5.16: waits on several words at once.
   *
   * @param waiters an array of {@code struct futex_waitv}
   * @param deadline a {@code timespec} of CLOCK_MONOTONIC, absolute
   */
  public static int futexWaitv(MemorySegment waiters, int count, MemorySegment deadline) {
    return (int)
        call(FUTEX_WAITV, waiters.address(), count, 0, deadline.address(), CLOCK_MONOTONIC, 0);
  }

  /** pidfd_open(2). */
  public static int pidfdOpen(int pid) {
    return call(PIDFD_OPEN, pid, 0, 0);
  }

  /**
   * poll(2) for input.
   *
   * @param fds the descriptors
   * @return which of them are readable; none after a timeout or a signal
   */
  public static boolean[] poll(int[] fds, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polls = arena.allocate(8L * fds.length, 8);
      for (int i = 0; i < fds.length; i++) {
        polls.set(JAVA_INT, 8L * i, fds[i]);
        polls.set(JAVA_SHORT, 8L * i + 4, POLLIN);
      }
      MemorySegment timeout = arena.allocate(16, 8);
      timeout.set(JAVA_LONG, 0, millis / 1000);
      timeout.set(JAVA_LONG, 8, millis % 1000 * 1_000_000L);
      var _ = call(PPOLL, polls.address(), fds.length, timeout.address(), 0, 0, 0);
      boolean[] ready = new boolean[fds.length];
      for (int i = 0; i < fds.length; i++) {
        ready[i] = polls.get(JAVA_SHORT, 8L * i + 6) != 0;
      }
      return ready;
    }
  }

  /** eventfd(2), close-on-exec and not blocking. */
  public static int eventfd() {
    return call(EVENTFD2, 0, O_CLOEXEC | O_NONBLOCK, 0);
  }

  /** Makes an eventfd readable. */
  public static void signalEvent(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      var _ = call(WRITE, fd, arena.allocateFrom(JAVA_LONG, 1L).address(), 8);
    }
  }

  /** Makes an eventfd unreadable again. */
  public static void drainEvent(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      var _ = call(READ, fd, arena.allocate(JAVA_LONG).address(), 8);
    }
  }

  /** ioctl(2), TIOCGWINSZ: how wide a terminal is, 0 if it does not know, or a negative errno. */
  public static int columns(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(8, 8); // rows, columns, and the same in pixels
      int result = call(IOCTL, fd, TIOCGWINSZ, size.address());
      return result < 0 ? result : size.get(JAVA_SHORT, 2) & 0xFFFF;
    }
  }

  /** kill(2). */
  public static int kill(int pid, int signal) {
    return call(KILL, pid, signal, 0);
  }

  /**
   * Stops this process, by tgkill(2) to the calling thread, which so runs no further: a signal to
   * the process may go to another thread, and this one then runs on until that is scheduled.
   */
  public static void stopHere() {
    var _ = call(TGKILL, getpid(), call(GETTID, 0, 0, 0), SIGSTOP);
  }

  /**
   * getpid(2). {@link ProcessHandle#current} remembers its number, so in a process that was forked
   * from a JVM it gives the parent's.
   */
  public static int getpid() {
    return call(GETPID, 0, 0, 0);
  }

  /** geteuid(2). */
  public static int geteuid() {
    return call(GETEUID, 0, 0, 0);
  }

  /** clock_gettime(2) of CLOCK_MONOTONIC, in nanoseconds. */
  public static long monotonicNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timespec = arena.allocate(16, 8);
      var _ = call(CLOCK_GETTIME, CLOCK_MONOTONIC, timespec.address(), 0);
      return timespec.get(JAVA_LONG, 0) * 1_000_000_000L + timespec.get(JAVA_LONG, 8);
    }
  }

  /** An errno in words, for messages. */
  public static String errorText(int negatedErrno) {
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

package dev.dure.stress.chaos;

import dev.dure.stress.torture.Posix;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a task does between its begin and its end. */
enum Kind {
  /** Nothing. */
  QUICK,
  /** Works for up to a millisecond. */
  SPIN {
    @Override
    void act(long id) {
      long end = System.nanoTime() + Math.floorMod(Work.value(id), 1_000_000);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  },
  /** Sleeps for up to 30 ms. */
  SLEEP {
    @Override
    void act(long id) {
      pause(Math.floorMod(Work.value(id), 30));
    }
  },
  /** Sleeps for a second, so that others have time to end it. */
  LONG {
    @Override
    void act(long id) {
      pause(1000);
    }
  },
  /** Has a result that does not fit into the ring. */
  BIG,
  /** Throws. */
  THROW {
    @Override
    void act(long id) {
      throw new IllegalStateException("as told, " + id);
    }
  },
  /** Starts a process, and leaves it behind. */
  CHILD {
    @Override
    void act(long id) {
      start(
          Work.MUTATION == Mutation.DAEMON_LEFT
              ? List.of("setsid", "sleep", "600")
              : List.of("sleep", "600"));
    }
  },
  /** Ends its worker in good order. */
  EXIT {
    @Override
    void act(long id) {
      System.exit(4);
    }
  },
  /** Ends its worker at once. */
  HALT {
    @Override
    void act(long id) {
      Runtime.getRuntime().halt(3);
    }
  },
  /** Kills its worker. */
  KILLED {
    @Override
    void act(long id) {
      Posix.kill(ProcessHandle.current().pid(), Posix.SIGKILL);
      pause(60_000);
    }
  },
  /** Crashes its worker's JVM: an address that is not there. */
  CRASH {
    @Override
    @SuppressWarnings("restricted") // that it is not safe is the point
    void act(long id) {
      MemorySegment.ofAddress(16).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1L);
    }
  };

  private static final List<Kind> ALL = List.of(values());

  /** Those that end their worker. */
  static final List<Kind> DEADLY = List.of(EXIT, HALT, KILLED, CRASH);

  static Kind of(int number) {
    return ALL.get(number);
  }

  @SuppressWarnings("EnumOrdinal") // travels between processes of one program
  int number() {
    return ordinal();
  }

  boolean isDeadly() {
    return DEADLY.contains(this);
  }

  /** In a worker. */
  void act(long id) {}

  private static void start(List<String> command) {
    try {
      var _ = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

package dev.dure.stress.torture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The way in which a worker ends itself while it holds a lock, other than by a signal. */
final class LastWords {

  /** The ways. */
  enum Way {
    NONE,
    /** Runtime.halt. */
    HALT,
    /** System.exit, which runs shutdown hooks while the lock is held. */
    EXIT,
    /** No heap is left, and the JVM was told to exit then. */
    OUT_OF_MEMORY,
    /** The JVM crashes on an address that is not there. */
    CRASH,
    /** The thread ends with the lock; the process lives on. */
    THREAD,
    /** Another thread closes the space while this one holds the lock. */
    CLOSE
  }

  static final int HALTED = 81;
  static final int EXITED = 82;

  /** How a thread ends that dies with a lock. */
  static final class ThreadEnds extends Error {

    private static final long serialVersionUID = 1L;

    ThreadEnds() {
      super("on purpose", null, false, false);
    }
  }

  private final Way way;
  private final long hold;
  private final AtomicLong holds = new AtomicLong();
  private final World world;
  private final Runnable close;
  private volatile boolean closing;

  /**
   * Plans an end.
   *
   * @param hold it happens at this hold of a lock, counted from 1
   * @param close closes the space and ends the process
   */
  LastWords(Way way, long hold, World world, Runnable close) {
    this.way = way;
    this.hold = hold;
    this.world = world;
    this.close = close;
  }

  /** Whether this process is about to close the space, so that others of its threads fail. */
  boolean isClosing() {
    return closing;
  }

  /**
   * A thread holds a lock.
   *
   * @param check checks that nobody else does
   */
  void holding(long mark, Runnable check) {
    if (way == Way.NONE || holds.incrementAndGet() != hold) {
      return;
    }
    switch (way) {
      case HALT -> Runtime.getRuntime().halt(HALTED);
      case EXIT -> System.exit(EXITED);
      case OUT_OF_MEMORY -> {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < Integer.MAX_VALUE) {
          all.add(new byte[1 << 20]);
        }
      }
      case CRASH -> crash();
      case CLOSE -> {
        world.workers.set(World.worker(Deaths.workerOf(mark), World.CLOSING), 1);
        closing = true;
        new Thread(close, "closer").start();
        while (true) {
          check.run();
        }
      }
      default -> {
        int at = World.thread(Deaths.workerOf(mark), Deaths.threadOf(mark), World.ENDED);
        world.threads.set(at, 1);
        throw new ThreadEnds();
      }
    }
  }

  @SuppressWarnings("restricted") // that it is not safe is the point
  private static void crash() {
    MemorySegment.ofAddress(16).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1L);
  }
}

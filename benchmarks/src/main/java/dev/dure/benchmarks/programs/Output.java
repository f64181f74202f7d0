package dev.dure.benchmarks.programs;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;

/** What a program prints for who measures it: a name and a number a line. */
public final class Output {

  /** The result, which must not depend on the agent. */
  public static final String CHECKSUM = "checksum";

  /** Nanoseconds of the measured work. */
  public static final String WALL = "wall";

  /** Nanoseconds of processor time, of all threads. */
  public static final String CPU = "cpu";

  /** The program's own end: what comes later is for the measurement. */
  public static final String END = "end";

  /** Bytes of live objects. */
  public static final String HEAP = "heap";

  private static final int MOST_COLLECTIONS = 10;

  private static final long TABLES_NOTICE = 500; // ms

  private Output() {}

  static void print(String name, long number) {
    System.out.println(name + " " + number);
  }

  /** What this process has used so far. */
  static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** The heap that is in use when all garbage is gone, and an object is not. */
  static long liveHeap(Object kept) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    try {
      long used = Long.MAX_VALUE;
      for (int i = 0; i < MOST_COLLECTIONS; i++) {
        memory.gc();
        long now = memory.getHeapMemoryUsage().getUsed();
        if (now > used - used / 100) {
          return now;
        }
        used = now;
        Thread.sleep(TABLES_NOTICE); // then tables with weak keys have let their values go
      }
      return used;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while garbage is collected", e);
    } finally {
      Reference.reachabilityFence(kept);
    }
  }
}

package dev.dure.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a worker and all that it has started take, by proc_pid_stat(5). Memory that several of them
 * share is counted for each. One that ends meanwhile is not counted, or by who awaited its end.
 *
 * @param residentBytes how much memory is resident
 * @param cpuNanos how much processor time they have taken so far, in steps of 10 ms
 */
record ProcessUsage(long residentBytes, long cpuNanos) {

  /** USER_HZ, which is the same wherever Linux runs on x86 or ARM. */
  private static final long NANOS_PER_TICK = TimeUnit.SECONDS.toNanos(1) / 100;

  /** Where fields begin to be counted: behind the name, which may have spaces, is the third. */
  private static final int FIRST_FIELD = 3;

  private static final int UTIME = 14 - FIRST_FIELD;
  private static final int CSTIME = 17 - FIRST_FIELD;
  private static final int RSS = 24 - FIRST_FIELD;

  static final ProcessUsage NONE = new ProcessUsage(0, 0);

  static ProcessUsage of(ProcessHandle worker) {
    try (Stream<ProcessHandle> below = worker.descendants()) {
      return Stream.concat(Stream.of(worker), below)
          .map(process -> of(process.pid()))
          .reduce(NONE, ProcessUsage::plus);
    }
  }

  private ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(residentBytes + other.residentBytes, cpuNanos + other.cpuNanos);
  }

  private static ProcessUsage of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = UTIME; i <= CSTIME; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      // There it is in pages, and only here in bytes.
      return new ProcessUsage(
          Long.parseLong(fields[RSS]) == 0 ? 0 : ResidentMemory.bytes(pid), ticks * NANOS_PER_TICK);
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }
}

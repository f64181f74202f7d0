package dev.dure.benchmarks;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the numbers were measured on. */
final class Machine {

  /** Above this, somebody else is at work on the machine, and takes part in the numbers. */
  static final double QUIET = 0.5;

  private static final int LOOK_SECONDS = 5;
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path GOVERNOR =
      Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");

  private Machine() {}

  /** Runnable processes, the mean of the last minute; negative if the system does not tell. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Waits until the machine is quiet, but not longer than a limit. */
  static void awaitQuiet(int seconds) throws InterruptedException {
    for (int waited = 0; load() > QUIET && waited < seconds; waited += LOOK_SECONDS) {
      if (waited == 0) {
        Progress.say(
            String.format(
                Locale.ROOT,
                "load average %.2f: waiting up to %d s for it to fall to %.1f",
                load(),
                seconds,
                QUIET));
      }
      TimeUnit.SECONDS.sleep(LOOK_SECONDS);
    }
  }

  /** A list of facts, in Markdown, with a warning if the machine is not quiet now. */
  static String facts() {
    double load = load();
    String facts =
        String.format(
            Locale.ROOT,
            """
            - %d cores, %s; governor: %s
            - %s %s (%s)
            - %s %s, %s
            - load average before the run: %.2f
            """,
            Runtime.getRuntime().availableProcessors(),
            processor(),
            firstLine(GOVERNOR, "not known"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.vm.name"),
            Runtime.version(),
            collectors(),
            load);
    return load > QUIET
        ? facts
            + "- **Warning: the machine was not quiet (load average above "
            + QUIET
            + "). Do not trust these numbers.**\n"
        : facts;
  }

  private static String collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(GarbageCollectorMXBean::getName)
        .collect(Collectors.joining(", "));
  }

  private static String processor() {
    try (var lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor not known");
    } catch (IOException e) {
      return "processor not known";
    }
  }

  private static String firstLine(Path file, String otherwise) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}

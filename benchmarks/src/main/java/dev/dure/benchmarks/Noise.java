package dev.dure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who has used the processors since the machine started, as Linux counts it.
 *
 * @param all the time of all processors, idle or not
 * @param busy what programs and the kernel used of it
 * @param stolen what the hypervisor gave to other machines
 * @param own what this process and its ended children used
 */
record Noise(long all, long busy, long stolen, long own) {

  /** Above this share of the machine, others took part in the numbers. */
  static final double QUIET = 0.03;

  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  /**
   * Behind it there are only the times of virtual machines, which are in the first ones already.
   */
  private static final int TIMES = 8;

  /** Of what follows the name in {@code /proc/self/stat}: utime, stime, cutime and cstime. */
  private static final int OWN_FIRST = 11;

  private static final int OWN_LAST = 14;

  /** The counts of this moment; empty where the system does not tell. */
  static Optional<Noise> now() {
    try {
      String self = Files.readString(Path.of("/proc/self/stat"));
      try (var lines = Files.lines(Path.of("/proc/stat"))) {
        return lines.findFirst().map(cpu -> parse(cpu, self));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** From the first line of {@code /proc/stat} and from {@code /proc/self/stat}. */
  static Noise parse(String cpu, String self) {
    long[] times =
        Arrays.stream(cpu.split("\\s+", -1))
            .skip(1)
            .limit(TIMES)
            .mapToLong(Long::parseLong)
            .toArray();
    String[] mine = self.substring(self.lastIndexOf(')') + 2).split(" ", -1);
    long own = 0;
    for (int i = OWN_FIRST; i <= OWN_LAST; i++) {
      own += Long.parseLong(mine[i]);
    }
    long all = Arrays.stream(times).sum();
    return new Noise(all, all - times[IDLE] - times[IO_WAIT] - times[STEAL], times[STEAL], own);
  }

  /** A fact in Markdown: what others used since then, with a warning if it was too much. */
  String since(Noise start) {
    double total = Math.max(1, all - start.all);
    double others = Math.max(0, (busy - start.busy) - (own - start.own)) / total;
    double taken = (stolen - start.stolen) / total;
    String fact =
        String.format(
            Locale.ROOT,
            "- during the run other programs used %.1f %% of the machine, the hypervisor took %.1f %%%n",
            100 * others,
            100 * taken);
    return others + taken > QUIET
        ? fact + "- **Warning: that is too much. Do not trust these numbers.**\n"
        : fact;
  }
}

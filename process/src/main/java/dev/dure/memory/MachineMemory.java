package dev.dure.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory a new segment may take without harm to the machine. */
final class MachineMemory {

  private MachineMemory() {}

  /**
   * The smaller of what the machine and this process's control group have left; Long.MAX_VALUE
   * where neither is known.
   */
  static long availableBytes() {
    return Math.min(machine(), controlGroup());
  }

  private static long machine() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE; // no such file in this container: fallocate has the last word
    }
    return Long.MAX_VALUE;
  }

  private static long controlGroup() {
    try {
      List<String> groups = Files.readAllLines(Path.of("/proc/self/cgroup"));
      for (String group : groups) {
        if (group.startsWith("0::")) {
          Path dir = Path.of("/sys/fs/cgroup" + group.substring(3));
          String max = Files.readString(dir.resolve("memory.max")).trim();
          long used = Long.parseLong(Files.readString(dir.resolve("memory.current")).trim());
          return max.equals("max") ? Long.MAX_VALUE : Math.max(0, Long.parseLong(max) - used);
        }
      }
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE; // no control group, or one of the first version
    }
    return Long.MAX_VALUE;
  }
}

package dev.dure.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory of a process is resident. */
final class ResidentMemory {

  private static final String FIELD = "VmRSS:";

  private ResidentMemory() {}

  /** Bytes; 0 if the process is gone or cannot be asked. */
  static long bytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(FIELD)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
    return 0;
  }
}

package dev.dure.stress.torture;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What /proc says of a process (proc(5)). Reads by {@code java.io}: a pending interrupt would close
 * a channel.
 */
final class Proc {

  private static final long PF_EXITING = 4;

  private Proc() {}

  /** A file's text, or an empty string if it cannot be read: the process may be gone. */
  static String read(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Field {@code number} of a stat file, as proc(5) counts them, 3 or more; empty without one. */
  private static String field(String stat, int number) {
    int command = stat.lastIndexOf(')');
    if (command < 0) {
      return "";
    }
    String[] fields = stat.substring(command + 2).split(" ", -1);
    return fields.length > number - 3 ? fields[number - 3] : "";
  }

  /** When a process was started, in ticks since boot, or -1: a process id alone is soon reused. */
  static long startTime(long pid) {
    String ticks = field(read("/proc/" + pid + "/stat"), 22);
    return ticks.isEmpty() ? -1 : Long.parseLong(ticks);
  }

  /** The state of a process as one letter, '?' if it is gone. */
  static char state(long pid) {
    String state = field(read("/proc/" + pid + "/stat"), 3);
    return state.isEmpty() ? '?' : state.charAt(0);
  }

  /**
   * Whether a process can run no more instruction of a program: it is gone, its id is another's, or
   * each of its threads is in the kernel's exit. (State Z alone says that only of the first
   * thread.)
   */
  static boolean isDead(long pid, long startTime) {
    if (startTime(pid) != startTime) {
      return true;
    }
    String[] tasks = new File("/proc/" + pid + "/task").list();
    if (tasks == null) {
      return true;
    }
    for (String task : tasks) {
      String stat = read("/proc/" + pid + "/task/" + task + "/stat");
      if (stat.isEmpty()) {
        continue;
      }
      String state = field(stat, 3);
      boolean exiting = (Long.parseLong(field(stat, 9)) & PF_EXITING) != 0;
      if (!exiting && !state.equals("Z") && !state.equals("X")) {
        return false;
      }
    }
    return true;
  }

  /** The process that started this one, or who took its place after its end. */
  static long parent() {
    return Long.parseLong(field(read("/proc/self/stat"), 4));
  }

  /** Seconds of CPU that this process has used, and its children that it has waited for. */
  static double[] cpuSeconds() {
    String stat = read("/proc/self/stat");
    double ticks = 100; // USER_HZ, the same on every Linux
    double own = Long.parseLong(field(stat, 14)) + Long.parseLong(field(stat, 15));
    double children = Long.parseLong(field(stat, 16)) + Long.parseLong(field(stat, 17));
    return new double[] {own / ticks, children / ticks};
  }
}

package dev.dure.stress.torture;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What /proc says of a process (proc(5)). Reads by {@code java.io}: a pending interrupt would close
 * a channel.
 */
final class Proc {

  private static final long PF_EXITING = 4;

  /** The system call futex(2), of x86-64 and 64-bit ARM, and its first argument. */
  private static final Pattern FUTEX = Pattern.compile("^(?:202|98) 0x([0-9a-f]+) ");

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

  /**
   * This process, as the kernel knows it: in a process that was forked from a JVM {@link
   * ProcessHandle#current} remembers its parent's.
   */
  static long self() {
    return Long.parseLong(read("/proc/self/stat").split(" ", 2)[0]);
  }

  /** The process that started this one, or who took its place after its end. */
  static long parent() {
    return Long.parseLong(field(read("/proc/self/stat"), 4));
  }

  /**
   * Where in the kernel each thread of a process is: its name, what it waits in, and the number and
   * arguments of the system call (proc(5)).
   */
  static String tasks(long pid) {
    StringBuilder text = new StringBuilder();
    String[] tasks = new File("/proc/" + pid + "/task").list();
    for (String task : tasks == null ? new String[0] : tasks) {
      String at = "/proc/" + pid + "/task/" + task + "/";
      text.append("  ").append(read(at + "comm").strip()).append(": ").append(read(at + "wchan"));
      text.append(' ').append(read(at + "syscall").strip()).append('\n');
    }
    return text.toString();
  }

  /**
   * Whether a thread of a process waits for a word in the memory of the JVM's own library. Locks of
   * the JVM itself stand there; those of Java objects and of a segment do not.
   */
  static boolean waitsForItsJvm(long pid) {
    String[] tasks = new File("/proc/" + pid + "/task").list();
    List<long[]> ranges = rangesOf(pid, "/libjvm.so");
    for (String task : tasks == null ? new String[0] : tasks) {
      Matcher futex = FUTEX.matcher(read("/proc/" + pid + "/task/" + task + "/syscall"));
      if (futex.find()) {
        long word = Long.parseUnsignedLong(futex.group(1), 16);
        if (ranges.stream().anyMatch(range -> word >= range[0] && word < range[1])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where a library is mapped, with what follows without a file: its zeroed data. */
  private static List<long[]> rangesOf(long pid, String library) {
    List<long[]> ranges = new ArrayList<>();
    long end = -1;
    for (String line : read("/proc/" + pid + "/maps").split("\n", -1)) {
      String[] words = line.split(" +", 6); // range, access, offset, device, inode, file
      if (words.length < 5) {
        continue;
      }
      String[] range = words[0].split("-", 2);
      long from = Long.parseUnsignedLong(range[0], 16);
      boolean isItsData = from == end && words[4].equals("0");
      if (line.endsWith(library) || isItsData) {
        end = Long.parseUnsignedLong(range[1], 16);
        ranges.add(new long[] {from, end});
      }
    }
    return ranges;
  }

  /**
   * What all threads of this process but one have done so far, if they sleep: how often each was
   * run (schedstat). Where it is the same text a moment later, none of them has run in between.
   *
   * @return the text, or null if one of them does not sleep
   */
  static @Nullable String rest(long exceptTask) {
    StringBuilder text = new StringBuilder();
    String[] tasks = new File("/proc/self/task").list();
    for (String task : tasks == null ? new String[0] : tasks) {
      if (Long.parseLong(task) != exceptTask) {
        String at = "/proc/self/task/" + task + "/";
        if (!field(read(at + "stat"), 3).equals("S")) {
          return null;
        }
        String runs = read(at + "schedstat").strip();
        text.append(task).append(runs, runs.lastIndexOf(' '), runs.length()).append('\n');
      }
    }
    return text.toString();
  }

  /** The calling thread, as the kernel knows it. */
  static long thread() {
    return Long.parseLong(read("/proc/thread-self/stat").split(" ", 2)[0]);
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

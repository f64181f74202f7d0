package dev.dure.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker looks whether it is confined, before it reads anything but this, and ends if it is not:
 * a {@code bwrap} that does not do what it was told, or was replaced by something that does less,
 * harms nobody. It is not meant to convince anybody of a worker that is hostile already.
 *
 * <p>Without lambdas and without native calls, see {@link WorkerMain}: it takes a cold JVM some
 * milliseconds.
 */
final class SandboxCheck {

  static final Path SELF_NS = Path.of("/proc/self/ns");
  static final List<String> NAMESPACES = List.of("user", "pid", "net", "ipc", "uts", "mnt");

  /** Begins a line that has what the worker must not have: its parent's namespace. */
  static final char FOREIGN = '!';

  /** Begins a line that has a limit as {@code /proc/self/limits} calls it, and its value. */
  static final char LIMIT = '<';

  /** Begins a line that has a path which may be written. */
  static final char WRITABLE = 'w';

  private static final String LOOPBACK = "lo:";

  private SandboxCheck() {}

  /** What is not as expected; null if everything is. */
  static @Nullable String failure(String expectation) {
    List<String> writable = new ArrayList<>();
    try {
      String limits = Files.readString(Path.of("/proc/self/limits"));
      for (String line : expectation.strip().split("\n", -1)) {
        String wanted = line.substring(1);
        String failure = null;
        switch (line.charAt(0)) {
          case FOREIGN -> failure = sharedNamespace(wanted);
          case LIMIT -> failure = missingLimit(wanted, limits);
          default -> writable.add(wanted);
        }
        if (failure != null) {
          return failure;
        }
      }
      String failure = privileges(Files.readAllLines(Path.of("/proc/self/status")));
      if (failure == null) {
        failure = network(Files.readAllLines(Path.of("/proc/self/net/dev")));
      }
      return failure == null
          ? mounts(Files.readAllLines(Path.of("/proc/self/mountinfo")), writable)
          : failure;
    } catch (IOException e) {
      return "it cannot be found out: " + e;
    }
  }

  private static @Nullable String sharedNamespace(String foreign) throws IOException {
    String kind = foreign.substring(0, foreign.indexOf(':'));
    String own = Files.readSymbolicLink(SELF_NS.resolve(kind)).toString();
    return own.equals(foreign) ? "it is in its parent's namespace " + foreign : null;
  }

  static @Nullable String missingLimit(String wanted, String limits) {
    int equals = wanted.indexOf('=');
    String name = wanted.substring(0, equals);
    long most = Long.parseLong(wanted.substring(equals + 1));
    int at = limits.indexOf(name);
    String[] words =
        at < 0 ? new String[0] : limits.substring(at + name.length()).strip().split("\\s+", -1);
    // The soft limit, then the hard one.
    boolean limited =
        words.length > 1 && !words[1].equals("unlimited") && Long.parseLong(words[1]) <= most;
    return limited ? null : "its limit \"" + name + "\" is not " + most;
  }

  static @Nullable String privileges(List<String> status) {
    boolean none = false;
    boolean noNew = false;
    for (String line : status) {
      if (line.startsWith("NoNewPrivs:")) {
        noNew = line.endsWith("1");
      } else if (line.startsWith("CapBnd:") || line.startsWith("CapPrm:")) {
        none = line.endsWith("\t0000000000000000");
        if (!none) {
          return "it has capabilities: " + line;
        }
      }
    }
    return none && noNew ? null : "it can get privileges by setuid programs";
  }

  static @Nullable String network(List<String> devices) {
    for (int i = 2; i < devices.size(); i++) { // two lines of headings
      String device = devices.get(i).strip();
      if (!device.startsWith(LOOPBACK)) {
        return "it has a network device: " + device;
      }
    }
    return null;
  }

  /** Columns by proc_pid_mountinfo(5): the fifth is the mount point, the sixth its options. */
  static @Nullable String mounts(List<String> mounts, List<String> writable) {
    for (String line : mounts) {
      String[] columns = line.split(" ", -1);
      String at = columns[4];
      boolean readOnly = columns[5].startsWith("ro");
      boolean mayBeWritten =
          at.equals(SandboxCommand.TEMPORARY)
              || at.equals("/proc")
              || at.startsWith("/dev/")
              || isBelowAny(unescaped(at), writable);
      if (!readOnly && !mayBeWritten) {
        return "it can write to " + at;
      }
    }
    return null;
  }

  private static boolean isBelowAny(String path, List<String> all) {
    for (String each : all) {
      if (path.equals(each) || each.equals("/") || path.startsWith(each + "/")) {
        return true;
      }
    }
    return false;
  }

  /** Space, tab, newline and backslash are written as three octal digits. */
  private static String unescaped(String path) {
    return path.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}

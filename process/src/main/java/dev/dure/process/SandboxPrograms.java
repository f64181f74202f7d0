package dev.dure.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether this system can confine a worker, by trying: a sandbox of the wanted kind is made round
 * {@code true}. That is done once for each kind in the life of this JVM, and takes some 20 ms.
 */
final class SandboxPrograms {

  /** The property by which {@code bwrap} is found if it is not where it usually is. */
  static final String BWRAP_PROPERTY = "dure.bubblewrap";

  static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  static final Path SHELL = Path.of("/bin/sh");

  private static final String TRUE = "/usr/bin/true";

  /** How the output of a command begins that succeeds. */
  private static final String OK = "0\n";

  private static final String NO_NAMESPACES = "--disable-userns";
  private static final int PROBE_SECONDS = 20;
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** Since when processes are counted for each user namespace. */
  private static final int[] COUNTS_PROCESSES = {5, 14};

  /** What was tried and works. */
  private static final Set<Kind> WORKS = ConcurrentHashMap.newKeySet();

  /** Which {@code bwrap} can forbid namespaces. */
  private static final Map<Path, Boolean> FORBIDS = new ConcurrentHashMap<>();

  private record Kind(Sandbox sandbox, String directory, Path bwrap) {}

  private SandboxPrograms() {}

  static Path bwrap() {
    return Path.of(System.getProperty(BWRAP_PROPERTY, "/usr/bin/bwrap"));
  }

  /**
   * Tries whether a sandbox can be had.
   *
   * @throws SandboxUnavailableException if not
   */
  static void require(Sandbox sandbox, WorkerOptions options) {
    String missing = missing(sandbox);
    if (missing != null) {
      throw new SandboxUnavailableException("A sandbox cannot be had here: " + missing);
    }
    String directory = options.directory().map(Path::toString).orElse("");
    Kind kind = new Kind(sandbox, directory, bwrap());
    if (WORKS.contains(kind)) {
      return;
    }
    List<String> line = new ArrayList<>(SandboxCommand.of(sandbox, options, List.of(), null));
    line.add(TRUE);
    String failure = tried(line);
    if (failure != null) {
      throw new SandboxUnavailableException(
          "A sandbox cannot be had here: "
              + bwrap()
              + " refuses it ("
              + failure
              + "). If that is about namespaces, the kernel or its security module does not let"
              + " this user make them: see user.max_user_namespaces,"
              + " kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns"
              + " (sysctl), and in a container its seccomp profile.");
    }
    WORKS.add(kind);
  }

  /** What can be said without trying; null if nothing is missing. */
  static @Nullable String missing(Sandbox sandbox) {
    if (!Files.isExecutable(bwrap())) {
      return bwrap()
          + " is not there. Install the package bubblewrap, or name the program by the system"
          + " property "
          + BWRAP_PROPERTY
          + ".";
    }
    if (!Files.isExecutable(PRLIMIT) || ProcessGroup.leader().isEmpty()) {
      return PRLIMIT + " or setsid is not there. Install the package util-linux.";
    }
    for (Path path : sandbox.readable()) {
      if (!Files.exists(path)) {
        return path + ", which it is to read, does not exist.";
      }
    }
    for (Path path : sandbox.writable()) {
      if (!Files.exists(path)) {
        return path + ", which it is to write, does not exist.";
      }
    }
    return sandbox.maxProcesses() == 0 ? null : processLimitMissing();
  }

  /** Why processes cannot be limited; null if they can. */
  static @Nullable String processLimitMissing() {
    Matcher release = RELEASE.matcher(System.getProperty("os.version", ""));
    if (!release.matches() || isBefore(release)) {
      return "the kernel limits the processes of a sandbox since Linux 5.14, and this is "
          + System.getProperty("os.version")
          + ".";
    }
    return isRoot()
        ? "the kernel does not limit the processes of the user root, as which this JVM runs. Run it"
            + " as another user, or leave withMaxProcesses out."
        : null;
  }

  private static boolean isBefore(Matcher release) {
    int major = Integer.parseInt(release.group(1));
    int minor = Integer.parseInt(release.group(2));
    return major < COUNTS_PROCESSES[0]
        || (major == COUNTS_PROCESSES[0] && minor < COUNTS_PROCESSES[1]);
  }

  private static boolean isRoot() {
    try {
      Object owner =
          Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return owner.equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Whether namespaces inside can be forbidden. */
  static boolean canForbidNamespaces() {
    return FORBIDS.computeIfAbsent(
        bwrap(), program -> output(List.of(program.toString(), "--help")).contains(NO_NAMESPACES));
  }

  /** Runs a command; null if it succeeds, else what it says. */
  private static @Nullable String tried(List<String> line) {
    String said = output(line);
    return said.startsWith(OK) ? null : "exit code " + said.strip().replaceFirst("\n", ": ");
  }

  /** The exit code, a line's end, and what a command writes. */
  private static String output(List<String> line) {
    Process process = null;
    try {
      ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.environment().clear();
      process = ProcessStart.of(builder);
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readNBytes(8 << 10), StandardCharsets.UTF_8);
      Process started = process;
      boolean ended =
          Uninterruptibly.await(
              TimeUnit.SECONDS.toNanos(PROBE_SECONDS),
              nanos -> started.waitFor(nanos, TimeUnit.NANOSECONDS));
      return ended ? process.exitValue() + "\n" + said : "it does not end";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}

package dev.dure.process;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a worker is confined to; for code that may be hostile. Immutable: each {@code with…} method
 * returns a changed copy.
 *
 * <pre>{@code
 * WorkerOptions confined =
 *     WorkerOptions.defaults().withSandbox(Sandbox.strict().withReadable(Path.of("/data/in")));
 * }</pre>
 *
 * <p>It is made by {@code bubblewrap} ({@code /usr/bin/bwrap}, or what the system property {@code
 * dure.bubblewrap} names) and by util-linux's {@code prlimit}, and is there whole or not at all:
 * what cannot be had is {@link SandboxUnavailableException}, before anything is started, and each
 * worker looks whether it is confined before it reads a byte of a task. What is enforced {@link
 * ProcessPool#sandbox} says.
 *
 * <h2>What is in it</h2>
 *
 * <ul>
 *   <li>No network, not even this machine's own addresses.
 *   <li>Of the file system, read-only: the JDK, the class path and module path with agents, {@code
 *       /usr} and the libraries' directories. A directory on the class path is readable as a whole.
 *       A {@code /tmp} of its own, of limited size, in memory, is writable; nothing else is.
 *   <li>Its own processes, and no sight of others. All of them end with the worker and with this
 *       JVM, by the kernel's hand: even those that call {@code setsid}, and even if the worker is
 *       stopped.
 *   <li>No capabilities, none to be had by {@code setuid} programs, and no core files. Where {@code
 *       bubblewrap} can (0.8), no namespaces inside.
 *   <li>Of the environment {@code LANG}, {@code LC_ALL}, {@code TZ} and what {@link
 *       WorkerOptions#withEnvironment} adds. System properties that this JVM was started with by
 *       {@code -D} it does have, as every worker.
 *   <li>stdout through this process, as stderr; no terminal.
 * </ul>
 *
 * <p>Handles of shared objects have no meaning inside, since their owners are known by process ids;
 * tasks that capture one fail. Memory is limited by the {@linkplain PoolOptions#withResidentCap
 * cap} of the pool. System calls are not filtered.
 */
public final class Sandbox {

  private static final int MIN_OPEN_FILES = 64;
  private static final int MIN_PROCESSES = 48;
  private static final long MIN_BYTES = 1L << 20;

  private static final Sandbox STRICT = new Sandbox(new Settings());

  /** What it says; changed only before it is there. 0 stands for no limit. */
  private static final class Settings {
    private List<Path> readable = List.of();
    private List<Path> writable = List.of();
    private Set<String> environment = Set.of();
    private long temporaryBytes = 256L << 20;
    private int maxOpenFiles = 1024;
    private int maxProcesses;
    private long maxFileBytes;

    Settings() {}

    Settings(Settings from) {
      readable = from.readable;
      writable = from.writable;
      environment = from.environment;
      temporaryBytes = from.temporaryBytes;
      maxOpenFiles = from.maxOpenFiles;
      maxProcesses = from.maxProcesses;
      maxFileBytes = from.maxFileBytes;
    }
  }

  private final Settings settings;

  private Sandbox(Settings settings) {
    this.settings = settings;
  }

  /**
   * As narrow as a worker can live in: nothing of the user's is there but class path and module
   * path. 256 MiB of temporary files, 1,024 open files.
   *
   * @return the sandbox
   */
  public static Sandbox strict() {
    return STRICT;
  }

  /**
   * Shows files or directories, with all that is below. A socket in one can be connected to.
   *
   * @param paths what has to be there when a worker is started
   * @return a copy with these beside those it has
   */
  public Sandbox withReadable(Path... paths) {
    Settings changed = new Settings(settings);
    changed.readable = added(settings.readable, paths);
    return new Sandbox(changed);
  }

  /**
   * Lets the worker change files or directories, with all that is below. Nothing limits how much it
   * writes there, and what it leaves there, links included, is as trustworthy as the worker.
   *
   * @param paths what has to be there when a worker is started
   * @return a copy with these beside those it has
   */
  public Sandbox withWritable(Path... paths) {
    Settings changed = new Settings(settings);
    changed.writable = added(settings.writable, paths);
    return new Sandbox(changed);
  }

  private static List<Path> added(List<Path> before, Path... paths) {
    Set<Path> all = new LinkedHashSet<>(before);
    for (Path path : paths) {
      all.add(path.toAbsolutePath().normalize());
    }
    return List.copyOf(all);
  }

  /**
   * Leaves the worker some variables of this process's environment.
   *
   * @param variables their names; those that are not set are left out
   * @return a copy with these beside those it has
   */
  public Sandbox withEnvironment(String... variables) {
    Settings changed = new Settings(settings);
    Set<String> all = new LinkedHashSet<>(settings.environment);
    all.addAll(List.of(variables));
    changed.environment = Set.copyOf(all);
    return new Sandbox(changed);
  }

  /**
   * Limits what the worker's own {@code /tmp} holds; it is memory.
   *
   * @param bytes 1 MiB or more
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public Sandbox withTemporaryBytes(long bytes) {
    Settings changed = new Settings(settings);
    changed.temporaryBytes = requireAtLeast("a /tmp of %,d bytes", bytes, MIN_BYTES);
    return new Sandbox(changed);
  }

  /**
   * Limits how many files each of its processes has open.
   *
   * @param files 64 or more; a JVM needs a dozen, and one for each jar
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public Sandbox withMaxOpenFiles(int files) {
    Settings changed = new Settings(settings);
    changed.maxOpenFiles = (int) requireAtLeast("%,d open files", files, MIN_OPEN_FILES);
    return new Sandbox(changed);
  }

  /**
   * Limits how many processes and threads the worker has in all, so that one that forks for ever
   * harms itself alone. It cannot be had for the user root, whom the kernel does not limit, and
   * before Linux 5.14.
   *
   * @param processes 48 or more; an idle JVM has about 20 threads
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public Sandbox withMaxProcesses(int processes) {
    Settings changed = new Settings(settings);
    changed.maxProcesses = (int) requireAtLeast("%,d processes", processes, MIN_PROCESSES);
    return new Sandbox(changed);
  }

  /**
   * Limits how large a file may get by what the worker writes.
   *
   * @param bytes 1 MiB or more
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public Sandbox withMaxFileBytes(long bytes) {
    Settings changed = new Settings(settings);
    changed.maxFileBytes = requireAtLeast("files of %,d bytes", bytes, MIN_BYTES);
    return new Sandbox(changed);
  }

  private static long requireAtLeast(String what, long given, long least) {
    if (given < least) {
      throw new IllegalArgumentException(
          String.format(
              "A sandbox cannot have " + what + "; allowed is %,d and more.", given, least));
    }
    return given;
  }

  /**
   * What is readable beside what a JVM needs.
   *
   * @return absolute paths
   */
  public List<Path> readable() {
    return settings.readable;
  }

  /**
   * What is writable beside the worker's own {@code /tmp}.
   *
   * @return absolute paths
   */
  public List<Path> writable() {
    return settings.writable;
  }

  /**
   * The variables that are left of this process's environment.
   *
   * @return their names
   */
  public Set<String> environment() {
    return settings.environment;
  }

  /**
   * What the worker's own {@code /tmp} holds.
   *
   * @return bytes
   */
  public long temporaryBytes() {
    return settings.temporaryBytes;
  }

  /**
   * How many files each of its processes has open at most.
   *
   * @return the number
   */
  public int maxOpenFiles() {
    return settings.maxOpenFiles;
  }

  /**
   * How many processes and threads it has at most.
   *
   * @return the number, or 0 for no limit
   */
  public int maxProcesses() {
    return settings.maxProcesses;
  }

  /**
   * How large a file may get.
   *
   * @return bytes, or 0 for no limit
   */
  public long maxFileBytes() {
    return settings.maxFileBytes;
  }
}

package dev.dure.process;

import dev.dure.internal.Names;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a worker is to be started. Immutable: each {@code with…} method returns a changed copy. The
 * class is as long as the list of what can be said.
 *
 * <pre>{@code
 * WorkerOptions options =
 *     WorkerOptions.defaults().withName("parser").withMaxHeapBytes(256 << 20).withStdout(Redirect.DISCARD);
 * }</pre>
 */
public final class WorkerOptions {

  /** The smallest heap that a JVM accepts. */
  private static final long MIN_HEAP_BYTES = 2L << 20;

  private static final List<String> SET_BY_DURE =
      List.of("-cp", "-classpath", "--class-path", "-p", "--module-path", "-m", "--module", "-jar");

  private static final WorkerOptions DEFAULTS = new WorkerOptions(new Settings());

  /** What the options say; changed only before they are there. */
  private static final class Settings {
    private @Nullable String name;
    private List<String> jvmArguments = List.of();
    private Map<String, String> environment = Map.of();
    private long maxHeapBytes;
    private @Nullable Path directory;
    private Redirect stdout = Redirect.INHERIT;
    private Redirect stderr = Redirect.INHERIT;
    private @Nullable Sandbox sandbox;

    Settings() {}

    Settings(Settings from) {
      name = from.name;
      jvmArguments = from.jvmArguments;
      environment = from.environment;
      maxHeapBytes = from.maxHeapBytes;
      directory = from.directory;
      stdout = from.stdout;
      stderr = from.stderr;
      sandbox = from.sandbox;
    }
  }

  private final Settings settings;

  private WorkerOptions(Settings settings) {
    this.settings = settings;
  }

  /**
   * What holds if nothing is asked for: a numbered name, the parent's working directory and
   * environment, the JVM's own heap limit, and the parent's stdout and stderr.
   *
   * @return the defaults
   */
  public static WorkerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Names the worker; the name is in messages, and is that of the worker's main thread. Names need
   * not be unique.
   *
   * @param newName 1 to 128 bytes of UTF-8 without control characters
   * @return a copy with this name
   * @throws IllegalArgumentException if the name is not allowed
   */
  public WorkerOptions withName(String newName) {
    Settings changes = new Settings(settings);
    changes.name = Names.check(newName);
    return new WorkerOptions(changes);
  }

  /**
   * Adds options for the worker's JVM, after those that it inherits (see {@linkplain
   * dev.dure.process the package}).
   *
   * @param arguments each one whole option, such as {@code -XX:+UseZGC} or {@code
   *     --add-opens=java.base/java.lang=ALL-UNNAMED}
   * @return a copy with these options after those it has
   * @throws IllegalArgumentException if one is no option, or sets what Dure sets (class path,
   *     module path, main class)
   */
  public WorkerOptions withJvmArguments(String... arguments) {
    Settings changes = new Settings(settings);
    List<String> all = new ArrayList<>(settings.jvmArguments);
    for (String argument : arguments) {
      if (!argument.startsWith("-") || argument.length() < 2) {
        throw new IllegalArgumentException(
            String.format(
                "\"%s\" is no JVM option: options begin with \"-\". Give an option and its value as"
                    + " one argument, such as \"--add-opens=java.base/java.lang=ALL-UNNAMED\".",
                argument));
      }
      int equals = argument.indexOf('=');
      if (SET_BY_DURE.contains(equals < 0 ? argument : argument.substring(0, equals))) {
        throw new IllegalArgumentException(
            String.format(
                "The JVM option \"%s\" is not allowed: a worker has the class path, module path and"
                    + " main class that Dure gives it, which are the parent's.",
                argument));
      }
      all.add(argument);
    }
    changes.jvmArguments = List.copyOf(all);
    return new WorkerOptions(changes);
  }

  /**
   * Adds a variable to the worker's environment, or changes one that it inherits.
   *
   * @param variable its name, not empty and without {@code =}
   * @param value its value
   * @return a copy with this variable
   * @throws IllegalArgumentException if the name is not allowed
   */
  public WorkerOptions withEnvironment(String variable, String value) {
    Objects.requireNonNull(value, "value");
    if (variable.isEmpty()
        || variable.indexOf('=') >= 0
        || variable.indexOf('\0') >= 0
        || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          String.format(
              "The environment variable \"%s\" is not allowed: a name is not empty and has no"
                  + " \"=\", and neither it nor its value has a zero character.",
              variable));
    }
    Settings changes = new Settings(settings);
    Map<String, String> all = new LinkedHashMap<>(settings.environment);
    all.put(variable, value);
    changes.environment = Map.copyOf(all);
    return new WorkerOptions(changes);
  }

  /**
   * Limits the worker's heap ({@code -Xmx}).
   *
   * @param bytes at least 2 MiB, the least that a JVM accepts
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public WorkerOptions withMaxHeapBytes(long bytes) {
    if (bytes < MIN_HEAP_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "A heap of %,d bytes is too small for a JVM; allowed are %,d and more.",
              bytes, MIN_HEAP_BYTES));
    }
    Settings changes = new Settings(settings);
    changes.maxHeapBytes = bytes;
    return new WorkerOptions(changes);
  }

  /**
   * Gives the worker a working directory of its own. Relative paths on the class path still mean
   * what they mean to the parent.
   *
   * @param newDirectory a directory that exists when the worker is started
   * @return a copy with this directory
   */
  public WorkerOptions withDirectory(Path newDirectory) {
    Settings changes = new Settings(settings);
    changes.directory = newDirectory.toAbsolutePath();
    return new WorkerOptions(changes);
  }

  /**
   * Sends the worker's stdout somewhere.
   *
   * @param to {@link Redirect#INHERIT} (the default), {@link Redirect#DISCARD}, {@link Redirect#to}
   *     or {@link Redirect#appendTo} a file
   * @return a copy with this stdout
   * @throws IllegalArgumentException if it is a pipe or something to read from
   */
  public WorkerOptions withStdout(Redirect to) {
    Settings changes = new Settings(settings);
    changes.stdout = checkOutput("stdout", to);
    return new WorkerOptions(changes);
  }

  /**
   * Sends the worker's stderr somewhere. With {@link Redirect#INHERIT} and {@link Redirect#DISCARD}
   * it passes through the parent, which remembers its end for messages.
   *
   * @param to {@link Redirect#INHERIT} (the default), {@link Redirect#DISCARD}, {@link Redirect#to}
   *     or {@link Redirect#appendTo} a file
   * @return a copy with this stderr
   * @throws IllegalArgumentException if it is a pipe or something to read from
   */
  public WorkerOptions withStderr(Redirect to) {
    Settings changes = new Settings(settings);
    changes.stderr = checkOutput("stderr", to);
    return new WorkerOptions(changes);
  }

  private static Redirect checkOutput(String stream, Redirect to) {
    if (to.type() == Redirect.Type.PIPE || to.type() == Redirect.Type.READ) {
      throw new IllegalArgumentException(
          stream
              + " cannot be sent to "
              + to
              + "; allowed are INHERIT, DISCARD, to(file) and appendTo(file).");
    }
    return to;
  }

  /**
   * Confines the worker. Where that cannot be had, nothing is started, and whoever starts a worker
   * or creates a pool gets {@link SandboxUnavailableException}.
   *
   * @param sandbox what is allowed
   * @return a copy with this sandbox
   */
  public WorkerOptions withSandbox(Sandbox sandbox) {
    Settings changes = new Settings(settings);
    changes.sandbox = Objects.requireNonNull(sandbox, "sandbox");
    return new WorkerOptions(changes);
  }

  /** The same without a sandbox, for a worker that runs nothing of the user's. */
  WorkerOptions withoutSandbox() {
    Settings changes = new Settings(settings);
    changes.sandbox = null;
    return new WorkerOptions(changes);
  }

  /**
   * The worker's name.
   *
   * @return the name, or empty if it is to be numbered
   */
  public Optional<String> name() {
    return Optional.ofNullable(settings.name);
  }

  /**
   * The options that are added for the worker's JVM.
   *
   * @return an immutable list
   */
  public List<String> jvmArguments() {
    return settings.jvmArguments;
  }

  /**
   * The variables that are added to the worker's environment.
   *
   * @return an immutable map
   */
  public Map<String, String> environment() {
    return settings.environment;
  }

  /**
   * The limit of the worker's heap.
   *
   * @return bytes, or empty for the JVM's own limit
   */
  public OptionalLong maxHeapBytes() {
    return settings.maxHeapBytes == 0
        ? OptionalLong.empty()
        : OptionalLong.of(settings.maxHeapBytes);
  }

  /**
   * The worker's working directory.
   *
   * @return an absolute path, or empty for the parent's
   */
  public Optional<Path> directory() {
    return Optional.ofNullable(settings.directory);
  }

  /**
   * Where the worker's stdout goes.
   *
   * @return the destination
   */
  public Redirect stdout() {
    return settings.stdout;
  }

  /**
   * Where the worker's stderr goes.
   *
   * @return the destination
   */
  public Redirect stderr() {
    return settings.stderr;
  }

  /**
   * What the worker is confined to.
   *
   * @return the sandbox, or empty for none
   */
  public Optional<Sandbox> sandbox() {
    return Optional.ofNullable(settings.sandbox);
  }
}

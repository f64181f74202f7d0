package dev.dure.process;

import dev.dure.SerializableRunnable;
import dev.dure.internal.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link ProcessPool} is to be. Immutable: each {@code with…} method returns a changed copy.
 * The class is as long as the list of what can be said.
 *
 * <pre>{@code
 * PoolOptions options =
 *     PoolOptions.workers(4)
 *         .withName("parsers")
 *         .withWorkers(WorkerOptions.defaults().withMaxHeapBytes(256 << 20))
 *         .withMaxTasks(1_000)
 *         .withResults(Report.class);
 * }</pre>
 */
public final class PoolOptions {

  private static final int MAX_SIZE = 1024;
  private static final int MAX_BYTES = 1 << 30;

  /** What the options say; changed only before they are there. 0 and zero stand for no limit. */
  private static final class Settings {
    private int size;
    private @Nullable String name;
    private WorkerOptions workers = WorkerOptions.defaults();
    private @Nullable SerializableRunnable initializer;
    private int spares;
    private int queueCapacity = 10_000;
    private long maxTasks;
    private Duration maxAge = Duration.ZERO;
    private long maxResidentBytes;
    private long residentCap;
    private Duration cpuCap = Duration.ZERO;
    private List<Class<?>> results = List.of();
    private int maxResultBytes =
        (64 << 20) + 1024; // an array of 64 MiB, and what says that it is one
    private int maxResultDepth = 64;
    private int maxResultArrayLength = 64 << 20;
    private @Nullable Path startupCache;
    private Duration closePatience = Duration.ofSeconds(60);
    private boolean progressBar;

    Settings(int size) {
      this.size = size;
    }

    Settings(Settings from) {
      size = from.size;
      name = from.name;
      workers = from.workers;
      initializer = from.initializer;
      spares = from.spares;
      queueCapacity = from.queueCapacity;
      maxTasks = from.maxTasks;
      maxAge = from.maxAge;
      maxResidentBytes = from.maxResidentBytes;
      residentCap = from.residentCap;
      cpuCap = from.cpuCap;
      results = from.results;
      maxResultBytes = from.maxResultBytes;
      maxResultDepth = from.maxResultDepth;
      maxResultArrayLength = from.maxResultArrayLength;
      startupCache = from.startupCache;
      closePatience = from.closePatience;
      progressBar = from.progressBar;
    }
  }

  private final Settings settings;

  private PoolOptions(Settings settings) {
    this.settings = settings;
  }

  /**
   * A worker for each processor that this JVM may use, and otherwise as {@link #workers}.
   *
   * @return the options
   */
  public static PoolOptions defaults() {
    return workers(Math.min(MAX_SIZE, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * So many workers, and otherwise: a numbered name, no spares, a queue of 10,000 tasks, no
   * recycling, results of simple classes up to 64 MiB, a minute's patience at the end.
   *
   * @param size how many workers, 1 to 1024
   * @return the options
   * @throws IllegalArgumentException if the number is not allowed
   */
  public static PoolOptions workers(int size) {
    return new PoolOptions(
        new Settings((int) requireBetween("a size of %,d workers", size, 1, MAX_SIZE)));
  }

  private static long requireBetween(String what, long given, long least, long most) {
    if (given < least || given > most) {
      throw new IllegalArgumentException(
          String.format(
              "A pool cannot have " + what + "; allowed is %,d to %,d.", given, least, most));
    }
    return given;
  }

  /**
   * Names the pool; its workers are called after it, {@code parsers-1}, {@code parsers-2} and so
   * on.
   *
   * @param name 1 to 100 bytes of UTF-8 without control characters; need not be unique
   * @return a copy with this name
   * @throws IllegalArgumentException if the name is not allowed
   */
  public PoolOptions withName(String name) {
    Settings changed = new Settings(settings);
    changed.name = Names.check(name);
    return new PoolOptions(changed);
  }

  /**
   * Says how workers are started: JVM options, heap, environment, directory, where their output
   * goes. A name in it is not used. If stderr is inherited, which is the default, each line of it
   * begins with the names of the worker and the task.
   *
   * @param workers the options of each worker
   * @return a copy with these options
   */
  public PoolOptions withWorkers(WorkerOptions workers) {
    Settings changed = new Settings(settings);
    changed.workers = Objects.requireNonNull(workers, "workers");
    return new PoolOptions(changed);
  }

  /**
   * Says what each worker does before its first task. If it throws, the worker counts as not
   * started.
   *
   * @param initializer what to do; is sent to each worker, so what it captures must be serializable
   * @return a copy with this initializer
   */
  public PoolOptions withInitializer(SerializableRunnable initializer) {
    Settings changed = new Settings(settings);
    changed.initializer = Objects.requireNonNull(initializer, "initializer");
    return new PoolOptions(changed);
  }

  /**
   * Keeps some workers more, started and initialized, that take the place of those that end.
   *
   * @param spares how many, 0 to 1024
   * @return a copy with these spares
   * @throws IllegalArgumentException if the number is not allowed
   */
  public PoolOptions withSpares(int spares) {
    Settings changed = new Settings(settings);
    changed.spares = (int) requireBetween("%,d spares", spares, 0, MAX_SIZE);
    return new PoolOptions(changed);
  }

  /**
   * Says how many tasks, or chunks of a map, may wait for a worker before {@code submit} blocks.
   *
   * @param capacity 1 or more
   * @return a copy with this capacity
   * @throws IllegalArgumentException if it is less
   */
  public PoolOptions withQueueCapacity(int capacity) {
    Settings changed = new Settings(settings);
    changed.queueCapacity =
        (int) requireBetween("a queue of %,d tasks", capacity, 1, Integer.MAX_VALUE);
    return new PoolOptions(changed);
  }

  /**
   * Replaces each worker after so many tasks; each input of a map counts as one. No task is lost,
   * and none is sent to a worker beyond that number, but for the rest of a chunk.
   *
   * @param tasks 1 or more
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public PoolOptions withMaxTasks(long tasks) {
    Settings changed = new Settings(settings);
    changed.maxTasks = requireBetween("workers of %,d tasks", tasks, 1, Long.MAX_VALUE);
    return new PoolOptions(changed);
  }

  /**
   * Replaces each worker at this age, after the tasks that it has.
   *
   * @param age more than zero
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is not more than zero
   */
  public PoolOptions withMaxAge(Duration age) {
    if (age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException(
          "Workers cannot have an age of " + age + "; allowed is more than zero.");
    }
    Settings changed = new Settings(settings);
    changed.maxAge = age;
    return new PoolOptions(changed);
  }

  /**
   * Replaces each worker whose process has more than so much memory resident, after the tasks that
   * it has. It is asked four times a second. This kills nothing; {@link #withResidentCap} does.
   *
   * @param bytes 1 or more
   * @return a copy with this limit
   * @throws IllegalArgumentException if it is less
   */
  public PoolOptions withMaxResidentBytes(long bytes) {
    Settings changed = new Settings(settings);
    changed.maxResidentBytes =
        requireBetween("workers of %,d resident bytes", bytes, 1, Long.MAX_VALUE);
    return new PoolOptions(changed);
  }

  /**
   * Kills each worker that has more than so much memory resident, with the processes that it has
   * started. The task that it runs fails with {@link ResidentMemoryExceededException}. They are
   * looked at twenty times a second, so for a moment it may be more. Give it room: a JVM needs some
   * 50 MiB beside its heap.
   *
   * <p>What a worker shares with others is counted for it too, such as arrays of a {@link
   * dev.dure.memory.MemorySpace} that it has touched.
   *
   * @param bytes 1 or more
   * @return a copy with this cap
   * @throws IllegalArgumentException if it is less
   */
  public PoolOptions withResidentCap(long bytes) {
    Settings changed = new Settings(settings);
    changed.residentCap = requireBetween("a cap of %,d resident bytes", bytes, 1, Long.MAX_VALUE);
    return new PoolOptions(changed);
  }

  /**
   * Kills the worker of each task, or input of a map, that takes more of the processors' time than
   * this; it fails with {@link CpuTimeExceededException}. The time that the worker's JVM takes for
   * it, to compile and to collect garbage, and that of the processes that it has started, count;
   * waiting does not, for which there are {@linkplain dev.dure.TaskOptions#withDeadline deadlines}.
   * They are looked at twenty times a second, so it may be as much more as fits into that.
   *
   * @param time more than zero
   * @return a copy with this cap
   * @throws IllegalArgumentException if it is not more than zero
   */
  public PoolOptions withCpuCap(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "Tasks cannot have a processor time of " + time + "; allowed is more than zero.");
    }
    Settings changed = new Settings(settings);
    changed.cpuCap = time;
    return new PoolOptions(changed);
  }

  /**
   * Allows results to consist of objects of more classes. Allowed always are null, boxed
   * primitives, strings, arrays of primitives, and the JDK's big numbers, times, UUIDs, and common
   * collections. Superclasses of the classes named here are allowed with them, subclasses are not.
   *
   * @param types serializable classes, records and enums, whose deserialization this program trusts
   *     whatever the bytes are
   * @return a copy with these classes beside those it has
   */
  public PoolOptions withResults(Class<?>... types) {
    Settings changed = new Settings(settings);
    List<Class<?>> all = new ArrayList<>(settings.results);
    all.addAll(List.of(types));
    changed.results = List.copyOf(all);
    return new PoolOptions(changed);
  }

  /**
   * Limits what a worker, even one that lies, can make this process take for one result.
   *
   * @param bytes the size of a result as it is sent, 1 to 1 GiB
   * @param depth how deep its objects may be nested, 1 or more
   * @param arrayLength the length of its longest array that is not alone, 0 or more
   * @return a copy with these limits
   * @throws IllegalArgumentException if one is not allowed
   */
  public PoolOptions withResultLimits(int bytes, int depth, int arrayLength) {
    Settings changed = new Settings(settings);
    changed.maxResultBytes = (int) requireBetween("results of %,d bytes", bytes, 1, MAX_BYTES);
    changed.maxResultDepth =
        (int) requireBetween("results nested %,d deep", depth, 1, Integer.MAX_VALUE);
    changed.maxResultArrayLength =
        (int) requireBetween("results of arrays of %,d", arrayLength, 0, Integer.MAX_VALUE);
    return new PoolOptions(changed);
  }

  /**
   * Lets workers start faster by the JVM's ahead-of-time cache, in {@code dure/startup} in this
   * user's directory for caches ({@code XDG_CACHE_HOME}, else {@code ~/.cache}).
   *
   * @return a copy with this cache
   * @see #withStartupCache(Path)
   */
  public PoolOptions withStartupCache() {
    return withStartupCache(StartupCache.usualDirectory());
  }

  /**
   * Lets workers start faster by the JVM's ahead-of-time cache of what they load and link before
   * their first task. The first pool of a program that asks for it has no cache yet: once a worker
   * is ready, one more is started in the background, with low priority, which runs nothing of the
   * user's and makes it in some seconds and some 20 MiB. There is one for each JDK, class path and
   * choice of options, and 16 at most; a JVM that does not take one goes on without, and so does a
   * pool whose class path has directories or whose JVM has agents ({@link
   * WorkerCapability#STARTUP_CACHE}).
   *
   * @param directory where it is; made for this user alone if it is not there, and not used if
   *     somebody else may write to it
   * @return a copy with this cache
   */
  public PoolOptions withStartupCache(Path directory) {
    Settings changed = new Settings(settings);
    changed.startupCache = directory.toAbsolutePath();
    return new PoolOptions(changed);
  }

  /**
   * Says how long {@link ProcessPool#close} waits for tasks before it kills their workers.
   *
   * @param patience zero or more
   * @return a copy with this patience
   * @throws IllegalArgumentException if it is negative
   */
  public PoolOptions withClosePatience(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException(
          "A pool cannot have a patience of " + patience + "; allowed is zero or more.");
    }
    Settings changed = new Settings(settings);
    changed.closePatience = patience;
    return new PoolOptions(changed);
  }

  /**
   * Shows on stderr how far the pool is, until it ends. On a terminal one line is drawn again and
   * again: how many tasks are done, of how many if that is known, how fast, how long it will take,
   * how many failed, and what runs, with {@linkplain dev.dure.Progress fractions}. Lines that
   * workers write to an inherited stderr go above it; what this program itself writes there
   * meanwhile may stand behind it in its line. Elsewhere there is a line every ten seconds, if
   * there is something new. What has come of all stays as a last line.
   *
   * @return a copy with a progress bar
   */
  public PoolOptions withProgressBar() {
    Settings changed = new Settings(settings);
    changed.progressBar = true;
    return new PoolOptions(changed);
  }

  /**
   * The pool's name.
   *
   * @return the name, or empty if it is to be numbered
   */
  public Optional<String> name() {
    return Optional.ofNullable(settings.name);
  }

  /**
   * How many workers run tasks.
   *
   * @return the number
   */
  public int size() {
    return settings.size;
  }

  /**
   * How workers are started.
   *
   * @return the options of each
   */
  public WorkerOptions workers() {
    return settings.workers;
  }

  /**
   * What each worker does before its first task.
   *
   * @return the initializer, or empty
   */
  public Optional<SerializableRunnable> initializer() {
    return Optional.ofNullable(settings.initializer);
  }

  /**
   * How many workers wait to take another's place.
   *
   * @return the number
   */
  public int spares() {
    return settings.spares;
  }

  /**
   * How many tasks may wait for a worker.
   *
   * @return the number
   */
  public int queueCapacity() {
    return settings.queueCapacity;
  }

  /**
   * After how many tasks a worker is replaced.
   *
   * @return the number, or 0 for no limit
   */
  public long maxTasks() {
    return settings.maxTasks;
  }

  /**
   * At which age a worker is replaced.
   *
   * @return the age, or zero for no limit
   */
  public Duration maxAge() {
    return settings.maxAge;
  }

  /**
   * With how much resident memory a worker is replaced.
   *
   * @return bytes, or 0 for no limit
   */
  public long maxResidentBytes() {
    return settings.maxResidentBytes;
  }

  /**
   * With how much resident memory a worker is killed.
   *
   * @return bytes, or 0 for no cap
   */
  public long residentCap() {
    return settings.residentCap;
  }

  /**
   * How much processor time a task may take.
   *
   * @return the time, or zero for no cap
   */
  public Duration cpuCap() {
    return settings.cpuCap;
  }

  /**
   * The classes that results may have beside those that are always allowed.
   *
   * @return an immutable list
   */
  public List<Class<?>> results() {
    return settings.results;
  }

  /**
   * The largest result.
   *
   * @return bytes
   */
  public int maxResultBytes() {
    return settings.maxResultBytes;
  }

  /**
   * How deep a result's objects may be nested.
   *
   * @return the depth
   */
  public int maxResultDepth() {
    return settings.maxResultDepth;
  }

  /**
   * The longest array in a result.
   *
   * @return its length
   */
  public int maxResultArrayLength() {
    return settings.maxResultArrayLength;
  }

  /**
   * Where the cache is by which workers start faster.
   *
   * @return an absolute path, or empty for none
   */
  public Optional<Path> startupCache() {
    return Optional.ofNullable(settings.startupCache);
  }

  /**
   * How long closing the pool waits for tasks.
   *
   * @return the time
   */
  public Duration closePatience() {
    return settings.closePatience;
  }

  /**
   * Whether the pool shows how far it is.
   *
   * @return true if a progress bar was asked for
   */
  public boolean progressBar() {
    return settings.progressBar;
  }
}

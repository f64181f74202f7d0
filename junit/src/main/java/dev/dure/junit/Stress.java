package dev.dure.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs code in several threads that begin together, many times, with pauses that differ from round
 * to round. The same code in all threads:
 *
 * <pre>{@code
 * Stress.threads(4).rounds(200).run(() -> cache.get("key"));
 * }</pre>
 *
 * <p>Or different actors on an object that is made anew for each round, and a look at it when they
 * have ended:
 *
 * <pre>{@code
 * Stress.of(Counter::new)
 *     .actors(2, Counter::add)
 *     .actor(Counter::reset)
 *     .check(counter -> assertThat(counter.get()).isBetween(0L, 2L))
 *     .run();
 * }</pre>
 *
 * <p><b>The seed.</b> Before its part each thread does nothing, spins, yields or sleeps for some
 * microseconds, as a random number says. The seed of these numbers is the system property {@code
 * dure.seed}, or {@link #seed}, or else new for each run; a failure names it. It makes the same
 * pauses again. What the operating system does with the threads it cannot repeat, so a rare failure
 * may take some runs to come back.
 *
 * <p><b>Memory effects.</b> What the caller did before {@code run} <i>happens-before</i> all that
 * runs in it. Making the state of a round happens-before the actors of that round; what they did
 * happens-before the check, the next round, and the return of {@code run}. Between the actors of
 * one round there is no order but their own. So the race checker sees what is missing there.
 *
 * <p>Neither JUnit nor the checker has to be there. An instance is not for several threads.
 */
public final class Stress {

  /** Code that may throw. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs.
     *
     * @throws Throwable whatever it likes; it fails the round
     */
    void run() throws Throwable;
  }

  /**
   * Code that works on the state of a round.
   *
   * @param <S> the type of the state
   */
  @FunctionalInterface
  public interface Part<S> {
    /**
     * Runs.
     *
     * @param state of this round, the same object for all its actors
     * @throws Throwable whatever it likes; it fails the round
     */
    void run(S state) throws Throwable;
  }

  private static final int MAX_THREADS = 1024;

  private final int threads;
  private final Actors<Object> actors = new Actors<>(Object::new);

  private Stress(int threads) {
    this.threads = threads;
  }

  /**
   * Several threads that run the same code.
   *
   * @param threads how many, 1 to 1,024
   * @return a run that can be started
   * @throws IllegalArgumentException if there are too few or too many
   */
  public static Stress threads(int threads) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads has to be 1 to " + MAX_THREADS + "; it is " + threads);
    }
    return new Stress(threads);
  }

  /**
   * Actors that work on a state.
   *
   * @param state makes the state of a round; called in the thread that calls {@code run}
   * @param <S> the type of the state
   * @return a run without actors
   */
  public static <S> Actors<S> of(Supplier<? extends S> state) {
    return new Actors<>(Objects.requireNonNull(state, "state"));
  }

  /**
   * Sets how often the code runs in each thread: 100 times if nothing is said.
   *
   * @param rounds at least 1
   * @return this
   */
  public Stress rounds(int rounds) {
    actors.rounds(rounds);
    return this;
  }

  /**
   * Sets the seed, unless the system property {@code dure.seed} does.
   *
   * @param seed any number
   * @return this
   */
  public Stress seed(long seed) {
    actors.seed(seed);
    return this;
  }

  /**
   * Sets how long the whole run may take: one minute if nothing is said.
   *
   * @param deadline more than nothing
   * @return this
   */
  public Stress deadline(Duration deadline) {
    actors.deadline(deadline);
    return this;
  }

  /**
   * Sets what makes the threads: daemon threads if nothing is said.
   *
   * @param factory {@code Thread.ofVirtual().factory()}, for example
   * @return this
   */
  public Stress on(ThreadFactory factory) {
    actors.on(factory);
    return this;
  }

  /**
   * Runs the code and waits until it has ended in all threads.
   *
   * @param body the code
   * @throws StressFailedError if it threw in some thread, or was not over in time
   * @throws InterruptedException if this thread is interrupted; the others are then, too
   */
  public void run(Body body) throws InterruptedException {
    Objects.requireNonNull(body, "body");
    actors.actors(threads, state -> body.run()).run();
  }

  /**
   * A run of actors that work on one state.
   *
   * @param <S> the type of the state
   */
  public static final class Actors<S> {

    private static final String SEED = "dure.seed";

    private final Supplier<? extends S> state;
    private final List<Part<? super S>> parts = new ArrayList<>();
    private final List<Part<? super S>> checks = new ArrayList<>();
    private int rounds = 100;
    private long seed = ThreadLocalRandom.current().nextLong() >>> 16;
    private Duration deadline = Duration.ofMinutes(1);
    private ThreadFactory factory = Actors::daemon;

    private Actors(Supplier<? extends S> state) {
      this.state = state;
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task);
      thread.setDaemon(true); // one that hangs does not keep the JVM
      return thread;
    }

    /**
     * Adds an actor, which has a thread of its own.
     *
     * @param part what it does in each round
     * @return this
     */
    public Actors<S> actor(Part<? super S> part) {
      return actors(1, part);
    }

    /**
     * Adds several actors that do the same.
     *
     * @param count how many, at least 1; not more than 1,024 in all
     * @param part what each does in each round
     * @return this
     * @throws IllegalArgumentException if there are too few or too many
     */
    public Actors<S> actors(int count, Part<? super S> part) {
      Objects.requireNonNull(part, "part");
      if (count < 1 || count > MAX_THREADS - parts.size()) {
        throw new IllegalArgumentException(
            "there can be 1 to " + MAX_THREADS + " actors; these are " + count + " more");
      }
      for (int i = 0; i < count; i++) {
        parts.add(part);
      }
      return this;
    }

    /**
     * Adds what is looked at when the actors of a round have ended.
     *
     * @param part throws if something is wrong; called in the thread that calls {@code run}
     * @return this
     */
    public Actors<S> check(Part<? super S> part) {
      checks.add(Objects.requireNonNull(part, "part"));
      return this;
    }

    /**
     * Sets the number of rounds: 100 if nothing is said.
     *
     * @param rounds at least 1
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Actors<S> rounds(int rounds) {
      if (rounds < 1) {
        throw new IllegalArgumentException("rounds has to be at least 1; it is " + rounds);
      }
      this.rounds = rounds;
      return this;
    }

    /**
     * Sets the seed, unless the system property {@code dure.seed} does.
     *
     * @param seed any number
     * @return this
     */
    public Actors<S> seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Sets how long the whole run may take: one minute if nothing is said.
     *
     * @param deadline more than nothing
     * @return this
     * @throws IllegalArgumentException if it is not more than nothing
     */
    public Actors<S> deadline(Duration deadline) {
      if (deadline.isZero() || deadline.isNegative()) {
        throw new IllegalArgumentException("deadline has to be more than 0; it is " + deadline);
      }
      this.deadline = deadline;
      return this;
    }

    /**
     * Sets what makes the threads: daemon threads if nothing is said.
     *
     * @param factory {@code Thread.ofVirtual().factory()}, for example
     * @return this
     */
    public Actors<S> on(ThreadFactory factory) {
      this.factory = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * Runs all rounds, up to the first that fails.
     *
     * @throws StressFailedError if an actor, a check or the making of the state threw, or the run
     *     was not over in time; then the message has the stacks of the threads that still run
     * @throws IllegalStateException if there is no actor
     * @throws IllegalArgumentException if the property {@code dure.seed} is not a number
     * @throws InterruptedException if this thread is interrupted; the actors are then, too
     */
    public void run() throws InterruptedException {
      if (parts.isEmpty()) {
        throw new IllegalStateException("there is no actor: add one with actor(...)");
      }
      new StressRun<S>(state, parts, checks, rounds, seedOfRun(), deadline, factory).run();
    }

    private long seedOfRun() {
      String given = System.getProperty(SEED);
      if (given == null) {
        return seed;
      }
      try {
        return Long.parseLong(given);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "the property " + SEED + " has to be a whole number; it is \"" + given + "\"", e);
      }
    }
  }
}

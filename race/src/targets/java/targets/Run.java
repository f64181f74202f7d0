package targets;

import java.io.File;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Starts the parts of a target. Adds no order beyond that of {@code start} and {@code join}, and
 * before each part a pause that depends on the system property {@code dure.targets.seed}.
 */
public final class Run {

  private static final long SEED = Long.getLong("dure.targets.seed", 0);

  private Run() {}

  /** What a thread does. */
  public interface Part {
    /** Runs; a failure ends the program with exit status 99. */
    void run() throws Exception;
  }

  /** Runs two parts in two threads, and waits for both. */
  public static void both(Part one, Part other) throws InterruptedException {
    Thread first = start(one);
    Thread second = start(other);
    first.join();
    second.join();
  }

  /** Starts a thread. */
  public static Thread start(Part part) {
    Thread thread = thread(part);
    thread.start();
    return thread;
  }

  /** A thread that is not started yet. */
  public static Thread thread(Part part) {
    int pause = pause(part);
    return new Thread(() -> run(part, pause));
  }

  /** Runs a part after a pause. */
  public static void run(Part part, int pause) {
    try {
      long end = System.nanoTime() + pause * 1_000_000L; // no sleep, which an interrupt would end
      while (pause > 0 && System.nanoTime() < end) {
        Thread.yield();
      }
      part.run();
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(99);
    }
  }

  /** Of 0 (none) to 6 milliseconds. */
  public static int pause(Object part) {
    long mixed = (SEED * 31 + System.identityHashCode(part)) * 0x9E3779B97F4A7C15L;
    return SEED == 0 ? 0 : (int) ((mixed >>> 40) % 7);
  }

  /** Waits until something is so, which is asked without any order. */
  public static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** A sign from one thread to another with which no order comes: it goes by the file system. */
  public static final class Sign {
    private final File file;

    /** Not given yet. */
    public Sign() throws IOException {
      file = File.createTempFile("dure", ".sign");
    }

    /** Gives it, once. */
    public void give() {
      if (!file.delete()) {
        throw new IllegalStateException("was given before");
      }
    }

    /** Waits until it is given. */
    public void await() {
      while (file.exists()) {
        sleep(1);
      }
    }
  }

  /** Waits, without any order. */
  public static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So that a read has a purpose. */
  public static void use(long value) {
    if (value == Long.MIN_VALUE) {
      throw new IllegalStateException();
    }
  }

  /** So that a read has a purpose. */
  public static void use(Object value) {
    if (value == Run.class) {
      throw new IllegalStateException();
    }
  }
}

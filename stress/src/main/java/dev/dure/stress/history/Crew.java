package dev.dure.stress.history;

import dev.dure.SharedLong;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The actors of one process: another one, or this. */
interface Crew extends AutoCloseable {

  /** The exit code of a process that was killed by SIGKILL. */
  int KILLED = 137;

  /** The exit code of a process in which an actor threw what it must not throw. */
  int ACTOR_FAILED = 71;

  boolean isAlive();

  /** Kills the process and waits until it can do nothing more. */
  void kill() throws InterruptedException;

  @Override
  void close();

  /**
   * Starts a process.
   *
   * @param faults at which point it kills itself or dawdles, for {@code dure.faults}; or empty
   */
  static Crew process(
      MemorySpace space, Path journal, Actor.Setting setting, int worker, String faults) {
    String file = journal.toString();
    SharedLong anchor = space.longValue("anchor"); // brings the space along
    WorkerProcess process =
        WorkerProcess.start(
            WorkerOptions.defaults()
                .withName("recorder-" + worker)
                .withMaxHeapBytes(48L << 20)
                .withJvmArguments(
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Ddure.faults=" + faults),
            () -> {
              List<Thread> threads =
                  startThreads(anchor.space(), Journal.map(Path.of(file)), setting, worker);
              for (Thread thread : threads) {
                thread.join();
              }
            });
    return new Crew() {
      @Override
      public boolean isAlive() {
        if (process.exitCode().orElse(KILLED) == KILLED) {
          return process.isAlive();
        }
        throw new IllegalStateException(
            process + " ended by itself; its standard error, above, says why.");
      }

      @Override
      public void kill() throws InterruptedException {
        process.kill();
        var _ = process.join();
      }

      @Override
      public void close() {
        process.close();
      }
    };
  }

  /** Starts threads of this JVM. */
  static Crew threads(Space space, Journal journal, Actor.Setting setting, int worker) {
    List<Thread> threads = startThreads(space, journal, setting, worker);
    return new Crew() {
      @Override
      public boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
      }

      @Override
      public void kill() {
        throw new UnsupportedOperationException("A thread cannot be killed.");
      }

      @Override
      public void close() {
        journal.begin(Journal.OVER);
        for (Thread thread : threads) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the harness", e);
          }
        }
      }
    };
  }

  private static List<Thread> startThreads(
      Space space, Journal journal, Actor.Setting setting, int worker) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Actor.THREADS; i++) {
      int number = worker * Actor.THREADS + i;
      Thread thread = new Thread(new Actor(space, journal, setting, number), "actor-" + number);
      thread.setUncaughtExceptionHandler(
          (failed, e) -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(ACTOR_FAILED);
          });
      thread.start();
      threads.add(thread);
    }
    return threads;
  }
}

package dev.dure.samples;

import dev.dure.HeapSpace;
import dev.dure.SharedInt;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the same work in many threads or processes that begin together, and waits for all of them.
 *
 * <p>They begin together because starting them takes longer than their work may: without a common
 * start the first could be done before the second begins, and no mistake would ever show. See
 * {@link StartLine}.
 */
public final class Workers {

  /** While workers start, which takes long, so that those that wait take little from them. */
  private static final long READY_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** While workers are at work, whose time is measured. */
  private static final long DONE_POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /**
   * Long enough that a worker needs many turns on the processor for its 100,000 pieces, and so
   * meets others, even on a busy machine.
   */
  private static final long PIECE_NANOS = 500;

  private Workers() {}

  /** What each worker does. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does one worker's part.
     *
     * @param worker which one, from 0
     * @throws Exception if it fails; the lesson then has no outcome
     */
    void run(int worker) throws Exception;
  }

  /** What each worker process does; what a lambda captures travels to the processes. */
  @FunctionalInterface
  public interface ProcessWork extends Work, Serializable {}

  /**
   * One piece of the work that a worker does on its own. Here it is half a microsecond of waiting
   * without sleeping; in a program it would be the real thing.
   *
   * @return 1, the number of pieces done
   */
  public static int work() {
    long began = System.nanoTime();
    while (System.nanoTime() - began < PIECE_NANOS) {
      Thread.onSpinWait();
    }
    return 1;
  }

  /**
   * Runs work in threads. All that they did happens-before the return.
   *
   * @param workers how many
   * @param work what each of them does
   * @return the time from the common start to the end of the last
   * @throws InterruptedException if this thread is interrupted; threads that run go on to their end
   * @throws WorkerFailedException if the work threw, once all threads have ended
   */
  public static Duration threads(int workers, Work work) throws InterruptedException {
    List<WorkerFailedException> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    try (Space space = HeapSpace.create()) {
      StartLine line = StartLine.in(space, workers);
      for (int i = 0; i < workers; i++) {
        int worker = i;
        threads.add(
            Thread.ofPlatform()
                .name("worker-" + worker)
                .daemon()
                .start(() -> runThread(line, worker, work, failures)));
      }
      while (!line.isComplete()) {
        TimeUnit.NANOSECONDS.sleep(DONE_POLL_NANOS);
      }
      long began = line.open();
      for (Thread thread : threads) {
        thread.join();
      }
      Duration time = Duration.ofNanos(System.nanoTime() - began);
      if (!failures.isEmpty()) {
        WorkerFailedException first = failures.removeFirst();
        failures.forEach(first::addSuppressed);
        throw first;
      }
      return time;
    }
  }

  private static void runThread(
      StartLine line, int worker, Work work, List<WorkerFailedException> failures) {
    try {
      line.await();
      work.run(worker);
    } catch (Throwable e) { // whatever it is, the starter has to know
      failures.add(new WorkerFailedException("Worker " + worker + " (a thread) failed: " + e, e));
    }
  }

  /**
   * Runs work in processes. All that they did to shared objects happens-before the return, and no
   * process is left then, however this method ends.
   *
   * @param space a space that the processes can reach, where this method makes objects of its own
   * @param workers how many
   * @param work what each of them does; its output on stdout is thrown away
   * @return the time from the common start to the end of the last worker's work
   * @throws InterruptedException if this thread is interrupted; the processes are killed
   * @throws WorkerFailedException if a process ended before its work was done; the others are
   *     killed
   */
  public static Duration processes(MemorySpace space, int workers, ProcessWork work)
      throws InterruptedException {
    StartLine line = StartLine.in(space, workers);
    SharedInt done = space.newInt(0);
    List<WorkerProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        int worker = i;
        WorkerOptions options =
            WorkerOptions.defaults().withName("worker-" + worker).withStdout(Redirect.DISCARD);
        processes.add(
            WorkerProcess.start(
                options,
                () -> {
                  line.await();
                  work.run(worker);
                  done.increment();
                }));
      }
      while (!line.isComplete()) {
        TimeUnit.NANOSECONDS.sleep(READY_POLL_NANOS);
        checkAllWell(processes);
      }
      long began = line.open();
      while (done.get() < workers) {
        TimeUnit.NANOSECONDS.sleep(DONE_POLL_NANOS);
        checkAllWell(processes);
      }
      Duration time = Duration.ofNanos(System.nanoTime() - began);
      for (WorkerProcess process : processes) {
        process.join();
      }
      checkAllWell(processes);
      return time;
    } finally {
      processes.forEach(WorkerProcess::kill); // first all, so as not to wait for each in turn
      processes.forEach(WorkerProcess::close);
    }
  }

  /** Fails if a process has ended otherwise than by doing its work. */
  private static void checkAllWell(List<WorkerProcess> processes) throws InterruptedException {
    for (WorkerProcess process : processes) {
      if (process.isAlive()) {
        continue;
      }
      int code = process.join();
      if (code != 0) {
        String threw =
            process
                .failure()
                .map(it -> ": " + it.exceptionClass() + ": " + it.message())
                .orElse("");
        throw new WorkerFailedException(process + threw, code, null);
      }
    }
  }

  /**
   * Where workers wait for each other: ready, set, go. On a machine with fewer processors than
   * workers, those that are early must not take time from those that are still starting; so
   * everyone sleeps until all are ready. Waking takes time again; so everyone then spins, until all
   * are awake and the starter says go.
   *
   * @param workers how many there are
   * @param ready how many have arrived
   * @param set how many are awake, after all have arrived
   * @param go 1 once the work may begin
   */
  private record StartLine(int workers, SharedInt ready, SharedInt set, SharedInt go)
      implements Serializable {

    static StartLine in(Space space, int workers) {
      return new StartLine(workers, space.newInt(0), space.newInt(0), space.newInt(0));
    }

    /** For workers: waits until all may begin. */
    @SuppressWarnings("ThreadPriorityCheck") // the last to wake may need the processor of this one
    void await() {
      ready.increment();
      while (ready.get() < workers) {
        LockSupport.parkNanos(READY_POLL_NANOS);
      }
      set.increment();
      while (go.get() == 0) {
        Thread.yield();
      }
    }

    /** For the starter: whether all workers wait for its word. */
    boolean isComplete() {
      return set.get() == workers;
    }

    /** For the starter: lets all begin, and returns when that was, by {@link System#nanoTime}. */
    long open() {
      long began = System.nanoTime();
      go.set(1);
      return began;
    }
  }
}

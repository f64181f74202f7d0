package dev.dure.process;

import dev.dure.internal.Crowd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The workers of a pool: starts them, keeps their number, recycles and ends them. Guarded by the
 * {@link Dispatcher}'s lock, but for what says otherwise.
 *
 * <p>All processes are started by one thread, the keeper, which lives as long as the pool: so a
 * start holds up nobody, and no worker depends on the life of a thread of its user's.
 */
final class Crew {

  /** How often a pool looks after its workers while there is nothing else to do. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How often it looks whether a worker with nothing to do could help another. */
  private static final long BALANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** How long a worker may take to exit when it was told to. */
  private static final long EXIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** So many failed starts in a row, and no worker, and the pool gives up. */
  private static final int MAX_START_FAILURES = 3;

  private final Dispatcher dispatcher;
  private final String pool;
  private final PoolOptions options;
  private final WorkerLauncher launcher;
  private final CapGuard caps;
  private final ReentrantLock lock;

  /** The keeper waits here. */
  private final Condition work;

  private final Condition ended;

  /** Every worker whose process may exist; for those that are to exit, by when. */
  private final Map<PoolWorker, Long> all = new LinkedHashMap<>();

  /** Those that get tasks. */
  private final List<PoolWorker> active = new ArrayList<>();

  /** Those that are ready to take another's place. */
  private final Deque<PoolWorker> spares = new ArrayDeque<>();

  private final RestartBackoff backoff = new RestartBackoff();
  private final Recycling recycling;
  private final PoolBoard board;

  /** Workers that are not ready yet, a launch that is under way included. */
  private int starting;

  private int startFailures;
  private long launches;
  private long deaths;

  /** Whether a worker has become ready, so that there is time for other things. */
  private boolean anyReady;

  /** Whether a JVM did not start, which may be its cache's fault. */
  private boolean cacheSuspected;

  private boolean ending;
  private boolean terminated;

  Crew(Dispatcher dispatcher, String pool, PoolOptions options, ReentrantLock lock) {
    this.dispatcher = dispatcher;
    this.pool = pool;
    this.options = options;
    this.lock = lock;
    this.recycling = new Recycling(options);
    this.board = new PoolBoard(pool, options.size());
    this.work = lock.newCondition();
    this.ended = lock.newCondition();
    this.caps = new CapGuard(options);
    this.launcher = new WorkerLauncher(pool, options, dispatcher::runningTask);
  }

  List<PoolWorker> active() {
    return active;
  }

  Collection<PoolWorker> all() {
    return all.keySet();
  }

  // ---- the keeper ----

  /** Begins to start workers. Without the lock. */
  void start() {
    var _ = Threads.startDaemon("dure-keeper-" + pool, this::keep);
  }

  private void keep() {
    boolean goOn = true;
    while (goOn) {
      boolean launch = false;
      showState();
      boolean ready = false;
      boolean suspected = false;
      lock.lock();
      try {
        launch = mustLaunch() && backoff.nanos() <= 0;
        if (launch) {
          starting++;
          launches++;
        } else if (ending && all.isEmpty() && starting == 0) {
          goOn = false;
        } else {
          lookAfter();
          var _ = work.awaitNanos(pause());
        }
      } catch (InterruptedException e) {
        // Whoever interrupts every thread that can be found does not mean this one.
      } finally {
        ready = anyReady;
        suspected = cacheSuspected;
        cacheSuspected = false;
        lock.unlock();
      }
      if (suspected) {
        launcher.forgetCache();
      }
      if (ready) {
        launcher.makeCache();
      }
      if (launch) {
        launchOne();
      }
      if (caps.isDue()) {
        caps.look(dispatcher);
      }
    }
    launcher.close();
    lock.lock();
    try {
      terminated = true;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
    board.close();
  }

  /** Without the lock, since it may make system calls. */
  private void showState() {
    if (board.isDue()) {
      board.show(dispatcher.state());
    }
  }

  private boolean mustLaunch() {
    return !ending
        && !dispatcher.isBroken()
        && starting + active.size() + spares.size() < options.size() + options.spares();
  }

  private long pause() {
    long pause = isUneven() ? BALANCE_NANOS : caps.hasCaps() ? CapGuard.PERIOD_NANOS : TICK_NANOS;
    return mustLaunch() ? Math.min(pause, backoff.nanos()) : pause;
  }

  private void launchOne() {
    PoolWorker worker;
    try {
      worker = launcher.launch();
    } catch (RuntimeException e) {
      lock.lock();
      try {
        starting--;
        startFailed(WorkerLauncher.notLaunched(pool, e));
      } finally {
        lock.unlock();
      }
      return;
    }
    lock.lock();
    try {
      all.put(worker, Long.MAX_VALUE);
      if (ending) {
        worker.kill(EndReason.STOPPED);
      }
    } finally {
      lock.unlock();
    }
    var _ = Threads.startDaemon("dure-answers-" + worker.name(), () -> dispatcher.serve(worker));
  }

  private void startFailed(WorkerStartException reason) {
    startFailures++;
    backoff.failed();
    if (startFailures >= MAX_START_FAILURES && active.isEmpty() && spares.isEmpty() && !ending) {
      dispatcher.breakDown(reason);
    }
  }

  private void lookAfter() {
    dispatcher.balance();
    long now = System.nanoTime();
    for (PoolWorker worker : List.copyOf(active)) {
      if (recycling.isDue(worker)) {
        retire(worker, EndReason.RECYCLED);
      }
    }
    for (Map.Entry<PoolWorker, Long> entry : all.entrySet()) {
      if (entry.getValue() != Long.MAX_VALUE && now - entry.getValue() > 0) {
        entry.getKey().kill(EndReason.STOPPED);
      }
    }
  }

  // ---- what becomes of a worker ----

  /** It has said something. */
  void heardFrom(PoolWorker worker, boolean wasReady, boolean answered) {
    if (!wasReady && worker.isReady()) {
      starting--;
      startFailures = 0;
      if (!anyReady) {
        anyReady = true;
        work.signal();
      }
      worker.channel().closeFile();
      PoolEvents.started(pool, worker);
      spares.add(worker);
      fill();
    }
    if (answered) {
      backoff.succeeded();
      endIfDone(worker);
    }
    if (worker.load() == 0 && isUneven()) {
      work.signal();
    }
  }

  /** Spares take the places that are free. */
  private void fill() {
    while (active.size() < options.size() && !spares.isEmpty()) {
      PoolWorker worker = spares.remove();
      active.add(worker);
      if (ending) {
        retire(worker, EndReason.CLOSED);
      }
    }
  }

  /** It has been sent something. */
  void sentTo(PoolWorker worker) {
    if (recycling.isFull(worker)) {
      retire(worker, EndReason.RECYCLED);
    }
  }

  /** It gets no more tasks, and ends when it has done those it has. */
  private void retire(PoolWorker worker, EndReason reason) {
    worker.setEnding(reason);
    boolean wasActive = active.remove(worker);
    endIfDone(worker);
    if (wasActive && !ending) {
      fill();
      work.signal();
    }
  }

  private void endIfDone(PoolWorker worker) {
    try {
      if (worker.endIfDone()) {
        all.put(worker, System.nanoTime() + EXIT_NANOS);
      }
    } catch (ProtocolViolation e) {
      worker.violated(e);
    }
  }

  /** Without the lock; see {@link WorkerLauncher#bury}. */
  DeadWorker bury(PoolWorker worker) {
    return launcher.bury(worker);
  }

  /** Its process is gone. */
  void remove(PoolWorker worker, DeadWorker dead) {
    all.remove(worker);
    active.remove(worker);
    spares.remove(worker);
    worker.channel().close();
    EndReason reason = worker.endReason(dead);
    if (reason.isDeath()) {
      deaths++;
    }
    PoolEvents.ended(pool, worker, dead, reason);
    WorkerStartException notStarted = dead.startFailure();
    if (notStarted != null) {
      starting--;
      startFailed(notStarted);
      cacheSuspected |= notStarted.reason() == WorkerStartException.Reason.JVM_ENDED;
    } else if (reason == EndReason.DIED && !worker.isEnding()) {
      backoff.failed();
    }
    fill();
    work.signal();
  }

  // ---- what the dispatcher asks ----

  /** Whether one has nothing to do while another has more than one task. */
  private boolean isUneven() {
    return hasIdle() && active.stream().anyMatch(worker -> worker.load() > 1);
  }

  /** How many workers there are, and have been. */
  Crowd crowd() {
    int busy = 0;
    int idle = 0;
    for (PoolWorker worker : all.keySet()) {
      if (worker.load() > 0) {
        busy++;
      } else if (worker.isReady() && !worker.isEnding()) {
        idle++;
      }
    }
    long first = (long) options.size() + options.spares();
    return new Crowd(idle, busy, starting, Math.max(0, launches - first), deaths);
  }

  boolean hasIdle() {
    return active.stream().anyMatch(worker -> worker.load() == 0);
  }

  /** Whether none has anything to do. */
  boolean isAtRest() {
    return all.keySet().stream().allMatch(worker -> worker.load() == 0);
  }

  // ---- the end ----

  /** Ends all that have nothing to do, and starts no more. */
  void end() {
    if (ending) {
      return;
    }
    ending = true;
    for (PoolWorker worker : List.copyOf(all.keySet())) {
      if (worker.isReady()) {
        spares.remove(worker);
        retire(worker, EndReason.CLOSED);
      } else {
        worker.kill(EndReason.STOPPED);
      }
    }
    work.signal();
  }

  void killAll() {
    all.keySet().forEach(worker -> worker.kill(EndReason.STOPPED));
  }

  boolean isTerminated() {
    return terminated;
  }

  /** Waits until no process is left; with the lock. */
  boolean awaitTermination(long nanos) throws InterruptedException {
    long left = nanos;
    while (!terminated) {
      if (left <= 0) {
        return false;
      }
      left = ended.awaitNanos(left);
    }
    return true;
  }
}

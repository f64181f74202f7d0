package dev.dure.benchmarks.programs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The same work for a given time, with a live heap that should stay as it is: SECONDS. Each second
 * it starts 50 threads that soon end, gives a pool tasks, replaces entries of maps, and prints what
 * is live.
 */
public final class SteadyRun {

  private static final int TICKS_PER_SECOND = 50;
  private static final int KEYS = 20_000;
  private static final int PAYLOAD = 64;
  private static final int CHANGES = 400;
  private static final int RECENT = 5_000;

  private final Map<Integer, Session> sessions = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Session> recent = new ArrayDeque<>();
  private final Map<Integer, int[]> histogram = new HashMap<>();

  private SteadyRun() {}

  private static final class Session {
    private final int key;
    private int visits;
    private long lastTick;
    private final int[] payload = new int[PAYLOAD];

    Session(int key) {
      this.key = key;
    }

    synchronized void visit(long tick) {
      visits++;
      lastTick = tick;
      payload[visits % PAYLOAD] = (int) tick;
    }

    synchronized int visits() {
      return lastTick < 0 ? 0 : visits;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    new SteadyRun().run(Long.parseLong(args[0]));
  }

  private void run(long seconds) throws InterruptedException {
    for (int key = 0; key < KEYS; key++) {
      Session _ = sessions.computeIfAbsent(key, Session::new);
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(Crew.SIZE)) {
      long ticks = seconds * TICKS_PER_SECOND;
      long start = System.nanoTime();
      for (long tick = 1; tick <= ticks; tick++) {
        long now = tick;
        Thread churn = Thread.ofPlatform().start(() -> change(now));
        pool.execute(() -> change(-now));
        churn.join();
        if (tick % TICKS_PER_SECOND == 0) {
          Output.print(Output.HEAP, Output.liveHeap(this));
        }
        long due = start + tick * TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      }
    }
    Output.print(Output.END, 0);
  }

  private void change(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CHANGES; i++) {
      int key = random.nextInt(KEYS);
      Session session = new Session(key);
      Session old = sessions.put(key, session);
      session.visit(seed);
      remember(old == null ? session : old);
    }
  }

  private void remember(Session session) {
    lock.lock();
    try {
      recent.addLast(session);
      if (recent.size() > RECENT) {
        Session gone = recent.removeFirst();
        histogram.computeIfAbsent(gone.visits(), _ -> new int[PAYLOAD])[gone.key % PAYLOAD]++;
      }
    } finally {
      lock.unlock();
    }
  }
}

package dev.dure.process;

import dev.dure.linux.Linux;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows how far a pool is until it ends, by a thread of its own. */
final class ProgressBar {

  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Over how long a rate is taken. */
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int STDERR = 2;
  private static final int USUAL_COLUMNS = 80;

  private record Sample(long nanos, long settled) {}

  private final String name;
  private final PoolView pool;
  private final StatusLines lines;
  private final long bornNanos = System.nanoTime();
  private final Deque<Sample> samples = new ArrayDeque<>();
  private volatile boolean finished;
  private @Nullable Thread thread;

  ProgressBar(String name, PoolView pool, StatusLines lines) {
    this.name = PlainText.of(name);
    this.pool = pool;
    this.lines = lines;
  }

  void start() {
    thread = Threads.startDaemon("dure-progress-" + name, this::show);
  }

  /** The pool has ended, or is to be waited for no longer; returns when the last line is there. */
  void finish() {
    finished = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      Uninterruptibly.await(
          TimeUnit.SECONDS.toNanos(5), nanos -> running.join(Duration.ofNanos(Math.max(1, nanos))));
    }
  }

  private void show() {
    boolean draws = columns() > 0;
    boolean blocks = lines.canWrite(ProgressText.BLOCKS);
    String before = "";
    while (!isOver(draws ? REDRAW_NANOS : LINE_NANOS)) {
      ProgressText text = look();
      String now = draws ? text.line(Math.max(columns() - 1, 1), blocks) : text.plain();
      if (!now.equals(before)) {
        if (draws) {
          lines.set(this, now);
        } else {
          lines.end(this, now);
        }
        before = now;
      }
    }
    lines.end(this, look().last(Duration.ofNanos(System.nanoTime() - bornNanos)));
  }

  private boolean isOver(long nanos) {
    try {
      return pool.awaitEnd(nanos) || finished;
    } catch (InterruptedException e) {
      return finished; // whoever interrupts every thread that can be found does not mean this one
    }
  }

  private ProgressText look() {
    var state = pool.state();
    return new ProgressText(name, state, pool.total(), rate(state.settled()), pool.running());
  }

  private double rate(long settled) {
    long now = System.nanoTime();
    samples.addLast(new Sample(now, settled));
    while (samples.size() > 2 && now - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long nanos = now - first.nanos();
    return nanos == 0 ? 0 : (settled - first.settled()) * 1e9 / nanos;
  }

  /** How wide the terminal is; 0 or less if stderr is none that can be drawn on. */
  private static int columns() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return 0;
    }
    int columns = Linux.columns(STDERR);
    return columns == 0 ? USUAL_COLUMNS : columns;
  }
}

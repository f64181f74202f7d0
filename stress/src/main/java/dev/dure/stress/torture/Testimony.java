package dev.dure.stress.torture;

import java.util.List;

/**
 * The stacks of a worker's threads, which it writes to its log when the harness asks: a process
 * that was forked from a JVM cannot be asked by jstack.
 */
final class Testimony {

  private final World world;
  private final List<Thread> threads;
  private boolean given;

  Testimony(World world, List<Thread> threads) {
    this.world = world;
    this.threads = threads;
  }

  /** To be called again and again. */
  void giveIfAsked() {
    if (given || world.control.get(World.SHOW) == 0) {
      return;
    }
    given = true;
    StringBuilder text = new StringBuilder();
    for (Thread thread : threads) {
      text.append(thread.getName()).append(" (").append(thread.getState()).append(")\n");
      for (StackTraceElement element : thread.getStackTrace()) {
        text.append("    at ").append(element).append('\n');
      }
    }
    System.err.print(text);
    System.err.flush();
  }
}

package dev.dure.memory;

import dev.dure.linux.Linux;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What a test wants to happen at {@link FaultPoint}s: {@code -Ddure.faults=POINT:ACTION:N[,…]}.
 * ACTION is {@code kill} (SIGKILL), {@code stop} (SIGSTOP; somebody must continue the process),
 * {@code halt} (Runtime.halt(9)) or {@code delay} (1 ms); it happens the N-th time the point is
 * reached, or with {@code %N} at random, once in N times.
 *
 * <p>The property is looked at each time, so that a process which was forked from another has a
 * plan of its own.
 */
final class FaultPlan {

  private record Step(String action, long n, boolean random, AtomicLong reached) {}

  private static volatile FaultPlan current = new FaultPlan("");

  private final String text;
  private final Map<FaultPoint, Step> steps;

  private FaultPlan(String text) {
    this.text = text;
    this.steps = parse(text);
  }

  private static FaultPlan current() {
    String text = System.getProperty("dure.faults", "");
    FaultPlan plan = current;
    return plan.text.equals(text) ? plan : renewed(text);
  }

  private static synchronized FaultPlan renewed(String text) {
    if (!current.text.equals(text)) { // of several threads one begins to count
      current = new FaultPlan(text);
    }
    return current;
  }

  private static Map<FaultPoint, Step> parse(String plan) {
    Map<FaultPoint, Step> steps = new EnumMap<>(FaultPoint.class);
    for (String part : plan.isBlank() ? new String[0] : plan.split(",", -1)) {
      String[] words = part.split(":", -1);
      if (words.length != 3 || !Arrays.asList("kill", "stop", "halt", "delay").contains(words[1])) {
        throw new IllegalArgumentException(
            "dure.faults has \"" + part + "\"; allowed is POINT:kill|stop|halt|delay:N or …:%N");
      }
      boolean random = words[2].startsWith("%");
      long n = Long.parseLong(random ? words[2].substring(1) : words[2]);
      steps.put(FaultPoint.valueOf(words[0]), new Step(words[1], n, random, new AtomicLong()));
    }
    return steps;
  }

  static void reached(FaultPoint point) {
    Step step = current().steps.get(point);
    if (step == null) {
      return;
    }
    long count = step.reached.incrementAndGet();
    boolean now = step.random ? ThreadLocalRandom.current().nextLong(step.n) == 0 : count == step.n;
    if (now) {
      act(step.action);
    }
  }

  private static void act(String action) {
    int self = Linux.getpid();
    switch (action) {
      case "kill" -> {
        Linux.kill(self, Linux.SIGKILL);
        while (true) { // not one more step, however long the signal takes
          Thread.onSpinWait();
        }
      }
      case "stop" -> Linux.stopHere();
      case "halt" -> Runtime.getRuntime().halt(9);
      default -> LockSupport.parkNanos(1_000_000);
    }
  }
}

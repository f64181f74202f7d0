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
 */
final class FaultPlan {

  private record Step(String action, long n, boolean random, AtomicLong reached) {}

  private static final Map<FaultPoint, Step> STEPS = parse(System.getProperty("dure.faults", ""));

  private FaultPlan() {}

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
    Step step = STEPS.get(point);
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
    int self = (int) ProcessHandle.current().pid();
    switch (action) {
      case "kill" -> {
        Linux.kill(self, Linux.SIGKILL);
        while (true) { // not one more step, however long the signal takes
          Thread.onSpinWait();
        }
      }
      case "stop" -> {
        Linux.kill(self, Linux.SIGSTOP);
        LockSupport.parkNanos(20_000_000); // the signal may take a moment; stay here until it does
      }
      case "halt" -> Runtime.getRuntime().halt(9);
      default -> LockSupport.parkNanos(1_000_000);
    }
  }
}

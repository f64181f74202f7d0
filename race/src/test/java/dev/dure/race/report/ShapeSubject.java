package dev.dure.race.report;

import java.util.function.IntSupplier;

/** Code of known shapes; never run. One statement a line matters. */
@SuppressWarnings({"unused", "WaitNotInLoop", "ThreadPriorityCheck"})
final class ShapeSubject {

  private static long made;

  private long total;
  private long other;
  private boolean stop;
  private Object instance = "";

  long get() {
    return total;
  }

  void increment() {
    total++;
  }

  void addAssign(long more) {
    this.total += more;
  }

  void addWork(IntSupplier work) {
    total += work.getAsInt();
  }

  void spelledOut(long more) {
    total = more + total * 2;
  }

  static void staticIncrement() {
    made++;
  }

  Runnable inLambda() {
    return () -> total++;
  }

  void setToSum(long a, long b) {
    total = a + b;
  }

  void passThenSet(long a, long b) {
    take(total, a + b);
    total = 5;
  }

  void overwrite() {
    total = 5;
  }

  void unrelatedUpdate() {
    other++;
  }

  private static void take(long a, long b) {}

  Object lazy() {
    if (instance == null) {
      instance = new Object();
    }
    return instance;
  }

  void lazyInOneLine() {
    if (instance == null) instance = new Object();
  }

  void belowLimit(long limit) {
    if (total < limit) {
      total = total + 1;
    }
  }

  void lookThenSet() {
    if (instance == null) {
      take(1, 2);
    }
    take(3, 4);
    instance = "x";
  }

  void spin() {
    while (!stop) {}
  }

  void spinPolitely() {
    while (!stop) {
      Thread.onSpinWait();
    }
  }

  void spinFromBelow() {
    do {
      Thread.yield();
    } while (!stop);
  }

  void workUntilStopped() {
    while (!stop) {
      take(1, 2);
    }
  }

  void once() {
    if (!stop) {
      Thread.onSpinWait();
    }
  }
}

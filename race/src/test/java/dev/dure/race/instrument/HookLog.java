package dev.dure.race.instrument;

import java.util.ArrayList;
import java.util.List;

/** Handlers that write down what they are called with; see {@link MethodHookTest}. */
public final class HookLog {

  static final List<String> CALLS = new ArrayList<>();

  private HookLog() {}

  public static void none() {
    CALLS.add("none");
  }

  public static void self(Object self) {
    CALLS.add("self " + self);
  }

  public static void number(Object self, int number) {
    CALLS.add("number " + self + " " + number);
  }

  public static void result(Object self, long result) {
    CALLS.add("result " + self + " " + result);
  }

  public static void callee(Object self, Object callee) {
    CALLS.add("callee " + self + " " + callee);
  }

  public static String doubled(String text) {
    return text + text;
  }

  public static Runnable wrapped(Object self, long factor, Runnable task) {
    return () -> {
      CALLS.add("wrapped " + factor);
      task.run();
    };
  }

  public static long instead(Object self, int number, boolean fail) {
    return -number;
  }
}

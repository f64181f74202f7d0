package dev.dure.race.report;

import java.util.ArrayList;
import java.util.List;

/** Makes accesses up. */
final class Sides {

  private Sides() {}

  static Side read(StackTraceElement place, HeldLock... locks) {
    return side(false, "reader", place, locks);
  }

  static Side write(StackTraceElement place, HeldLock... locks) {
    return side(true, "writer", place, locks);
  }

  private static Side side(
      boolean write, String thread, StackTraceElement place, HeldLock... locks) {
    List<StackTraceElement> stack = new ArrayList<>();
    stack.add(place);
    stack.add(at("app.Main", "run", 7));
    return new Side(
        write,
        "thread \"" + thread + "\" #9",
        thread,
        "thread \"main\" #1",
        List.of(at("app.Main", "main", 3)),
        List.of(locks),
        stack);
  }

  static StackTraceElement at(String className, String method, int line) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return new StackTraceElement(className, method, simple + ".java", line);
  }

  static HeldLock lock(int identity) {
    return lock(identity, at("app.Locks", "take" + identity, identity));
  }

  static HeldLock lock(int identity, StackTraceElement takenAt) {
    return new HeldLock("java.lang.Object", identity, false, takenAt);
  }

  static HeldLock readLock(int identity) {
    return new HeldLock("app.ReadLock", identity, true, null);
  }
}

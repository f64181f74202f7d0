package targets.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import targets.Run;

/** Ordered: a static field is written by a method handle before the thread starts that reads it. */
final class SetterOrdered {
  private static long value;
  private static final MethodHandle SET;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      SET = lookup.findStaticSetter(SetterOrdered.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Thread other =
        Run.thread(
            () -> {
              Run.use(value);
            });
    write();
    other.start();
    other.join();
  }

  private static void write() {
    try {
      SET.invokeExact(1L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

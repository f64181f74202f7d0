package targets.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import targets.Run;

/** Racy: a static field is written by a method handle while it is read. */
final class SetterRacy {
  private static long value;
  private static final MethodHandle SET;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      SET = lookup.findStaticSetter(SetterRacy.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Thread other =
        Run.thread(
            () -> {
              Run.use(value); // race: read
            });
    other.start();
    write();
    other.join();
  }

  private static void write() {
    try {
      SET.invokeExact(1L); // race: write
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

package targets.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import targets.Run;

/** Ordered: a volatile field that is written and read by method handles. */
final class GetterSetterVolatileOrdered {
  private static int data;
  private volatile int flag;
  private static final MethodHandle GET;
  private static final MethodHandle SET;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      GET = lookup.findGetter(GetterSetterVolatileOrdered.class, "flag", int.class);
      SET = lookup.unreflectSetter(GetterSetterVolatileOrdered.class.getDeclaredField("flag"));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    GetterSetterVolatileOrdered box = new GetterSetterVolatileOrdered();
    Run.both(
        () -> {
          data = 1;
          box.write();
        },
        () -> {
          Run.until(box::isWritten);
          Run.use(data);
        });
  }

  private void write() {
    try {
      SET.invokeExact(this, 1);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isWritten() {
    try {
      return (int) GET.invokeExact(this) == 1;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

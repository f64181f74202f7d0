package targets.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import targets.Run;

/** Ordered: a field is read by a method handle after join. */
final class GetterOrdered {
  private int value;
  private static final MethodHandle GET;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      GET = lookup.findGetter(GetterOrdered.class, "value", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    GetterOrdered box = new GetterOrdered();
    Thread other =
        Run.start(
            () -> {
              box.value = 1;
            });
    other.join();
    read(box);
  }

  private static void read(GetterOrdered box) {
    try {
      Run.use((int) GET.invokeExact(box));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

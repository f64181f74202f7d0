package targets.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import targets.Run;

/** Racy: a field is read by a method handle while it is written. */
final class GetterRacy {
  private int value;
  private static final MethodHandle GET;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      GET = lookup.findGetter(GetterRacy.class, "value", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    GetterRacy box = new GetterRacy();
    Thread other =
        Run.start(
            () -> {
              box.value = 1; // race: write
            });
    read(box);
    other.join();
  }

  private static void read(GetterRacy box) {
    try {
      Run.use((int) GET.invokeExact(box)); // race: read
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

package targets.handles;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Unsafe;
import targets.Run;

/** Ordered: fences of Unsafe on both sides of opaque accesses. */
final class UnsafeFencesOrdered {
  private static int data;
  private static final AtomicInteger FLAG = new AtomicInteger();
  private static final Unsafe UNSAFE = unsafe();

  private static Unsafe unsafe() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          UNSAFE.storeFence();
          FLAG.setOpaque(1);
        },
        () -> {
          Run.until(() -> FLAG.getOpaque() == 1);
          UNSAFE.loadFence();
          Run.use(data);
        });
  }
}

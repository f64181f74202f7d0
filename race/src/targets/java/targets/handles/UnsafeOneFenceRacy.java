package targets.handles;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Unsafe;
import targets.Run;

/** Racy: a fence of Unsafe on one side only. */
final class UnsafeOneFenceRacy {
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
          data = 1; // race: write
          UNSAFE.storeFence();
          FLAG.setOpaque(1);
        },
        () -> {
          Run.until(() -> FLAG.getOpaque() == 1);
          Run.use(data); // race: read
        });
  }
}

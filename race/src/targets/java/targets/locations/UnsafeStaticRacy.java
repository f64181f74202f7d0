package targets.locations;

import java.lang.reflect.Field;
import sun.misc.Unsafe;
import targets.Run;

/** Racy: a static field by offset. */
final class UnsafeStaticRacy {
  private static int count;
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

  private static Field field() {
    try {
      return UnsafeStaticRacy.class.getDeclaredField("count");
    } catch (NoSuchFieldException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Object BASE = UNSAFE.staticFieldBase(field());
  private static final long COUNT = UNSAFE.staticFieldOffset(field());

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          UNSAFE.putInt(BASE, COUNT, 1); // race: write
        },
        () -> {
          Run.use(count); // race: read
        });
  }
}

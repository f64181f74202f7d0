package targets.locations;

import java.lang.reflect.Field;
import sun.misc.Unsafe;
import targets.Run;

/** Ordered: fields by offset under a lock. */
final class UnsafeFieldOrdered {
  private String word = "a";
  private long count;
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

  private static long offset(String name) {
    try {
      return UNSAFE.objectFieldOffset(UnsafeFieldOrdered.class.getDeclaredField(name));
    } catch (NoSuchFieldException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final long WORD = offset("word");
  private static final long COUNT = offset("count");

  public static void main(String[] args) throws Exception {
    UnsafeFieldOrdered box = new UnsafeFieldOrdered();
    Run.both(
        () -> {
          synchronized (box) {
            UNSAFE.putObject(box, WORD, "b");
            UNSAFE.putLong(box, COUNT, 7);
          }
        },
        () -> {
          synchronized (box) {
            Run.use(box.word);
            Run.use(UNSAFE.getLong(box, COUNT));
          }
        });
  }
}

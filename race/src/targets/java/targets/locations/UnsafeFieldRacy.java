package targets.locations;

import java.lang.reflect.Field;
import sun.misc.Unsafe;
import targets.Run;

/** Racy: fields by offset, with themselves and with their names. */
final class UnsafeFieldRacy {
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
      return UNSAFE.objectFieldOffset(UnsafeFieldRacy.class.getDeclaredField(name));
    } catch (NoSuchFieldException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final long WORD = offset("word");
  private static final long COUNT = offset("count");

  public static void main(String[] args) throws Exception {
    UnsafeFieldRacy box = new UnsafeFieldRacy();
    Run.both(
        () -> {
          UNSAFE.putObject(box, WORD, "b"); // race: write A
          UNSAFE.putLong(box, COUNT, 7); // race: write B
        },
        () -> {
          Run.use(box.word); // race: read A
          Run.use(UNSAFE.getLong(box, COUNT)); // race: read B
        });
  }
}

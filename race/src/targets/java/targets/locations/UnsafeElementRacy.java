package targets.locations;

import java.lang.reflect.Field;
import sun.misc.Unsafe;
import targets.Run;

/** Racy: elements by offset: a reference, and bytes that are read as one long. */
final class UnsafeElementRacy {
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
    byte[] bytes = new byte[64];
    Object[] objects = new Object[8];
    Run.both(
        () -> {
          bytes[15] = 1; // race: write A
          UNSAFE.putObject(objects, at(3), "a"); // race: write B
        },
        () -> {
          Run.use(UNSAFE.getLong(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + 8L)); // race: read A
          Run.use(objects[3]); // race: read B
        });
  }

  private static long at(int index) {
    return Unsafe.ARRAY_OBJECT_BASE_OFFSET + (long) index * Unsafe.ARRAY_OBJECT_INDEX_SCALE;
  }
}

package targets.locations;

import java.lang.reflect.Field;
import sun.misc.Unsafe;
import targets.Run;

/** Racy: several elements are copied. */
final class UnsafeCopyRacy {
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
    byte[] copy = new byte[64];
    Run.both(
        () -> {
          bytes[20] = 1; // race: write A
          Run.use(copy[20]); // race: read B
        },
        () -> {
          long at = Unsafe.ARRAY_BYTE_BASE_OFFSET;
          UNSAFE.copyMemory(bytes, at, copy, at, 21); // race: read A, write B
        });
  }
}

package targets.locations;

import java.lang.reflect.Field;
import sun.misc.Unsafe;
import targets.Run;

/** Ordered: other elements, and other parts of one element. */
final class UnsafeApartOrdered {
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
    int[] ints = new int[4];
    Run.both(
        () -> {
          bytes[16] = 1;
          bytes[7] = 1;
          UNSAFE.putByte(ints, Unsafe.ARRAY_INT_BASE_OFFSET, (byte) 1);
        },
        () -> {
          Run.use(UNSAFE.getLong(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + 8L));
          Run.use(UNSAFE.getByte(ints, Unsafe.ARRAY_INT_BASE_OFFSET + 1L));
        });
  }
}

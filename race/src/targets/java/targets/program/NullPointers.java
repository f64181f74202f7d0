package targets.program;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Null is found by the program's own instruction. */
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
final class NullPointers {
  private static Box box;
  private static int[] array;
  private static Map<String, String> map;
  private static List<String> list;
  private static AtomicLong number;
  private static ByteBuffer buffer;
  private static Field field;
  private static VarHandle handle;

  static class Box {
    int value;
    volatile int flag;

    synchronized int get() {
      return value;
    }
  }

  private static void attempt(Run.Part part) throws Exception {
    try {
      part.run();
    } catch (NullPointerException e) {
      System.out.println(e.getStackTrace()[0].getClassName().startsWith("targets."));
    }
  }

  public static void main(String[] args) throws Exception {
    attempt(() -> Run.use(box.value));
    attempt(() -> box.value = 1);
    attempt(() -> Run.use(box.flag));
    attempt(() -> box.flag = 1);
    attempt(() -> Run.use(array[0]));
    attempt(
        () -> {
          synchronized (box) {
            Run.use(1);
          }
        });
    attempt(() -> Run.use(box.get()));
    attempt(
        () -> {
          ReentrantLock none = null;
          none.lock();
        });
    attempt(() -> map.put("key", "value"));
    attempt(() -> Run.use(list.get(1)));
    attempt(() -> number.compareAndSet(1L, 2L));
    attempt(() -> Run.use(buffer.getLong()));
    attempt(() -> buffer.put(3, (byte) 1));
    attempt(() -> field.set(box, 1));
    attempt(() -> Run.use((int) handle.get(array, 1)));
  }
}

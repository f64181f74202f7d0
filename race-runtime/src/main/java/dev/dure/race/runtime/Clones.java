package dev.dure.race.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Object.clone} makes. It copies the shadow fields like all others, so that the new
 * object would begin with the accesses that were made to the old one.
 */
public final class Clones {

  private static final long[] NONE = {};

  /** Where the objects of a class have their shadows. */
  private static final ClassValue<long[]> SHADOWS =
      new ClassValue<>() {
        @Override
        protected long[] computeValue(Class<?> type) {
          long[] above = type.getSuperclass() == null ? NONE : SHADOWS.get(type.getSuperclass());
          long[] own =
              Arrays.stream(type.getDeclaredFields())
                  .filter(Clones::isShadow)
                  .mapToLong(field -> Raw.offset(field, false))
                  .toArray();
          long[] all = Arrays.copyOf(above, above.length + own.length);
          System.arraycopy(own, 0, all, above.length, own.length);
          return all;
        }
      };

  private Clones() {}

  private static boolean isShadow(Field field) {
    return field.getName().startsWith(Fields.SHADOW_PREFIX)
        && !Modifier.isStatic(field.getModifiers());
  }

  /**
   * An object has been made as a copy, and nobody else has it yet. Who gets it without any order
   * races with the writes of its plain fields.
   *
   * @param made the copy
   */
  public static void made(@Nullable Object made, ThreadState thread, int site) {
    if (made == null) {
      return;
    }
    for (long offset : SHADOWS.get(made.getClass())) {
      Object copied = Raw.getVolatile(made, offset);
      if (copied != null) {
        Raw.compareAndSet(made, offset, copied, null);
        if (copied instanceof State) {
          var unused = thread.access(made, offset, site, true);
        }
      }
    }
  }
}

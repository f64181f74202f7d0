package dev.dure.race.runtime.model;

import dev.dure.race.runtime.ReflectedFields;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Calls of {@link Field}: accesses of the field, as if the program named it. The program makes the
 * call itself, since who makes it decides whether the field may be accessed.
 */
public final class FieldWatch {

  private FieldWatch() {}

  /** After {@code get(object)} and its like. */
  public static void get(Field it, @Nullable Object object, int site) {
    ReflectedFields.read(it, object, site);
  }

  /** Before {@code set(object, value)} and its like. */
  public static void setting(@Nullable Field it, @Nullable Object object, int site) {
    if (it != null) {
      ReflectedFields.writing(it, object);
    }
  }

  /** After {@code set(object, value)} and its like. */
  public static void set(Field it, @Nullable Object object, int site) {
    ReflectedFields.wrote(it, object, site);
  }
}

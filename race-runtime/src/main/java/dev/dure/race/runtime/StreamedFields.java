package dev.dure.race.runtime;

import java.io.ObjectStreamClass;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields that deserialization writes into a new object: those that both the stream and the
 * class have. They are written past the program's code, by the thread that reads the stream. Who
 * gets the object without any order races with that.
 */
public final class StreamedFields extends WeakTable.Node {

  private static final WeakTable<StreamedFields> ALL = new WeakTable<>(StreamedFields::new);

  /** Their numbers, see {@link Fields#add}; null until they are known. */
  private volatile int @Nullable [] primitives;

  private volatile int @Nullable [] references;

  private StreamedFields(Object description, ReferenceQueue<Object> queue) {
    super(description, queue);
  }

  /**
   * Fields of an object were written.
   *
   * @param description of one class of the object, as the stream has it
   * @param areReferences which of them
   */
  public static void wrote(ObjectStreamClass description, Object object, boolean areReferences) {
    StreamedFields streamed = ALL.of(description);
    int[] known = areReferences ? streamed.references : streamed.primitives;
    if (known == null) {
      known = find(description, areReferences);
      if (areReferences) {
        streamed.references = known;
      } else {
        streamed.primitives = known;
      }
    }
    int site = Sites.ofCall();
    for (int field : known) {
      Detector.write(object, field, ThreadState.current(), site);
    }
  }

  private static int[] find(ObjectStreamClass description, boolean areReferences) {
    Class<?> type = description.forClass();
    return type == null
        ? new int[0]
        : Arrays.stream(description.getFields())
            .filter(field -> field.isPrimitive() != areReferences)
            .mapToInt(field -> number(type, field.getName()))
            .filter(number -> number >= 0)
            .toArray();
  }

  private static int number(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      return Modifier.isStatic(field.getModifiers()) ? -1 : ReflectedFields.plain(field);
    } catch (NoSuchFieldException e) {
      return -1; // it has changed since it was written
    }
  }
}

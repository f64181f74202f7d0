package dev.dure.race.runtime.model;

import dev.dure.race.runtime.StreamedFields;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** What {@code ObjectInputStream} writes into the objects that it makes. */
public final class StreamHandoffs {

  private StreamHandoffs() {}

  /** The fields of primitive types that one class of an object has. */
  public static void wrotePrimitives(ObjectStreamClass description, @Nullable Object object) {
    if (object != null) {
      StreamedFields.wrote(description, object, false);
    }
  }

  /** The others. */
  public static void wroteReferences(ObjectStreamClass description, @Nullable Object object) {
    if (object != null) {
      StreamedFields.wrote(description, object, true);
    }
  }
}

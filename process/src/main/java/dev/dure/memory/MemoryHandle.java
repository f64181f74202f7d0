package dev.dure.memory;

import dev.dure.Elements;
import dev.dure.internal.Kind;
import dev.dure.internal.MapElements;
import dev.dure.internal.RecordShape;
import dev.dure.linux.Linux;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a handle of an object in shared memory travels: which segment, where in it. Nothing in it is
 * believed: the segment is opened with all checks, its identity compared, and the object looked up
 * in its directory.
 *
 * @param segment the segment's identity
 * @param name the name under which it can be opened, or empty for a segment without a name
 * @param pid the process that wrote this handle, through which a segment without a name is opened
 * @param fd its descriptor there
 * @param object where the object stands
 * @param from the first element, for arrays
 * @param length the number of elements, for arrays
 * @param type the class of a guarded record, the {@link Elements} of a queue, the {@link
 *     MapElements} of a map; null for other objects, and for the lock of a record
 */
record MemoryHandle(
    UUID segment,
    String name,
    long pid,
    int fd,
    long object,
    int from,
    int length,
    @Nullable Serializable type)
    implements Serializable {

  static MemoryHandle of(Attachment attachment, long object) {
    return of(attachment, object, 0, 0, null);
  }

  static MemoryHandle of(Attachment attachment, long object, int from, int length) {
    return of(attachment, object, from, length, null);
  }

  static MemoryHandle of(Attachment attachment, long object, Serializable type) {
    return of(attachment, object, 0, 0, type);
  }

  private static MemoryHandle of(
      Attachment attachment, long object, int from, int length, @Nullable Serializable type) {
    attachment.checkOpen();
    Segment segment = attachment.segment();
    return new MemoryHandle(
        segment.id(),
        attachment.space().fileName(),
        Linux.getpid(),
        segment.fd(),
        object,
        from,
        length,
        type);
  }

  private Object readResolve() throws ObjectStreamException {
    try {
      return resolve(MemorySpace.attached(this));
    } catch (RuntimeException e) {
      InvalidObjectException invalid =
          new InvalidObjectException(
              "A handle cannot be attached to its object: " + e.getMessage());
      invalid.initCause(e);
      throw invalid;
    }
  }

  private Object resolve(MemorySpace space) {
    Attachment attachment = space.attachment();
    Directory.Entry entry = attachment.directory().at(object);
    Kind kind = entry.shape().kind();
    return switch (kind) {
      case INT, FLOAT, BOOLEAN -> new MemoryInt(attachment, entry);
      case LONG, DOUBLE -> new MemoryLong(attachment, entry);
      case LOCK -> attachment.lockAt(entry.body(), entry.at(), entry.name());
      case CONDITION -> space.conditionAt(entry);
      case GUARDED ->
          type == null
              ? attachment.lockAt(entry.body(), entry.at(), entry.name())
              : guarded(space, entry, type);
      case EVENT, COUNT_DOWN_LATCH, SEMAPHORE, CYCLIC_BARRIER, READ_WRITE_LOCK ->
          attachment.synchronizerAt(entry);
      case QUEUE -> queue(space, entry, type);
      case MAP -> map(space, entry, type);
      default -> array(attachment, entry, kind);
    };
  }

  private Object array(Attachment attachment, Directory.Entry entry, Kind kind) {
    Objects.checkFromIndexSize(from, length, entry.shape().length());
    return switch (kind.elementBytes()) {
      case 1 -> new MemoryByteArray(attachment, entry, from, length);
      case 4 -> new MemoryIntArray(attachment, entry, from, length);
      default -> new MemoryLongArray(attachment, entry, from, length);
    };
  }

  private static Object queue(
      MemorySpace space, Directory.Entry entry, @Nullable Serializable elements) {
    if (elements instanceof Elements<?> known) {
      return space.queueAt(entry, known);
    }
    throw new IllegalArgumentException(
        "A handle of a queue names " + elements + " as its elements, which are none.");
  }

  private static Object map(
      MemorySpace space, Directory.Entry entry, @Nullable Serializable elements) {
    if (elements instanceof MapElements<?, ?> known) {
      return space.mapAt(entry, known);
    }
    throw new IllegalArgumentException(
        "A handle of a map names " + elements + " as its keys and values, which are none.");
  }

  private static Object guarded(MemorySpace space, Directory.Entry entry, Serializable type) {
    if (!(type instanceof Class<?> record) || !Record.class.isAssignableFrom(record)) {
      throw new IllegalArgumentException(
          "A handle of a guarded record names " + type + " as its record, which is none.");
    }
    return space.guardedAt(entry, RecordShape.ofType(record.asSubclass(Record.class)));
  }
}

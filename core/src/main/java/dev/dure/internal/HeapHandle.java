package dev.dure.internal;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a stream for an object of a heap: where it is, never what is in it.
 *
 * @param jvm the run of the JVM in whose heap the object is; a pid alone would be found again in
 *     another container
 * @param pid the process, for messages
 * @param heap the heap space; random, so that nobody guesses it
 * @param spaceName the heap space's name, for messages
 * @param object the object's number in its space
 * @param from the first element of a range, 0 for the whole
 * @param to the end of a range, {@link #WHOLE} for the whole
 */
record HeapHandle(UUID jvm, long pid, UUID heap, String spaceName, long object, int from, int to)
    implements Serializable {

  static final int WHOLE = -1;

  /** The handle of a part of the object. */
  HeapHandle range(int first, int end) {
    return new HeapHandle(jvm, pid, heap, spaceName, object, first, end);
  }

  private Object readResolve() throws InvalidObjectException {
    HeapObject found = Heap.find(this);
    if (to == WHOLE) {
      return found;
    }
    try {
      if (found instanceof HeapByteArray array) {
        return array.range(from, to);
      }
      if (found instanceof HeapIntArray array) {
        return array.range(from, to);
      }
      if (found instanceof HeapLongArray array) {
        return array.range(from, to);
      }
    } catch (IndexOutOfBoundsException e) {
      throw invalid(found + " has no range from " + from + " to " + to + ".", e);
    }
    throw invalid(found + " is no array and has no ranges.", null);
  }

  private static InvalidObjectException invalid(String message, @Nullable Throwable cause) {
    InvalidObjectException e =
        new InvalidObjectException(message + " The stream was tampered with.");
    e.initCause(cause);
    return e;
  }
}

package dev.dure.race.runtime.model;

import dev.dure.race.runtime.BufferShadow;
import java.nio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Calls of buffers: what they read and write of the memory, and of the buffer object itself. Told
 * after the call, so that one that has failed tells nothing; but for those of which it cannot be
 * said any more how much they have moved.
 *
 * <p>Each takes the buffer, those of the call's arguments that say where, the bytes of one element,
 * and the site.
 */
public final class BufferWatch {

  private static final int FROM_POSITION =
      BufferShadow.POSITION | BufferShadow.POSITION << BufferShadow.WRITES | BufferShadow.LIMIT;
  private static final int FROM_INDEX = BufferShadow.LIMIT;
  private static final int REST = BufferShadow.POSITION | BufferShadow.LIMIT;

  private BufferWatch() {}

  // ---- the object itself ----

  /** After a call that reads or writes nothing else; see {@link BufferShadow#object}. */
  public static void object(Buffer it, int mask, int site) {
    BufferShadow.object(it, mask, site);
  }

  // ---- one element, or a value of several bytes ----

  /** After {@code get()}. */
  public static void get(Buffer it, int width, int site) {
    moved(it, 1, width, false, site);
  }

  /** After {@code put(value)}. */
  public static void put(Buffer it, int width, int site) {
    moved(it, 1, width, true, site);
  }

  /** After {@code getInt()} and its like. */
  public static void getValue(Buffer it, int width, int site) {
    moved(it, width, 1, false, site);
  }

  /** After {@code putInt(value)} and its like. */
  public static void putValue(Buffer it, int width, int site) {
    moved(it, width, 1, true, site);
  }

  /** After {@code get(index)}. */
  public static void get(Buffer it, int index, int width, int site) {
    BufferShadow.bytes(it, FROM_INDEX, (long) index * width, width, false, site);
  }

  /** After {@code put(index, value)}. */
  public static void put(Buffer it, int index, int width, int site) {
    BufferShadow.bytes(it, FROM_INDEX, (long) index * width, width, true, site);
  }

  /** After {@code getInt(index)} and its like. */
  public static void getValue(Buffer it, int index, int width, int site) {
    BufferShadow.bytes(it, FROM_INDEX, index, width, false, site);
  }

  /** After {@code putInt(index, value)} and its like. */
  public static void putValue(Buffer it, int index, int width, int site) {
    BufferShadow.bytes(it, FROM_INDEX, index, width, true, site);
  }

  // ---- several, from or to an array ----

  /** After {@code get(array)}. */
  public static void get(Buffer it, Object array, int width, int site) {
    int count = java.lang.reflect.Array.getLength(array);
    get(it, array, 0, count, width, site);
  }

  /** After {@code put(array)}. */
  public static void put(Buffer it, Object array, int width, int site) {
    int count = java.lang.reflect.Array.getLength(array);
    put(it, array, 0, count, width, site);
  }

  /** After {@code get(array, from, count)}. */
  public static void get(Buffer it, Object array, int from, int count, int width, int site) {
    moved(it, count, width, false, site);
    Ranges.write(array, from, from + count, site);
  }

  /** After {@code put(array, from, count)}. */
  public static void put(Buffer it, Object array, int from, int count, int width, int site) {
    Ranges.read(array, from, from + count, site);
    moved(it, count, width, true, site);
  }

  /** After {@code get(index, array)}. */
  public static void get(Buffer it, int index, Object array, int width, int site) {
    get(it, index, array, 0, java.lang.reflect.Array.getLength(array), width, site);
  }

  /** After {@code put(index, array)}. */
  public static void put(Buffer it, int index, Object array, int width, int site) {
    put(it, index, array, 0, java.lang.reflect.Array.getLength(array), width, site);
  }

  /** After {@code get(index, array, from, count)}. */
  public static void get(
      Buffer it, int index, Object array, int from, int count, int width, int site) {
    bytes(it, index, count, width, false, site);
    Ranges.write(array, from, from + count, site);
  }

  /** After {@code put(index, array, from, count)}. */
  public static void put(
      Buffer it, int index, Object array, int from, int count, int width, int site) {
    Ranges.read(array, from, from + count, site);
    bytes(it, index, count, width, true, site);
  }

  // ---- several, from another buffer ----

  /** Before {@code put(buffer)}. */
  public static void put(@Nullable Buffer it, @Nullable Buffer from, int width, int site) {
    if (it == null || from == null || it == from || it.isReadOnly()) {
      return; // it will throw
    }
    int count = from.remaining();
    if (count <= it.remaining()) {
      rest(from, FROM_POSITION, count, width, false, site);
      rest(it, FROM_POSITION, count, width, true, site);
    }
  }

  /** After {@code put(index, buffer, from, count)}. */
  public static void put(
      Buffer it, int index, Buffer from, int fromIndex, int count, int width, int site) {
    bytes(from, fromIndex, count, width, false, site);
    bytes(it, index, count, width, true, site);
  }

  // ---- what only some have ----

  /** Before {@code compact()}. */
  public static void compact(@Nullable Buffer it, int width, int site) {
    if (it != null && !it.isReadOnly()) {
      rest(it, REST, it.remaining(), width, false, site);
      BufferShadow.bytes(
          it, REST << BufferShadow.WRITES, 0, (long) it.remaining() * width, true, site);
    }
  }

  /** After a call that reads all from the position to the limit. */
  public static void rest(Buffer it, int width, int site) {
    rest(it, REST, it.remaining(), width, false, site);
  }

  /** After {@code equals}: if two buffers are equal, all of both was read. */
  public static void equal(
      boolean areEqual, Buffer it, @Nullable Object other, int width, int site) {
    if (areEqual && it != other && other instanceof Buffer buffer) {
      rest(it, width, site);
      rest(buffer, width, site);
    }
  }

  /** After {@code charAt(index)}, which counts from the position. */
  public static void charAt(Buffer it, int index, int width, int site) {
    rest(it, REST, 0, width, false, site);
    bytes(it, it.position() + index, 1, width, false, site);
  }

  /** After {@code put(text)}. */
  public static void putText(Buffer it, String text, int width, int site) {
    moved(it, text.length(), width, true, site);
  }

  /** After {@code put(text, from, to)}. */
  public static void putText(Buffer it, String text, int from, int to, int width, int site) {
    moved(it, to - from, width, true, site);
  }

  // ----

  /** Elements behind the position were accessed, and it is behind them now. */
  private static void moved(Buffer it, int count, int width, boolean write, int site) {
    long from = (long) (it.position() - count) * width;
    if (from >= 0) { // else others move it, too, and that is told
      BufferShadow.bytes(it, FROM_POSITION, from, (long) count * width, write, site);
    } else {
      BufferShadow.object(it, FROM_POSITION, site);
    }
  }

  private static void rest(Buffer it, int mask, int count, int width, boolean write, int site) {
    BufferShadow.bytes(it, mask, (long) it.position() * width, (long) count * width, write, site);
  }

  private static void bytes(Buffer it, int index, int count, int width, boolean write, int site) {
    BufferShadow.bytes(it, FROM_INDEX, (long) index * width, (long) count * width, write, site);
  }
}

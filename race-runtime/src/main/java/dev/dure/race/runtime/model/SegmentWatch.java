package dev.dure.race.runtime.model;

import dev.dure.race.runtime.HandlePlace;
import dev.dure.race.runtime.Segments;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Calls of memory segments, told after the call, so that one that has failed tells nothing. Each
 * takes the segment, those of the call's arguments that say where, the bytes of a value where the
 * call's signature says that, and the site. The class is not named: see {@link Segments}.
 */
public final class SegmentWatch {

  private static final char REPLACED = '\uFFFD';

  private SegmentWatch() {}

  // ---- one value ----

  /** After {@code get(layout, offset)}. */
  public static void get(Object it, long offset, int width, int site) {
    Segments.access(it, offset, width, false, site);
  }

  /** After {@code set(layout, offset, value)}. */
  public static void set(Object it, long offset, int width, int site) {
    Segments.access(it, offset, width, true, site);
  }

  /** After {@code getAtIndex(layout, index)}. */
  public static void getAtIndex(Object it, long index, int width, int site) {
    Segments.access(it, index * width, width, false, site);
  }

  /** After {@code setAtIndex(layout, index, value)}. */
  public static void setAtIndex(Object it, long index, int width, int site) {
    Segments.access(it, index * width, width, true, site);
  }

  // ---- text ----

  /** After {@code getString(offset)}: the text, and the byte that ends it. */
  public static void getString(String text, Object it, long offset, int site) {
    boolean isExact = text.indexOf(REPLACED) < 0; // else it is at least a byte for each
    int count = isExact ? text.getBytes(StandardCharsets.UTF_8).length + 1 : text.length();
    Segments.access(it, offset, count, false, site);
  }

  /** After {@code getString(offset, charset)}. */
  public static void getString(String text, Object it, long offset, Charset charset, int site) {
    boolean isExact = text.indexOf(REPLACED) < 0;
    int count = isExact ? text.getBytes(charset).length : text.length();
    Segments.access(it, offset, count, false, site);
  }

  /** After {@code setString(offset, text)}. */
  public static void setString(Object it, long offset, String text, int site) {
    int count = text.getBytes(StandardCharsets.UTF_8).length + 1;
    Segments.access(it, offset, count, true, site);
  }

  /** After {@code setString(offset, text, charset)}. */
  public static void setString(Object it, long offset, String text, Charset charset, int site) {
    Segments.access(it, offset, text.getBytes(charset).length, true, site);
  }

  // ---- all, or a part ----

  /** After {@code fill(value)}. */
  public static void fill(Object it, int site) {
    Segments.access(it, 0, Segments.size(it), true, site);
  }

  /** After {@code toArray(layout)}. */
  public static void toArray(Object it, int site) {
    Segments.access(it, 0, Segments.size(it), false, site);
  }

  /** After {@code copyFrom(segment)}. */
  public static void copyFrom(Object it, Object from, int site) {
    copy(from, 0, it, 0, Segments.size(from), site);
  }

  /** After {@code copy(segment, offset, segment, offset, bytes)}. */
  public static void copy(
      Object from, long fromOffset, Object to, long toOffset, long count, int site) {
    Segments.access(from, fromOffset, count, false, site);
    Segments.access(to, toOffset, count, true, site);
  }

  /** After {@code copy(segment, layout, offset, segment, layout, offset, elements)}. */
  public static void copy(
      Object from,
      Object fromLayout,
      long fromOffset,
      Object to,
      Object toLayout,
      long toOffset,
      long count,
      int site) {
    Segments.access(from, fromOffset, count * Segments.sizeOf(fromLayout), false, site);
    Segments.access(to, toOffset, count * Segments.sizeOf(toLayout), true, site);
  }

  /** After {@code copy(segment, layout, offset, array, index, elements)}. */
  public static void copy(
      Object from, Object layout, long offset, Object array, int index, int count, int site) {
    Segments.access(from, offset, count * Segments.sizeOf(layout), false, site);
    Ranges.write(array, index, index + count, site);
  }

  /** After {@code copy(array, index, segment, layout, offset, elements)}. */
  public static void copy(
      Object array, int index, Object to, Object layout, long offset, int count, int site) {
    Ranges.read(array, index, index + count, site);
    Segments.access(to, offset, count * Segments.sizeOf(layout), true, site);
  }

  /** After {@code varHandle()} of the layout of a value. */
  public static void varHandle(VarHandle handle, Object layout, int site) {
    HandlePlace.madeForSegment(handle);
  }

  /** After an allocation. */
  public static void allocated(@Nullable Object segment, Object allocator, int site) {
    if (segment != null && allocator.getClass().getName().equals(Segments.ARENA)) {
      Segments.allocated(segment);
    }
  }
}

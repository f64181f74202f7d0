package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/** Accesses to elements of arrays, told by instrumented code just before it makes them. */
public final class Arrays {

  private Arrays() {}

  /** An element is about to be read. */
  public static void read(@Nullable Object array, int index, ThreadState thread, int site) {
    if (array == null) {
      return; // the access itself will throw
    }
    ArrayShadow shadow = ArrayShadow.of(array, thread);
    if (index >= 0 && index < shadow.length) {
      @Nullable State[] page = shadow.page(index);
      State state = page[ArrayShadow.within(index)];
      if (!Detector.isRead(state, thread)) {
        access(shadow, page, index, thread, site, false);
      }
    }
  }

  /** An element is about to be written. */
  public static void write(@Nullable Object array, int index, ThreadState thread, int site) {
    if (array == null) {
      return;
    }
    ArrayShadow shadow = ArrayShadow.of(array, thread);
    if (index >= 0 && index < shadow.length) {
      @Nullable State[] page = shadow.page(index);
      State state = page[ArrayShadow.within(index)];
      if (!Detector.isWritten(state, thread)) {
        access(shadow, page, index, thread, site, true);
      }
    }
  }

  /** Several elements are about to be read, as by {@code System.arraycopy}. */
  public static void readRange(@Nullable Object array, int from, int count, int site) {
    ThreadState thread = ThreadState.current();
    for (int i = 0; i < count; i++) {
      read(array, from + i, thread, site);
    }
  }

  /** Several elements are about to be written. */
  public static void writeRange(@Nullable Object array, int from, int count, int site) {
    ThreadState thread = ThreadState.current();
    for (int i = 0; i < count; i++) {
      write(array, from + i, thread, site);
    }
  }

  private static void access(
      ArrayShadow shadow,
      @Nullable State[] page,
      int index,
      ThreadState thread,
      int site,
      boolean write) {
    shadow.used(site);
    long offset = Raw.elementOffset(ArrayShadow.within(index));
    for (State conflict : thread.access(page, offset, site, write)) {
      Findings.race(conflict, thread, site, write, shadow.describe(index));
    }
  }
}

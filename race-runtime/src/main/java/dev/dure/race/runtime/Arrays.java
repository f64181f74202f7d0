package dev.dure.race.runtime;

import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Accesses to elements of arrays, told by instrumented code just before it makes them.
 *
 * <p>A place in the program mostly uses the same array again, as a loop does; so each thread keeps
 * for a place the shadow that it found there. That, and that the thread was the last at the
 * element, in this epoch, is compared in line; the rest is not.
 */
public final class Arrays {

  private Arrays() {}

  /** An element is about to be read. */
  public static void read(@Nullable Object array, int index, ThreadState thread, int site) {
    @Nullable ArrayShadow[] lately = thread.atSites;
    ArrayShadow shadow = lately[site & (lately.length - 1)];
    if (shadow == null
        || !shadow.refersTo(array)
        || !Detector.isRead(shadow.state(index), thread)) {
      access(array, index, thread, site, false);
    }
  }

  /** An element is about to be written. */
  public static void write(@Nullable Object array, int index, ThreadState thread, int site) {
    @Nullable ArrayShadow[] lately = thread.atSites;
    ArrayShadow shadow = lately[site & (lately.length - 1)];
    if (shadow == null
        || !shadow.refersTo(array)
        || !Detector.isWritten(shadow.state(index), thread)) {
      access(array, index, thread, site, true);
    }
  }

  /** Several elements are about to be read, as by {@code System.arraycopy}. */
  public static void readRange(@Nullable Object array, int from, int count, int site) {
    range(array, from, count, ThreadState.current(), site, false);
  }

  /** Several elements are about to be written. */
  public static void writeRange(@Nullable Object array, int from, int count, int site) {
    range(array, from, count, ThreadState.current(), site, true);
  }

  /** Several elements are about to be accessed: page by page, as far as a page has one state. */
  static void range(
      @Nullable Object array, int from, int count, ThreadState thread, int site, boolean write) {
    if (array == null || count <= 0) {
      return; // the access itself will throw
    }
    ArrayShadow shadow = ArrayShadow.of(array, thread);
    int end = (int) Math.min(shadow.length, (long) from + count);
    int at = Math.max(from, 0);
    while (at < end) {
      int length = shadow.pageLength(at);
      if (ArrayShadow.within(at) == 0
          && at + length <= end
          && page(array, shadow, at, thread, site, write)) {
        at += length;
      } else {
        access(array, shadow, at++, thread, site, write);
      }
    }
  }

  /** Accesses all of a page; false if its elements have states of their own. */
  private static boolean page(
      Object array, ArrayShadow shadow, int index, ThreadState thread, int site, boolean write) {
    Object base = shadow.pageBase();
    long offset = shadow.pageOffset(index);
    @Nullable Object before;
    State after;
    do {
      before = Raw.getVolatile(base, offset);
      if (ArrayShadow.isSplit(before)) {
        return false;
      }
      State state = (State) before;
      after = write ? thread.afterWrite(state, site) : thread.afterRead(state, site);
    } while (before != after && !Raw.compareAndSet(base, offset, before, after));
    shadow.used(site);
    tell(thread.conflicts(), array, shadow, index, thread, site, write);
    if (write && shadow.hasLanes()) {
      for (int i = index; i < index + shadow.pageLength(index); i++) {
        takeReads(array, shadow, i, thread, site);
      }
    }
    return true;
  }

  @DontInline
  private static void access(
      @Nullable Object array, int index, ThreadState thread, int site, boolean write) {
    if (array == null) {
      return; // the access itself will throw
    }
    ArrayShadow shadow = ArrayShadow.of(array, thread);
    thread.atSites[site & (thread.atSites.length - 1)] = shadow;
    if (index >= 0 && index < shadow.length) {
      access(array, shadow, index, thread, site, write);
    }
  }

  private static void access(
      Object array, ArrayShadow shadow, int index, ThreadState thread, int site, boolean write) {
    State state = shadow.state(index);
    if (write ? Detector.isWritten(state, thread) : Detector.isRead(state, thread)) {
      return;
    }
    if (!write && state != null && readInLane(array, shadow, state, index, thread, site)) {
      return;
    }
    if (shadow.length == 1 && page(array, shadow, index, thread, site, write)) {
      return;
    }
    shadow.used(site);
    long offset = Raw.elementOffset(ArrayShadow.within(index));
    State[] conflicts = thread.access(shadow.page(index), offset, site, write);
    tell(conflicts, array, shadow, index, thread, site, write);
    if (write && shadow.hasLanes()) {
      takeReads(array, shadow, index, thread, site);
    }
  }

  /** Reads an element beside another thread, if that is how it is used; see {@link ArrayShadow}. */
  private static boolean readInLane(
      Object array, ArrayShadow shadow, State state, int index, ThreadState thread, int site) {
    int within = ArrayShadow.within(index);
    long offset = Raw.elementOffset(within);
    State before = state;
    while (before != null && thread.readsBeside(before) && ArrayShadow.mayHaveLane(thread)) {
      @Nullable State[] lane = shadow.lane(thread, index);
      if (Detector.isRead(lane[within], thread)) {
        return true;
      }
      State[] conflicts = thread.readBeside(before, lane, offset, site);
      State after = shadow.latest(index);
      if (after == before) {
        tell(conflicts, array, shadow, index, thread, site, false);
        return true;
      }
      before = after;
    }
    return false;
  }

  /** After a write: what the lanes say. */
  private static void takeReads(
      Object array, ArrayShadow shadow, int index, ThreadState thread, int site) {
    for (State read : shadow.takeReads(thread, index)) {
      Findings.race(read, thread, site, true, shadow.describe(array, index));
    }
  }

  private static void tell(
      State[] conflicts,
      Object array,
      ArrayShadow shadow,
      int index,
      ThreadState thread,
      int site,
      boolean write) {
    for (State conflict : conflicts) {
      Findings.race(conflict, thread, site, write, shadow.describe(array, index));
    }
  }
}

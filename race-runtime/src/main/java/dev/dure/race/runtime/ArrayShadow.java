package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The states of an array's elements; pages are made when they are first touched. */
final class ArrayShadow extends WeakTable.Node {

  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final WeakTable<ArrayShadow> ALL = new WeakTable<>(ArrayShadow::new);

  final int length;
  private final String type;
  private final @Nullable State[] @Nullable [] pages;

  /** Where the array was used first: in the method that made it, mostly. 0 before that. */
  private int firstSite;

  private ArrayShadow(Object array, ReferenceQueue<Object> queue) {
    super(array, queue);
    this.length = Array.getLength(array);
    this.type = array.getClass().getComponentType().getTypeName();
    this.pages = new State[(length + PAGE - 1) >>> PAGE_BITS][];
  }

  /** The shadow of an array, found quickly if the thread has just used it. */
  static ArrayShadow of(Object array, ThreadState thread) {
    int at = System.identityHashCode(array) & (thread.arrays.length - 1);
    ArrayShadow shadow = thread.arrays[at];
    if (shadow == null || !shadow.refersTo(array)) {
      shadow = ALL.of(array);
      thread.arrays[at] = shadow;
    }
    return shadow;
  }

  /** The states in which an element's is; {@link #within} says where. */
  @Nullable State[] page(int index) {
    int at = index >>> PAGE_BITS;
    @Nullable State[] page = pages[at];
    if (page == null) {
      page = new State[Math.min(PAGE, length - (at << PAGE_BITS))];
      long offset = Raw.elementOffset(at);
      if (!Raw.compareAndSet(pages, offset, null, page)) {
        page = (@Nullable State[]) Objects.requireNonNull(Raw.getVolatile(pages, offset));
      }
    }
    return page;
  }

  static int within(int index) {
    return index & (PAGE - 1);
  }

  /** The array is used somewhere; of two first uses at once either will do. */
  void used(int site) {
    if (firstSite == 0) {
      firstSite = site;
    }
  }

  /** The element, as a race names it. */
  String describe(int index) {
    String element = type + "[" + length + "][" + index + "]";
    return firstSite == 0 ? element : element + " first used at " + Sites.get(firstSite);
  }
}

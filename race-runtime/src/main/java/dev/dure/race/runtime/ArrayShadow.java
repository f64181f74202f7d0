package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of an array's elements, in pages of some. A page of which all elements have the same
 * state is that state alone, as it is after a copy or a fill; it is split when one element is
 * accessed by itself. An array of one page has no array of pages. A page changes by CAS: from one
 * state to the next, and from a state to the states of its elements, which it stays.
 *
 * <p>Beside the states there are <em>lanes</em>, one for each slot of a thread, for elements that
 * several threads read without any order between them, as they do in tables that never change. The
 * element's state remembers the read of one of them, and its write; what the others read is in
 * their lanes. So a thread that reads such an element again, in a new epoch, stores one reference
 * where nobody else stores, which takes no memory and moves no cache line.
 *
 * <p>Why no conflict is missed. A reader stores into its lane, and looks at the state after that; a
 * writer changes the state, by CAS, and looks into all lanes after that. All four are volatile, so
 * one of the two sees the other. A reader that finds another state than before begins anew. The
 * writer takes what it has seen out of the lanes: who finds its own read of this epoch in its lane
 * knows that nobody has written since. Reads of a lane were made by the thread that has its slot,
 * or by one of whose end that thread knows ({@link Slots}): to overwrite one forgets nothing that
 * is not known.
 */
final class ArrayShadow extends WeakTable.Node {

  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final long LANES = Raw.offset(ArrayShadow.class, "lanes");
  private static final long ONLY = Raw.offset(ArrayShadow.class, "only");
  private static final @Nullable State[][][] NO_LANES = {};

  /** Threads with slots from here on have no lanes. */
  private static final int MOST_LANES = 128;

  private static final WeakTable<ArrayShadow> ALL = new WeakTable<>(ArrayShadow::new);

  final int length;

  /** Of an array that has but one page, that: null, a state, or those of the elements. */
  @SuppressWarnings("UnusedVariable") // by its offset
  private @Nullable Object only;

  /** Of an array that has more, they; else null. */
  private final @Nullable Object @Nullable [] pages;

  /** By slot, and then by page; replaced by CAS where a slot gets a lane. */
  private volatile @Nullable State[][][] lanes = NO_LANES;

  /** Where the array was used first: in the method that made it, mostly. 0 before that. */
  private int firstSite;

  private ArrayShadow(Object array, ReferenceQueue<Object> queue) {
    super(array, queue);
    this.length = Array.getLength(array);
    this.pages = length <= PAGE ? null : new Object[pageCount()];
  }

  private int pageCount() {
    return (length + PAGE - 1) >>> PAGE_BITS;
  }

  /** The shadow of an array. */
  static ArrayShadow of(Object array, ThreadState thread) {
    int at = System.identityHashCode(array) & (thread.arrays.length - 1);
    ArrayShadow shadow = thread.arrays[at];
    if (shadow == null || !shadow.refersTo(array)) {
      shadow = ALL.of(array);
      thread.arrays[at] = shadow;
    }
    return shadow;
  }

  /** What is remembered of an element; null also if there is no such element. */
  @Nullable State state(int index) {
    if (index < 0 || index >= length) {
      return null;
    }
    @Nullable Object[] many = pages;
    Object page = many == null ? only : many[index >>> PAGE_BITS];
    return page != null && isSplit(page) ? ((@Nullable State[]) page)[within(index)] : (State) page;
  }

  /** As {@link #state}, read as volatile. */
  @Nullable State latest(int index) {
    Object page = Raw.getVolatile(pageBase(), pageOffset(index));
    return page != null && isSplit(page)
        ? (State) Raw.getVolatile(page, Raw.elementOffset(within(index)))
        : (State) page;
  }

  /** The states of a page's elements, one by one; {@link #within} says where. */
  @Nullable State[] page(int index) {
    Object base = pageBase();
    long offset = pageOffset(index);
    Object page = Raw.getVolatile(base, offset);
    while (page == null || !isSplit(page)) {
      @Nullable State[] split = new State[pageLength(index)];
      java.util.Arrays.fill(split, (State) page);
      page = Raw.compareAndSet(base, offset, page, split) ? split : Raw.getVolatile(base, offset);
    }
    return (@Nullable State[]) page;
  }

  /** Whether the elements of a page have states of their own. */
  static boolean isSplit(@Nullable Object page) {
    return page instanceof State[];
  }

  /** How many elements the page of one has. */
  int pageLength(int index) {
    return Math.min(PAGE, length - (index & -PAGE));
  }

  /** The variable that has the page of an element, as {@link Raw} takes it. */
  Object pageBase() {
    return pages == null ? this : pages;
  }

  /** The same. */
  long pageOffset(int index) {
    return pages == null ? ONLY : Raw.elementOffset(index >>> PAGE_BITS);
  }

  // ---- lanes ----

  /** Whether a thread can have one. */
  static boolean mayHaveLane(ThreadState thread) {
    return thread.slot < MOST_LANES;
  }

  /** The part of a thread's lane in which an element is; made if it is not there. */
  @Nullable State[] lane(ThreadState thread, int index) {
    @Nullable State[][][] all = lanes;
    int slot = thread.slot;
    while (slot >= all.length || all[slot] == null) {
      @Nullable State[][][] more = java.util.Arrays.copyOf(all, Math.max(all.length, slot + 1));
      more[slot] = new State[pageCount()][];
      var unused = Raw.compareAndSet(this, LANES, all, more);
      all = lanes;
    }
    int at = index >>> PAGE_BITS;
    @Nullable State[] page = all[slot][at];
    if (page == null) {
      page = new State[pageLength(index)];
      Raw.putVolatile(all[slot], Raw.elementOffset(at), page); // nobody else puts pages there
    }
    return page;
  }

  boolean hasLanes() {
    return lanes != NO_LANES;
  }

  /**
   * What a write, which the state shows already, finds in the lanes; it is taken out of them.
   *
   * @return the reads that do not happen-before what the thread does now
   */
  List<State> takeReads(ThreadState thread, int index) {
    List<State> unknown = new ArrayList<>();
    long offset = Raw.elementOffset(within(index));
    for (@Nullable State[][] lane : lanes) {
      @Nullable Object page =
          lane == null ? null : Raw.getVolatile(lane, Raw.elementOffset(index >>> PAGE_BITS));
      State read = page == null ? null : (State) Raw.getVolatile(page, offset);
      if (page != null && read != null) {
        if (!thread.knows(read.epoch)) {
          unknown.add(read);
        }
        var unused = Raw.compareAndSet(page, offset, read, null); // or there is a later one
      }
    }
    return unknown;
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

  /** An element of the array, as a race names it. */
  String describe(Object array, int index) {
    String type = array.getClass().getComponentType().getTypeName();
    String element = type + "[" + length + "][" + index + "]";
    return firstSite == 0 ? element : element + " first used at " + Sites.get(firstSite);
  }
}

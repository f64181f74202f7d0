package dev.dure.memory;

import static dev.dure.memory.QueueLayout.CAME_BACK;
import static dev.dure.memory.QueueLayout.CLAIMED;
import static dev.dure.memory.QueueLayout.FREE;
import static dev.dure.memory.QueueLayout.INDEX_MASK;
import static dev.dure.memory.QueueLayout.LEASED;
import static dev.dure.memory.QueueLayout.ONE_LAP;
import static dev.dure.memory.QueueLayout.READY;
import static dev.dure.memory.QueueLayout.lap;
import static dev.dure.memory.QueueLayout.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The ring of a queue in shared memory: which place is whose, and in which order.
 *
 * <h2>Positions and words</h2>
 *
 * Positions count up for ever: a lap, and the index of a place ({@link QueueLayout}). Every place
 * has one word, with a lap, a state and perhaps an owner, and all that ever happens to a place is a
 * CAS of its word (or an exchange by the one who owns it). Position <i>p</i> of lap <i>L</i> is
 *
 * <pre>
 *   open       the word says FREE, LEASED or CAME_BACK, L; or CLAIMED or READY, L - 1
 *   claimed    CLAIMED, L          an element is being written by the word's owner
 *   ready      READY, L            an element is whole
 *   gone       a larger lap        taken, given up, or gone past
 *
 *   FREE, L       -> CLAIMED, L      any producer, of position p                      claim
 *   CLAIMED, L    -> READY, L        the owner, when it has written                   publish
 *   CLAIMED, L    -> FREE, L + 1     the owner (abandon); the recoverer of a dead owner
 *   READY, L      -> FREE, L + 1     any consumer                                     take
 *   READY, L      -> LEASED, L + 1   any consumer, which becomes the owner            lease
 *   LEASED, L     -> FREE, L         the owner                                        release
 *   LEASED, L     -> CAME_BACK, L    the owner (giveBack); the recoverer of a dead owner
 *   CAME_BACK, L  -> FREE, L         any consumer                                     take
 *   CAME_BACK, L  -> LEASED, L       any consumer, which becomes the owner            lease
 *   LEASED or CAME_BACK, L -> L + 1  any producer at position p                       go past
 * </pre>
 *
 * So a word's lap never falls, and at each lap a place has at most one element. (Laps have 33 bits
 * and are compared by their difference: a thread would have to be held up between reading a word
 * and its CAS for exactly 2^33 laps to be deceived.)
 *
 * <h2>Order</h2>
 *
 * <i>Positions are claimed, or gone past, one after the other.</i> A producer claims p only from
 * FREE with p's own lap, and only if it has seen that p - 1 is no longer open: it starts at the
 * tail, which is only ever set to a position all of whose predecessors somebody has seen so, and
 * walks. Tail and head are hints, no more: whoever claims or walks moves the tail, so a producer
 * that dies or is stopped after its claim keeps nobody from the next place, and one that sets an
 * old value costs the others a jump (a word with a later lap says how far).
 *
 * <p><i>A consumer takes the first element that is whole.</i> It starts at the head, before which
 * all positions are gone, and walks over what is gone and what is claimed to the first that is
 * ready or open. If it has walked over claims, it looks at them once more: were all still claimed
 * after the ready one was seen, then their producers had not finished when that one's had, so these
 * puts overlapped and any order of them is right; otherwise it begins anew. The same second look
 * makes "empty" true: at the moment when the open position was seen no element was whole. So a
 * producer that is stopped between claim and publish holds up no consumer (nor a producer, until
 * the ring comes round to its place).
 *
 * <p>An element that comes back stands before all others, and is found by looking through all
 * places. {@code returned} counts comings-back, after the word was changed; {@code lookedFor} is
 * the count that somebody had read before it looked through all places and found nothing. While
 * both are equal there is nothing to look for. If the process dies before it counts, recovery
 * counts.
 *
 * <h2>Nothing torn, nothing twice, nothing lost</h2>
 *
 * A place's bytes are written only under CLAIMED, by its owner, and publish releases them to the
 * CAS or the read of READY, which acquires them. Who takes reads them either before its CAS from
 * the word that it had seen (the word did not change in between, since laps do not fall, so neither
 * did the bytes) or under its own LEASED. An element leaves the ring by one CAS from READY or
 * CAME_BACK, which one consumer wins: it is handed out once.
 *
 * <p>If a process dies: before publish, its element never was, and its claim is given up by the
 * recoverer; after publish, it is there. Before take's CAS, the element is there; after it, it went
 * to the dead. Under LEASED, it comes back. Every word of a dead owner is found, since recovery
 * looks at all places before the slot is free again ({@link QueueRecord}). While its owner lives,
 * nobody but the owner changes CLAIMED, nor the state of LEASED, so that publish may be an
 * exchange. The closing of a space takes the memory away from this process before it recovers
 * ({@link Attachment#close}): an exchange that comes later meets a page of zeros.
 *
 * <h2>Capacity</h2>
 *
 * A place serves again at its own next position. So there are never more elements and leases than
 * places; but a place that became free out of turn waits until the ring comes round to it. A
 * producer goes past leased places, and past those that came back, only if there is a free one
 * behind them, so that none is passed in vain.
 *
 * <p>The class is longer than others since all that may change a word (but for {@link QueueRecord})
 * stands in it: the proof above is of what a reader finds below.
 */
final class MemoryRing {

  /** No position. */
  static final long NONE = -1;

  private static final long REF_CAME_BACK = 1L << 30;

  private final Attachment attachment;
  private final Words words;
  private final int capacity;
  private final int placeBytes;
  private final long body;
  private final long tail;
  private final long head;
  private final long returned;
  private final long lookedFor;
  private final long places;
  private final long claimedByUs;
  private final long leasedByUs;

  MemoryRing(Attachment attachment, Directory.Entry entry, int placeBytes) {
    this.attachment = attachment;
    Memory memory = attachment.memory();
    this.words = new Words(memory);
    this.capacity = entry.shape().length();
    this.placeBytes = placeBytes;
    this.body = entry.body();
    long bytes = QueueLayout.bodyBytes(capacity, placeBytes);
    if (entry.bodyBytes() < bytes) {
      throw new SegmentDamagedException(
          String.format(
              "%s of %s is smaller than its places.", entry.label(), attachment.description()));
    }
    long address = memory.segment().asSlice(body, bytes, Layout.ALIGNMENT).address(); // within
    this.tail = address + QueueLayout.TAIL;
    this.head = address + QueueLayout.HEAD;
    this.returned = address + QueueLayout.RETURNED;
    this.lookedFor = address + QueueLayout.LOOKED_FOR;
    this.places = address + QueueLayout.PLACES;
    this.claimedByUs = CLAIMED | attachment.owner();
    this.leasedByUs = LEASED | attachment.owner();
  }

  /** Writes an empty ring, before the object is published. */
  static void initialise(Memory memory, long body, int capacity, int placeBytes, int maxBytes) {
    memory.setIntPlain(body + QueueLayout.CAPACITY, capacity);
    memory.setIntPlain(body + QueueLayout.PLACE_BYTES, placeBytes);
    memory.setIntPlain(body + QueueLayout.MAX_BYTES, maxBytes);
    for (int i = 0; i < capacity; i++) {
      memory.setLongPlain(body + QueueLayout.PLACES + (long) i * placeBytes, FREE);
    }
  }

  int capacity() {
    return capacity;
  }

  /** The place of a position or reference. */
  static int index(long position) {
    return (int) (position & (INDEX_MASK & ~REF_CAME_BACK));
  }

  /** Where a place stands in this process. */
  long address(int index) {
    return places + (long) index * placeBytes;
  }

  /** Where a place stands in the segment. */
  long offset(int index) {
    return body + QueueLayout.PLACES + (long) index * placeBytes;
  }

  private long wordAt(long position) {
    return words.getLong(address(index(position)));
  }

  private long next(long position) {
    return index(position) + 1 == capacity ? (position | INDEX_MASK) + 1 : position + 1;
  }

  /**
   * Head or tail, which anybody may have overwritten; the index in it becomes an address, so it is
   * checked.
   */
  private long hint(long at) {
    return requirePosition(words.getLong(at));
  }

  private long requirePosition(long position) {
    if ((position & INDEX_MASK) >= capacity) {
      throw damaged("a position", position);
    }
    return position;
  }

  /** Moves head or tail forward; that it may fall back in a race does no harm. */
  private void advance(long at, long position) {
    if (words.getLong(at) - position < 0) {
      words.setLongRelease(at, position);
    }
  }

  /**
   * Walks only go forward, and never so far that the difference of two positions changes its sign:
   * where one does, words lead round in a circle.
   */
  private long requireForward(long begin, long position) {
    if (position - begin < 0) {
      throw damaged("words in a circle, up to position", position);
    }
    return position;
  }

  // ---- producers ----

  /**
   * Claims the next place.
   *
   * @return its position, or {@link #NONE} if the ring is full
   */
  long claim() {
    long begin = hint(tail);
    long position = begin;
    while (true) {
      long free = lap(position) | FREE;
      long at = address(index(position));
      long seen = words.getLong(at);
      if (seen == free) {
        seen = words.compareAndExchangeLong(at, free, lap(position) | claimedByUs);
      }
      if (seen == free) {
        FaultPoint.QUEUE_CLAIMED.reach();
        advance(tail, next(position));
        return position;
      }
      long after = afterTaken(seen, position);
      if (after == NONE) {
        return NONE;
      }
      if (after != position) {
        position = requireForward(begin, after);
        advance(tail, position);
        FaultPoint.QUEUE_TAIL_HELPED.reach();
      }
    }
  }

  /**
   * Where a producer tries next after it found a place not free: NONE if the ring is full, the same
   * position if it may have become free.
   */
  private long afterTaken(long seen, long position) {
    long ahead = lap(seen) - lap(position);
    long state = state(seen);
    boolean element = state == CLAIMED || state == READY;
    if (ahead > 0 || (element && ahead == 0)) {
      long newest = element ? lap(seen) : lap(seen) - ONE_LAP;
      return next(newest | index(position));
    }
    if (ahead == 0 && (state == LEASED || state == CAME_BACK)) {
      if (!isRoomAfter(position)) {
        return NONE;
      }
      var _ = words.compareAndExchangeLong(address(index(position)), seen, seen + ONE_LAP);
      return position;
    }
    if (element && ahead == -ONE_LAP) {
      return NONE;
    }
    throw damaged("a word", seen);
  }

  /**
   * Whether a producer that goes past a place would find a free one, or others have gone before.
   */
  private boolean isRoomAfter(long position) {
    long at = next(position);
    for (int i = 1; i < capacity; i++) {
      long seen = wordAt(at);
      long ahead = lap(seen) - lap(at);
      if (state(seen) == FREE || ahead > 0) {
        return true;
      }
      if (ahead < 0 || state(seen) == READY || state(seen) == CLAIMED) {
        return ahead == 0;
      }
      at = next(at);
    }
    return false;
  }

  /**
   * How many places producers would find one after the other.
   *
   * @param most after how many to stop counting
   */
  int room(int most) {
    long begin = hint(tail);
    long at = begin;
    int free = 0;
    for (int steps = 0; steps < capacity && free < most; ) {
      long seen = wordAt(at);
      long ahead = lap(seen) - lap(at);
      boolean element = state(seen) == CLAIMED || state(seen) == READY;
      if (ahead > 0 || (element && ahead == 0)) {
        at = requireForward(begin, afterTaken(seen, at));
        continue;
      }
      if (ahead < 0) {
        break;
      }
      free += state(seen) == FREE ? 1 : 0;
      at = next(at);
      steps++;
    }
    return free;
  }

  /** Publishes what was written to a claimed place. */
  void publish(long position) {
    long claimed = lap(position) | claimedByUs;
    long before = words.getAndSetLong(address(index(position)), lap(position) | READY);
    if (before != claimed) {
      throw damaged("a word", before);
    }
  }

  /** Gives a claimed place up. */
  void abandon(long position) {
    long claimed = lap(position) | claimedByUs;
    var _ =
        words.compareAndExchangeLong(
            address(index(position)), claimed, (lap(position) | FREE) + ONE_LAP);
  }

  // ---- consumers ----

  /** A reference to the first element, or NONE if there is none. */
  long first() {
    while (true) {
      long events = words.getLong(returned);
      if (events != words.getLong(lookedFor)) {
        long back = findReturned(events);
        if (back != NONE) {
          return back;
        }
      }
      long ready = findReady();
      if (ready != NONE || words.getLong(returned) == events) {
        return ready;
      }
    }
  }

  /** An element that came back; or NONE, and then all up to a count are gone again. */
  private long findReturned(long events) {
    for (int i = 0; i < capacity; i++) {
      long seen = words.getLong(address(i));
      if (state(seen) == CAME_BACK) {
        if (seen != (lap(seen) | CAME_BACK)) {
          throw damaged("a word", seen);
        }
        return lap(seen) | REF_CAME_BACK | i;
      }
    }
    long known = words.getLong(lookedFor);
    while (known - events < 0) {
      long witness = words.compareAndExchangeLong(lookedFor, known, events);
      if (witness == known) {
        break;
      }
      known = witness;
    }
    return NONE;
  }

  /** What a walk over gone and claimed places found. */
  private record Walk(long start, long firstClaimed, int claimed, long end, long seen) {}

  /**
   * The first position with a whole element, or NONE.
   *
   * <p>A walk is made again if something has changed meanwhile. Two that find the same, though, say
   * that what was claimed still is, since no place is claimed twice in one lap. Then the second
   * look cannot have found something else in between, nor can the ring have come round to the first
   * of them: somebody overwrote a word.
   */
  private long findReady() {
    long begin = hint(head);
    Walk before = null;
    while (true) {
      Walk walk = walk(hint(head));
      long at = walk.end();
      boolean claims = walk.claimed() > 0;
      if (walk.start() != at) {
        advance(head, claims ? walk.firstClaimed() : requireForward(begin, at));
      }
      boolean past = isPast(walk.seen(), at);
      if (!past && (!claims || walk.claimed() == countClaimed(walk.firstClaimed(), at))) {
        return walk.seen() == (lap(at) | READY) ? at : requireEnd(walk.seen(), at);
      }
      if (walk.equals(before) && (!past || walk.start() == walk.firstClaimed())) {
        throw damaged("words that contradict each other, before position", at);
      }
      before = walk;
    }
  }

  private Walk walk(long start) {
    long at = start;
    long firstClaimed = NONE;
    int claimed = 0;
    long seen = wordAt(at);
    for (int steps = 0; steps <= capacity && isPast(seen, at); steps++) {
      if (lap(seen) == lap(at)) {
        firstClaimed = claimed++ == 0 ? at : firstClaimed;
        at = next(at);
      } else {
        at = afterGone(seen, at);
      }
      seen = wordAt(at);
    }
    return new Walk(start, firstClaimed, claimed, at, seen);
  }

  /** Whether a consumer has to look behind this place: its element is gone, or still to come. */
  private static boolean isPast(long seen, long at) {
    return lap(seen) - lap(at) > 0 || (lap(seen) == lap(at) && state(seen) == CLAIMED);
  }

  /** NONE, if a place is what stands at the end of all that was claimed. */
  private long requireEnd(long seen, long at) {
    boolean element = state(seen) == CLAIMED || state(seen) == READY;
    boolean other = state(seen) == FREE || state(seen) == LEASED || state(seen) == CAME_BACK;
    if (lap(seen) == lap(at) ? other : element && lap(seen) == lap(at) - ONE_LAP) {
      return NONE;
    }
    throw damaged("a word", seen);
  }

  /**
   * The next position after one that is gone. If the word is more than a lap ahead, all up to a lap
   * before it are gone too: its place could not have been claimed otherwise.
   */
  private long afterGone(long seen, long at) {
    boolean element = state(seen) == CLAIMED || state(seen) == READY;
    long jump = lap(seen) - (element ? ONE_LAP : 2 * ONE_LAP) | index(at);
    return next(jump - at > 0 ? jump : at);
  }

  /**
   * How many of the places from one position to another are claimed; -1 if one is ready, or if
   * there are more than all places in between.
   */
  private int countClaimed(long from, long to) {
    int claimed = 0;
    int steps = 0;
    for (long at = from; at != to; at = next(at)) {
      if (steps++ == capacity) {
        return -1;
      }
      long seen = wordAt(at);
      if (lap(seen) == lap(at)) {
        if (state(seen) == READY) {
          return -1;
        }
        claimed += state(seen) == CLAIMED ? 1 : 0;
      }
    }
    return claimed;
  }

  private static boolean cameBack(long ref) {
    return (ref & REF_CAME_BACK) != 0;
  }

  private static long wordOf(long ref) {
    return lap(ref) | (cameBack(ref) ? CAME_BACK : READY);
  }

  private static long nextLapOf(long ref) {
    return cameBack(ref) ? lap(ref) : lap(ref) + ONE_LAP;
  }

  /** Whether an element is still there. */
  boolean isThere(long ref) {
    return words.getLong(address(index(ref))) == wordOf(ref);
  }

  /** Takes an element; false if somebody else has. */
  boolean take(long ref) {
    long word = wordOf(ref);
    boolean taken =
        words.compareAndExchangeLong(address(index(ref)), word, nextLapOf(ref) | FREE) == word;
    if (taken && words.getLong(head) == ref) { // else the next consumer walks one step more
      words.setLongRelease(head, next(ref));
    }
    return taken;
  }

  /** Leases an element to this process; false if somebody else has taken it. */
  boolean lease(long ref) {
    long word = wordOf(ref);
    return words.compareAndExchangeLong(address(index(ref)), word, nextLapOf(ref) | leasedByUs)
        == word;
  }

  /** Ends a lease of this process. */
  void release(int index) {
    endLease(index, FREE);
  }

  /** Ends a lease of this process by putting the element back. */
  void giveBack(int index) {
    endLease(index, CAME_BACK);
    FaultPoint.QUEUE_CAME_BACK.reach();
    var _ = words.getAndAddLong(returned, 1);
  }

  private void endLease(int index, long state) {
    long at = address(index);
    long seen = words.getLong(at);
    while ((seen & INDEX_MASK) == leasedByUs) {
      long witness = words.compareAndExchangeLong(at, seen, lap(seen) | state);
      if (witness == seen) {
        return;
      }
      seen = witness; // a producer went past it
    }
    throw damaged("a word", seen);
  }

  // ---- looking in ----

  /** References to all elements, in their order. */
  List<Long> elements() {
    List<Long> all = new ArrayList<>();
    if (words.getLong(returned) != words.getLong(lookedFor)) {
      for (int i = 0; i < capacity; i++) {
        long seen = words.getLong(address(i));
        if (state(seen) == CAME_BACK) {
          all.add(lap(seen) | REF_CAME_BACK | i);
        }
      }
    }
    long begin = hint(head);
    long at = begin;
    long seen = wordAt(at);
    while (lap(seen) - lap(at) > 0) {
      at = requireForward(begin, afterGone(seen, at));
      seen = wordAt(at);
    }
    long end = at + ONE_LAP;
    while (at - end < 0 && (isPast(seen, at) || seen == (lap(at) | READY))) {
      if (seen == (lap(at) | READY)) {
        all.add(at);
      }
      at = next(at);
      seen = wordAt(at);
    }
    return all;
  }

  /** How many places are leased. */
  int leased() {
    int count = 0;
    for (int i = 0; i < capacity; i++) {
      count += state(words.getLong(address(i))) == LEASED ? 1 : 0;
    }
    return count;
  }

  private RuntimeException damaged(String what, long value) {
    attachment.checkOpen();
    return SegmentDamagedException.overwritten(
        "the queue at " + body + " of " + attachment.description(),
        String.format("%s %016x", what, value));
  }
}

package dev.dure.memory;

/**
 * What recovery does to a queue, in place of a process that died; see {@link MemoryRing}.
 *
 * <p>Each place is treated by one CAS, and each may be treated again by the next recoverer, if this
 * one dies. That elements came back is counted in any case: the dead itself, or a recoverer that
 * died, may have put one back and not counted it.
 *
 * @param memory the segment's bytes
 * @param body where the queue stands
 * @param capacity its number of places
 * @param placeBytes the size of each
 */
record QueueRecord(Memory memory, long body, int capacity, int placeBytes) {

  /**
   * The queue of an object.
   *
   * @throws SegmentDamagedException if its sizes are not those with which it was created
   */
  QueueRecord(Memory memory, Directory.Entry entry) {
    this(
        memory,
        entry.body(),
        entry.shape().length(),
        memory.getIntPlain(entry.body() + QueueLayout.PLACE_BYTES));
    long room = entry.bodyBytes();
    if (placeBytes < QueueLayout.LEAST_PLACE_BYTES
        || placeBytes % QueueLayout.LEAST_PLACE_BYTES != 0
        || Layout.align(QueueLayout.bodyBytes(capacity, placeBytes)) != room) {
      throw new SegmentDamagedException(
          String.format(
              "%s says that its places have %,d bytes each; %,d bytes are there for %,d."
                  + " Somebody overwrote it.",
              entry.label(), placeBytes, room, capacity));
    }
  }

  /** The word of a place. */
  long word(int index) {
    return memory.getLong(placeAt(index));
  }

  /** The word on which producers sleep that wait for room. */
  long notFull() {
    return body + QueueLayout.NOT_FULL;
  }

  /** About how many elements were put so far, by the hint of where producers are. */
  long puts() {
    return count(QueueLayout.TAIL);
  }

  /** About how many elements are gone so far, by the hint of where consumers are. */
  long gone() {
    return count(QueueLayout.HEAD);
  }

  private long count(long hint) {
    long position = memory.getLong(body + hint);
    long laps = QueueLayout.lap(position) / QueueLayout.ONE_LAP;
    return laps * capacity + (position & QueueLayout.INDEX_MASK);
  }

  /**
   * Throws if a place belongs to a process that does not exist: it would never be free again. See
   * {@link Slots#isTaken}.
   */
  void requireOwners(Slots slots) {
    for (int i = 0; i < capacity; i++) {
      long at = placeAt(i);
      long seen = memory.getLong(at);
      if (isOwned(seen)
          && !slots.isTaken(QueueLayout.owner(seen))
          && QueueLayout.owner(memory.getLong(at)) == QueueLayout.owner(seen)) {
        throw new SegmentDamagedException(
            String.format(
                "The queue at %d has a word %016x, whose owner does not exist. Somebody overwrote it.",
                body, seen));
      }
    }
  }

  private long placeAt(int index) {
    return body + QueueLayout.PLACES + (long) index * placeBytes;
  }

  /** Frees what a dead slot had claimed, and puts back what it had leased. */
  void recover(int slot) {
    for (int i = 0; i < capacity; i++) {
      long at = placeAt(i);
      long seen = memory.getLong(at);
      while (isOf(slot, seen)) {
        long next =
            QueueLayout.state(seen) == QueueLayout.CLAIMED
                ? (QueueLayout.lap(seen) | QueueLayout.FREE) + QueueLayout.ONE_LAP
                : QueueLayout.lap(seen) | QueueLayout.CAME_BACK;
        long witness = memory.compareAndExchangeLong(at, seen, next);
        if (witness == seen) {
          FaultPoint.RECOVERY_IN_QUEUE.reach();
          break;
        }
        seen = witness; // a producer went past it
      }
    }
    var _ = memory.getAndAddLong(body + QueueLayout.RETURNED, 1);
  }

  private static boolean isOf(int slot, long word) {
    return isOwned(word) && Layout.slotOf(QueueLayout.owner(word)) == slot;
  }

  private static boolean isOwned(long word) {
    long state = QueueLayout.state(word);
    return state == QueueLayout.CLAIMED || state == QueueLayout.LEASED;
  }

  void wakeAll(Futex futex) {
    QueueSignal.signalAll(memory, futex, body + QueueLayout.NOT_EMPTY);
    QueueSignal.signalAll(memory, futex, body + QueueLayout.NOT_FULL);
  }
}

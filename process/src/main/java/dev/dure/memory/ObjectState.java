package dev.dure.memory;

import dev.dure.DeadOwner;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an object of a segment was seen to be at one moment, by somebody who takes no part in it.
 * Each number was read by one volatile access and is one that was there; two numbers of one state
 * may be of different moments, unless it is said otherwise.
 */
public sealed interface ObjectState {

  /**
   * A process that holds something.
   *
   * @param slot its slot
   * @param pid its process id, in its own pid namespace
   * @param alive whether it lives; if not, it is not recovered yet
   */
  record Holder(int slot, int pid, boolean alive) {}

  /**
   * A single value.
   *
   * @param value an Integer, Long, Float, Double or Boolean
   */
  record Value(Object value) implements ObjectState {}

  /**
   * An array.
   *
   * @param length how many elements it has
   * @param elements the first of them, as many as were asked for
   */
  record Elements(int length, List<? extends Number> elements) implements ObjectState {
    /** Takes a copy of the list. */
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** What a lock can be. */
  enum LockPhase {
    /** Nobody has it. */
    FREE,
    /** A process has it. */
    HELD,
    /** A process has it, and repairs what a dead owner left. */
    REPAIRING,
    /** Its owner died; nobody has recovered it. */
    ABANDONED
  }

  /**
   * A lock. Phase, holder and waiters are of one moment.
   *
   * @param phase what it is
   * @param holder who has it
   * @param waiters whether somebody waits or waited for it in another process than the holder's;
   *     threads of one process queue in its heap, and cannot be seen
   * @param dead who died, while it is abandoned
   * @param handovers about how often it went from one process to another, or to a thread that
   *     waited; every 1,024 grants without that count as one
   */
  record Lock(
      LockPhase phase,
      Optional<Holder> holder,
      boolean waiters,
      Optional<DeadOwner> dead,
      long handovers)
      implements ObjectState {}

  /**
   * A condition.
   *
   * @param lock the name of its lock, or where that stands; empty if there is none
   */
  record Condition(String lock) implements ObjectState {}

  /**
   * A guarded record.
   *
   * @param lock its lock
   * @param fields the values by the components' names, in their order: boxed primitive types,
   *     strings, names of an enum's constants, and maps for nested records. Empty if no whole
   *     record was seen
   * @param settled whether the fields are of one moment: they were read twice, alike, while the
   *     same place was current. If not, it changed too often
   */
  record Guarded(Lock lock, Map<String, Object> fields, boolean settled) implements ObjectState {
    /** Takes a copy of the map, in its order. */
    public Guarded {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * An event.
   *
   * @param set whether it is set
   * @param times how often it was set
   */
  record Event(boolean set, int times) implements ObjectState {}

  /**
   * A latch.
   *
   * @param count what is left to count down
   */
  record Latch(int count) implements ObjectState {}

  /**
   * Permits, or holds of the read lock, of a process.
   *
   * @param holder the process
   * @param count how many
   */
  record Hold(Holder holder, int count) {}

  /**
   * A semaphore.
   *
   * @param permits how many are there
   * @param holds what processes have
   * @param dead who died, while it is abandoned
   */
  record Semaphore(int permits, List<Hold> holds, Optional<DeadOwner> dead) implements ObjectState {
    /** Takes a copy of the list. */
    public Semaphore {
      holds = List.copyOf(holds);
    }
  }

  /**
   * A barrier. All but the parties are of one moment.
   *
   * @param parties how many have to come
   * @param waiting how many have
   * @param trips how often it tripped since its last reset
   * @param broken whether it is broken
   */
  record Barrier(int parties, int waiting, int trips, boolean broken) implements ObjectState {}

  /** What a read-write lock lets in. */
  enum Gate {
    /** Readers. */
    OPEN,
    /** A writer waits for readers to end. */
    CLOSING,
    /** One writer. */
    CLOSED,
    /** Nothing that is allowed there was found. */
    DAMAGED
  }

  /**
   * A read-write lock.
   *
   * @param writer the lock of its writers; held also by one that waits for readers
   * @param gate what it lets in
   * @param readers who reads, and how often
   */
  record ReadWrite(Lock writer, Gate gate, List<Hold> readers) implements ObjectState {
    /** Takes a copy of the list. */
    public ReadWrite {
      readers = List.copyOf(readers);
    }
  }

  /**
   * A queue.
   *
   * @param capacity how many places it has
   * @param elements how many of them have an element that can be taken
   * @param claimed in how many an element is being written
   * @param leased how many are leased
   * @param puts about how many elements were ever put
   */
  record Queue(int capacity, int elements, int claimed, int leased, long puts)
      implements ObjectState {}

  /**
   * A map.
   *
   * @param capacity how many entries it can hold
   * @param entries how many are there
   * @param writers who is changing an entry, or waits for a function that does
   */
  record Table(int capacity, int entries, List<Holder> writers) implements ObjectState {
    /** Takes a copy of the list. */
    public Table {
      writers = List.copyOf(writers);
    }
  }

  /**
   * What was found is nothing that this library writes.
   *
   * @param reason what was found, and what is allowed
   */
  record Damaged(String reason) implements ObjectState {}
}

package dev.dure.race.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Happens-before as the language specification defines it: every access of a trace is kept, and
 * each thread and each synchronization object has the set of all accesses that happen-before what
 * it does next. Nothing is forgotten, summed up, or shared with the engine.
 */
final class HappensBeforeOracle {

  /** An access of the trace. */
  record Event(int number, int thread, int location, int site, boolean write) {}

  private final List<Event> events = new ArrayList<>();
  private final Map<Integer, BitSet> pasts = new HashMap<>();
  private final Map<Integer, BitSet> released = new HashMap<>();

  private BitSet past(int thread) {
    return pasts.computeIfAbsent(thread, t -> new BitSet());
  }

  /** What a thread has released to an object so far. */
  private BitSet releasedTo(int object) {
    return released.computeIfAbsent(object, o -> new BitSet());
  }

  /** Makes an access; returns the earlier ones with which it is in a race. */
  List<Event> access(int thread, int location, int site, boolean write) {
    BitSet past = past(thread);
    List<Event> races = new ArrayList<>();
    for (Event event : events) {
      if (event.location == location
          && event.thread != thread
          && (event.write || write)
          && !past.get(event.number)) {
        races.add(event);
      }
    }
    Event event = new Event(events.size(), thread, location, site, write);
    events.add(event);
    past.set(event.number);
    return races;
  }

  void acquire(int thread, int object) {
    past(thread).or(releasedTo(object));
  }

  void release(int thread, int object) {
    releasedTo(object).or(past(thread));
  }

  void releaseAlone(int thread, int object) {
    released.put(object, (BitSet) past(thread).clone());
  }

  /** A thread starts, or has seen the end of, another. */
  void order(int before, int after) {
    past(after).or(past(before));
  }
}

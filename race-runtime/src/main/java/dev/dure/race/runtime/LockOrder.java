package dev.dure.race.runtime;

import dev.dure.race.runtime.Nesting.Moment;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Potential deadlocks: cycles in the order in which threads take locks (the Goodlock algorithm:
 * Havelund, "Using Runtime Analysis to Guide Model Checking of Java Programs", SPIN 2000; with the
 * gate locks and the segments of Bensalem and Havelund, "Dynamic Deadlock Analysis of
 * Multi-threaded Programs", 2005).
 *
 * <p>Each time that a thread waits for a lock while it holds another, there is an edge from that
 * one to this one. A cycle of edges is told if the threads could stand in it at the same time:
 *
 * <ul>
 *   <li>each edge is of another thread;
 *   <li>no two of them hold a lock in common, a gate, of which only one can be the holder;
 *   <li>who waits to share a lock waits for nobody who shares it;
 *   <li>no one of them had to be done before another could begin.
 * </ul>
 *
 * <p><b>What has to be before what</b> is less than happens-before, which also has the order in
 * which threads happened to take locks in this run. So each thread has a second clock, {@code
 * ThreadState.order}, which learns as the first one does but from locks: starts and ends of
 * threads, handed over tasks, latches, queues, volatile fields. A lock whose holders also wait for
 * a condition and signal it is taken as a hand-over. (That errs towards silence: two threads that
 * happened to touch one volatile field one after the other are taken as ordered.) A thread that
 * asks again and again under a lock whether something has been done cannot be told from one that
 * only happened to come later; so what is found is called possible.
 *
 * <p>Nothing of this is done before some thread holds two locks: what is ordered by then does not
 * matter, since nobody was inside of two before.
 */
public final class LockOrder {

  /** More locks than that in one cycle are not looked for. */
  private static final int LONGEST = 6;

  /** How many edges are tried for one that is new. */
  private static final int TRIES = 10_000;

  /** At the same place, with the same locks, that many threads are told apart. */
  private static final int THREADS = 3;

  /** How many edges lead out of one lock at most, of those whose locks are in use. */
  private static final int EDGES = 4096;

  private static final SpinLock LOCK = new SpinLock();

  /** By the places of the cycle. */
  static final Channel<LockCycle> CHANNEL = new Channel<>();

  /** Not volatile: only a thread's own two locks have to be seen by it, and it sets this first. */
  private static boolean used;

  private LockOrder() {}

  /** Whether some thread has held two locks. */
  static boolean isUsed() {
    return used;
  }

  /**
   * The current thread has waited for a lock, and got it, while it held others.
   *
   * @param held before
   * @param taken the hold of the new one
   */
  @DontInline
  static void nested(ThreadState thread, Held held, Held taken) {
    for (Held h = held; h != null; h = h.before) {
      if (h.var == taken.var) {
        return; // again, or another kind of hold of the same lock: waits for nobody
      }
    }
    used = true;
    long time = thread.now().time; // the next release is later than this
    for (Held h = held; h != null; h = h.before) {
      if (h.var != null && !isBehind(held, h)) {
        nested(thread, h, held, new Moment(time, h.order), taken);
      }
    }
  }

  /** Whether a hold is not the innermost of its lock. */
  private static boolean isBehind(Held held, Held hold) {
    for (Held h = held; h != hold && h != null; h = h.before) {
      if (h.var == hold.var) {
        return true;
      }
    }
    return false;
  }

  private static void nested(ThreadState thread, Held outer, Held held, Moment moment, Held taken) {
    SyncVar var = outer.var;
    SyncVar inner = taken.var;
    if (var == null || inner == null) {
      return;
    }
    Nesting known = thread.nestings().find(var, held, taken);
    if (known != null) {
      if (known.last().time() != moment.time()) {
        known.again(moment);
        if (known.isSuspect) {
          search(thread, known);
        }
      }
      return;
    }
    Nesting made = new Nesting(var, inner, held, taken, moment, thread);
    thread.nestings().put(made);
    search(thread, made);
  }

  private static void add(SyncVar outer, Nesting made) {
    List<Nesting> edges = outer.nestings;
    if (edges == null) {
      edges = new ArrayList<>(2);
      outer.nestings = edges;
    }
    int alike = 0;
    for (int i = 0; i < edges.size(); i++) {
      Nesting other = edges.get(i);
      if (other.isOf(outer, made.held, made.taken) && ++alike == THREADS) {
        edges.set(i, made); // the latest of many threads
        return;
      }
    }
    if ((edges.size() & (edges.size() - 1)) == 0 || edges.size() >= EDGES) {
      edges.removeIf(edge -> edge.inner.get() == null);
    }
    if (edges.size() < EDGES) {
      edges.add(made);
    }
  }

  /** Adds an edge if it is new, looks for a cycle with it, and tells the first that is found. */
  private static void search(ThreadState thread, Nesting edge) {
    if (thread.busy) {
      return;
    }
    LockCycle found;
    thread.busy = true; // what is used of the JDK may be watched
    try {
      LOCK.lock();
      try {
        if (!edge.isSuspect) {
          add(edge.outer, edge);
        }
        found = new Search(edge).run();
      } finally {
        LOCK.unlock();
      }
      if (found != null && CHANNEL.isOpen() && CHANNEL.isNew(found.places())) {
        CHANNEL.tell(found);
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  /** One search; the graph is locked. */
  private static final class Search {
    private final Nesting start;
    private final List<Nesting> path = new ArrayList<>(LONGEST);
    private int tries = TRIES;

    Search(Nesting start) {
      this.start = start;
    }

    @Nullable LockCycle run() {
      path.add(start);
      return isClosed(start) ? new LockCycle(path) : null;
    }

    /** Whether edges that go on from the last one lead back to the start. */
    private boolean isClosed(Nesting last) {
      List<Nesting> edges = last.inner.nestings;
      if (edges == null) {
        return false;
      }
      for (Nesting next : edges) {
        if (tries-- <= 0) {
          return false;
        }
        if (!fits(last, next)) {
          continue;
        }
        path.add(next);
        boolean closes = next.inner == start.outer;
        if (closes && waits(next, start) && couldMeet()) {
          return true;
        }
        if (!closes && path.size() < LONGEST && isClosed(next)) {
          return true;
        }
        path.remove(path.size() - 1);
      }
      return false;
    }

    /** Whether an edge may follow the last one of the path, whenever they were. */
    private boolean fits(Nesting last, Nesting next) {
      if (!waits(last, next)) {
        return false;
      }
      for (Nesting other : path) {
        if (other.thread == next.thread
            || (other != last && other.inner == next.outer)
            || other.hasGateWith(next)) {
          return false;
        }
      }
      return true;
    }

    /** Whether who waits for a lock waits for its holder. */
    private static boolean waits(Nesting waiter, Nesting holder) {
      return !(waiter.taken.isShared() && holder.isOuterShared());
    }

    private boolean couldMeet() {
      for (int i = 0; i < path.size(); i++) {
        for (int k = i + 1; k < path.size(); k++) {
          if (!path.get(i).canMeet(path.get(k))) {
            path.forEach(edge -> edge.isSuspect = true);
            return false;
          }
        }
      }
      return true;
    }
  }
}

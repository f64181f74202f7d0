package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Elements;
import dev.dure.race.runtime.Inside;
import dev.dure.race.runtime.Starts;
import dev.dure.race.runtime.Syncs;
import dev.dure.race.runtime.ThreadState;
import java.util.Collection;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's own classes call: where threads begin and end, where a task goes from one thread
 * to another, and where synchronizers and queues take effect. Which of these is called where, is in
 * the table of the instrumenter.
 *
 * <p>What is told to an object that is handed over (a task) is told to all who take this object:
 * where two threads hand over one and the same task object, its runs come after both.
 */
public final class Handoffs {

  /** What an iterator iterates over: the object in which it was made. */
  private static final ClassValue<Inside> OUTER =
      new ClassValue<>() {
        @Override
        protected Inside computeValue(Class<?> type) {
          for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            Inside outer = Inside.field(c, "this$0");
            if (outer.exists()) {
              return outer;
            }
          }
          return Inside.field(type, "this$0");
        }
      };

  private static final Inside SCHEDULER =
      Inside.field("java.lang.VirtualThread", "DEFAULT_SCHEDULER");

  private Handoffs() {}

  // ---- threads ----

  /** A thread is about to be started by the current one. */
  public static void starting(Thread thread) {
    Starts.starting(thread);
  }

  /** The current thread is about to end. */
  public static void ending() {
    Starts.ending();
  }

  /** A timed or untimed {@code join} has returned; only if the thread has ended this tells. */
  public static void threadJoined(Thread thread) {
    if (!thread.isAlive()) {
      Starts.ended(thread);
    }
  }

  /** A thread is about to be interrupted by the current one. */
  public static void interrupting(Thread thread) {
    Edges.release(Edges.second(thread));
  }

  /** The current thread learns by an exception that it was interrupted. */
  public static void interrupted() {
    Edges.acquire(Edges.second(Thread.currentThread()));
  }

  // ---- synchronizers ----

  /** An operation that releases is about to take effect. */
  public static void release(Object object) {
    Syncs.release(object);
  }

  /** An operation that acquires has taken effect. */
  public static void acquire(Object object) {
    Syncs.acquire(object);
  }

  /** An operation has said whether it took effect. */
  public static void acquireIf(Object object, boolean success) {
    if (success) {
      Syncs.acquire(object);
    }
  }

  /** An operation has said how many it took. */
  public static void acquireSome(Object object, int count) {
    if (count > 0) {
      Syncs.acquire(object);
    }
  }

  // ---- tasks ----

  /** A task is about to be given to an executor, or a task of a timer to its thread. */
  public static void give(Object executor, @Nullable Object task) {
    if (task != null) {
      Syncs.release(task);
    }
  }

  /**
   * A task is about to be given to a pool. What schedules virtual threads is none: what it is given
   * is a thread that goes on, and that orders nothing.
   */
  public static void submit(Object pool, @Nullable Object task) {
    if (SCHEDULER.get() != pool) {
      give(pool, task);
    }
  }

  /** As {@link #submit}, to a pool that signals by a flag. */
  public static void submitSignalled(Object pool, boolean signal, @Nullable Object task) {
    submit(pool, task);
  }

  /** A thread that an executor has started for one task has ended, or is about to. */
  public static void taskEnded(Object executor, Thread thread) {
    Starts.ended(thread);
    Syncs.release(executor);
  }

  /**
   * The current thread, which is an executor's own, is about to run a task. If the last one has
   * ended by an exception that the executor caught, the thread would still seem to be in its calls.
   */
  public static void begin(Object executor, @Nullable Object task) {
    ThreadState.current().beginTask();
    if (task != null) {
      Syncs.acquire(task);
    }
  }

  // ---- fork and join ----

  /**
   * The current thread, a worker of a pool, is about to run a task that it was not in the middle of
   * another for. As {@link #begin}; the task itself tells what it learns.
   */
  public static void top(Object queue) {
    ThreadState.current().beginTask();
  }

  /** A task is joined, or an attempt to join it has ended. */
  public static void joined(ForkJoinTask<?> task) {
    if (task.isDone()) {
      Syncs.acquire(task);
    }
  }

  /** A pool has run a task for the caller. */
  public static void invoked(Object pool, @Nullable ForkJoinTask<?> task) {
    if (task != null) {
      joined(task);
    }
  }

  /** Two tasks are joined. */
  public static void joinedBoth(@Nullable ForkJoinTask<?> one, @Nullable ForkJoinTask<?> other) {
    invoked(Handoffs.class, one);
    invoked(Handoffs.class, other);
  }

  /** Tasks are joined. */
  public static void joinedAll(@Nullable ForkJoinTask<?> @Nullable [] tasks) {
    if (tasks != null) {
      for (ForkJoinTask<?> task : tasks) {
        invoked(Handoffs.class, task);
      }
    }
  }

  /** Tasks are joined. */
  public static void joinedEach(@Nullable Collection<? extends ForkJoinTask<?>> tasks) {
    if (tasks != null) {
      for (ForkJoinTask<?> task : tasks) {
        invoked(Handoffs.class, task);
      }
    }
  }

  /**
   * {@link CountedCompleter#tryComplete}, step by step: who is not the last of a task's parts
   * releases to it, who is the last acquires from all others before it goes on with the task.
   */
  public static void tryComplete(CountedCompleter<?> task) {
    complete(task, true);
  }

  /** {@link CountedCompleter#propagateCompletion}, as {@link #tryComplete}. */
  public static void propagateCompletion(CountedCompleter<?> task) {
    complete(task, false);
  }

  private static void complete(CountedCompleter<?> task, boolean isTold) {
    CountedCompleter<?> at = task;
    CountedCompleter<?> from = task;
    while (true) {
      int pending = at.getPendingCount();
      if (pending == 0) {
        Syncs.acquire(at);
        if (isTold) {
          at.onCompletion(from);
        }
        from = at;
        CountedCompleter<?> above = at.getCompleter();
        if (above == null) {
          from.quietlyComplete();
          return;
        }
        at = above;
      } else {
        Syncs.release(at);
        if (at.compareAndSetPendingCount(pending, pending - 1)) {
          return;
        }
      }
    }
  }

  /** {@link CountedCompleter#firstComplete}, as {@link #tryComplete}. */
  public static @Nullable CountedCompleter<?> firstComplete(CountedCompleter<?> task) {
    while (true) {
      int pending = task.getPendingCount();
      if (pending == 0) {
        Syncs.acquire(task);
        return task;
      }
      Syncs.release(task);
      if (task.compareAndSetPendingCount(pending, pending - 1)) {
        return null;
      }
    }
  }

  // ---- queues and exchangers ----

  /** An element is about to be put. */
  public static void put(Object queue, @Nullable Object element) {
    if (element != null) {
      var unused = Elements.put(queue, 0, element);
    }
  }

  /** An element was read or taken, or none. */
  public static void taken(Object queue, @Nullable Object element) {
    if (element != null) {
      Elements.take(queue, 0, element);
    }
  }

  /** Several elements were read or taken. */
  public static void takenAny(Object queue) {
    Elements.takeAny(queue);
  }

  /** Several elements are about to be put. */
  public static void putAll(Object queue, @Nullable Collection<?> elements) {
    if (elements != null && elements != queue) {
      for (Object element : elements) {
        put(queue, element);
      }
    }
  }

  /** Some element, if any, was read or taken. */
  public static void takenSome(Object queue, boolean success) {
    if (success) {
      Elements.takeAny(queue);
    }
  }

  /** Some element, or none, was read or taken, in a form that does not tell which. */
  public static void takenEntry(Object queue, @Nullable Object result) {
    takenSome(queue, result != null);
  }

  /** An iterator of a queue has given an element. */
  public static void iterated(Object iterator, @Nullable Object element) {
    Object queue = OUTER.get(iterator.getClass()).get(iterator);
    if (queue != null) {
      taken(queue, element);
    }
  }

  /** An iterator has gone on, and does not tell to what. */
  public static void iteratedAny(Object iterator) {
    Object collection = OUTER.get(iterator.getClass()).get(iterator);
    if (collection != null) {
      Elements.takeAny(collection);
    }
  }

  /** An element is about to be put at a place in a list. */
  public static void putAt(Object list, int index, @Nullable Object element) {
    put(list, element);
  }

  /** Several elements are about to be put at a place in a list. */
  public static void putAllAt(Object list, int index, @Nullable Collection<?> elements) {
    putAll(list, elements);
  }

  /**
   * A mapping is about to be made; a sorted map need not hash its keys, so its value stands alone.
   */
  public static void map(Object map, @Nullable Object key, @Nullable Object value) {
    put(map, value);
  }

  /** A mapping is about to be replaced. */
  public static void remap(
      Object map, @Nullable Object key, @Nullable Object old, @Nullable Object value) {
    put(map, value);
  }

  /** An object, or null, is about to be given to the partner. */
  public static void exchanging(Object exchanger, @Nullable Object given) {
    var unused = Elements.put(exchanger, 0, given);
  }

  /** An object, or null, has come from the partner. */
  public static void exchanged(Object exchanger, @Nullable Object got) {
    Elements.take(exchanger, 0, got);
  }
}

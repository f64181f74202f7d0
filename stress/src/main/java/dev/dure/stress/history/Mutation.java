package dev.dure.stress.history;

import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import dev.dure.stress.StandIn;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What can be broken on purpose, once in a while, to see that the checker finds it. */
enum Mutation {
  /** Nothing. */
  NONE(null),
  /** An addition is a read and a write. */
  LOST_UPDATE(Subject.VALUE) {
    @Override
    SharedLong of(SharedLong value) {
      return proxy(
          SharedLong.class,
          value,
          (method, arguments) -> {
            if (!method.equals("getAndAdd") || !seldom()) {
              return null;
            }
            long seen = value.get();
            pause();
            value.set(seen + (long) arguments[0]);
            return seen;
          });
    }
  },
  /** A read gives what was there at an earlier read of the process. */
  STALE_READ(Subject.VALUE) {
    @Override
    SharedLong of(SharedLong value) {
      long[] last = new long[1];
      return proxy(
          SharedLong.class,
          value,
          (method, arguments) -> {
            if (!method.equals("get")) {
              return null;
            }
            long old = last[0];
            last[0] = value.get();
            return seldom() ? (Object) old : null;
          });
    }
  },
  /** A lock is said to be granted when it is not. */
  GRANTED_TWICE(Subject.LOCK) {
    @Override
    SharedLock of(SharedLock lock) {
      ThreadLocal<Boolean> pretended = ThreadLocal.withInitial(() -> false);
      return proxy(
          SharedLock.class,
          lock,
          (method, arguments) -> {
            if (method.equals("unlock") && pretended.get()) {
              pretended.set(false);
              return DONE;
            }
            if (method.equals("lock") && seldom()) {
              pretended.set(true);
              return DONE;
            }
            return null;
          });
    }
  },
  /** What a lock guards is reached without it. */
  UNLOCKED(Subject.REGISTER) {
    @Override
    SharedLock of(SharedLock lock) {
      return proxy(
          SharedLock.class,
          lock,
          (method, arguments) -> {
            if (method.equals("lock")) {
              pause();
            }
            return method.equals("lock") || method.equals("unlock") ? DONE : null;
          });
    }
  },
  /** That a key is absent, and that it gets a value, are two steps. */
  ABSENT_TWICE(Subject.MAP) {
    @Override
    @SuppressWarnings("unchecked") // the proxy's only interface is the class of what it stands for
    SharedMap<Long, Long> of(SharedMap<Long, Long> map) {
      return proxy(
          SharedMap.class,
          map,
          (method, arguments) -> {
            if (!method.equals("putIfAbsent") || map.containsKey(arguments[0])) {
              return null;
            }
            pause();
            map.put((Long) arguments[0], (Long) arguments[1]);
            return DONE;
          });
    }
  },
  /** An element is handed out and stays. */
  ITEM_TWICE(Subject.QUEUE) {
    @Override
    SharedQueue<Long> of(SharedQueue<Long> queue) {
      return brokenQueue(queue, "poll", queue::peek);
    }
  },
  /** An element is taken and not handed out. */
  ITEM_LOST(Subject.QUEUE) {
    @Override
    SharedQueue<Long> of(SharedQueue<Long> queue) {
      return brokenQueue(
          queue,
          "poll",
          () -> {
            Long lost = queue.poll();
            return lost == null ? null : queue.poll();
          });
    }
  },
  /** The second element is handed out before the first. */
  ORDER_CHANGED(Subject.QUEUE) {
    @Override
    SharedQueue<Long> of(SharedQueue<Long> queue) {
      return brokenQueue(
          queue,
          "poll",
          () -> {
            Long first = queue.poll();
            Long second = first == null ? null : queue.poll();
            if (second == null) {
              return first;
            }
            return queue.offer(first) ? second : null;
          });
    }
  };

  private static final Object DONE = new Object();

  /** What is done in place of a call; null means the call itself. */
  @FunctionalInterface
  private interface Instead {
    @Nullable Object call(String method, Object[] arguments) throws Throwable;
  }

  /** Gives an element or null. */
  @FunctionalInterface
  private interface Poll {
    @Nullable Long get();
  }

  private final @Nullable Subject subject;

  Mutation(@Nullable Subject subject) {
    this.subject = subject;
  }

  /** What it breaks. */
  @Nullable Subject subject() {
    return subject;
  }

  SharedLong of(SharedLong value) {
    return value;
  }

  SharedLock of(SharedLock lock) {
    return lock;
  }

  SharedQueue<Long> of(SharedQueue<Long> queue) {
    return queue;
  }

  SharedMap<Long, Long> of(SharedMap<Long, Long> map) {
    return map;
  }

  private static boolean seldom() {
    return ThreadLocalRandom.current().nextInt(8) == 0;
  }

  /** Long enough for others to come in between. */
  private static void pause() {
    long end = System.nanoTime() + 20_000;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  @SuppressWarnings("unchecked") // the proxy's only interface is the class of what it stands for
  private static SharedQueue<Long> brokenQueue(SharedQueue<Long> queue, String name, Poll poll) {
    return proxy(
        SharedQueue.class,
        queue,
        (method, arguments) -> method.equals(name) && seldom() ? poll.get() : null);
  }

  private static <T> T proxy(Class<T> type, T target, Instead instead) {
    return StandIn.of(
        type,
        (self, method, arguments) -> {
          Object result = instead.call(method.getName(), arguments);
          if (result != null) {
            return result == DONE ? null : result;
          }
          return StandIn.passOn(target, method, arguments);
        });
  }
}

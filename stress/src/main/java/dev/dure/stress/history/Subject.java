package dev.dure.stress.history;

import dev.dure.Elements;
import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import dev.dure.Space;
import dev.dure.stress.history.HistoryOptions.Scope;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The kinds of objects whose histories are recorded. */
enum Subject {
  /** A {@link SharedLong}. */
  VALUE {
    @Override
    Actions actions(Space space, String name, Mutation mutation) {
      SharedLong value = mutation.of(space.longValue(name));
      return (pen, random, fresh) -> number(pen, random, fresh, 0, Numbers.of(value));
    }
  },

  /** The elements of a {@link SharedLongArray}, each by itself. */
  ELEMENTS {
    @Override
    Actions actions(Space space, String name, Mutation mutation) {
      SharedLongArray array = space.longArray(name, KEYS);
      return (pen, random, fresh) -> {
        int index = random.nextInt(KEYS);
        number(pen, random, fresh, index, Numbers.of(array, index));
      };
    }
  },

  /** Plain elements that are only reached under a lock, which the dead release. */
  REGISTER {
    @Override
    Actions actions(Space space, String name, Mutation mutation) {
      SharedLock lock = mutation.of(space.lock(name + ".lock", OwnerDeath.RELEASE));
      SharedLongArray array = space.longArray(name, KEYS);
      return (pen, random, fresh) -> {
        int index = random.nextInt(KEYS);
        number(pen, random, fresh, index, Numbers.under(lock, array, index));
      };
    }
  },

  /** A {@link SharedMap}, each key by itself. */
  MAP {
    @Override
    Model<?> model(Scope scope) {
      return Models.number(Operation.NONE);
    }

    @Override
    Actions actions(Space space, String name, Mutation mutation) {
      SharedMap<Long, Long> map =
          mutation.of(space.map(name, CAPACITY, Elements.longs(), Elements.longs()));
      return (pen, random, fresh) -> {
        int index = random.nextInt(KEYS);
        long key = index;
        switch (random.nextInt(6)) {
          case 0, 1 -> pen.note(Verb.GET, index, 0, 0, () -> orNone(map.get(key)));
          case 2 -> pen.note(Verb.PUT, index, fresh, 0, () -> orNone(map.put(key, fresh)));
          case 3 ->
              pen.note(
                  Verb.PUT_IF_ABSENT, index, fresh, 0, () -> orNone(map.putIfAbsent(key, fresh)));
          case 4 -> pen.note(Verb.REPLACE, index, fresh, 0, () -> orNone(map.replace(key, fresh)));
          default -> pen.note(Verb.REMOVE, index, 0, 0, () -> orNone(map.remove(key)));
        }
      };
    }
  },

  /** A {@link SharedLock} itself, which the dead release. */
  LOCK {
    @Override
    Model<?> model(Scope scope) {
      return Models.lock();
    }

    @Override
    Actions actions(Space space, String name, Mutation mutation) {
      SharedLock lock = mutation.of(space.lock(name, OwnerDeath.RELEASE));
      return (pen, random, fresh) -> {
        boolean held =
            switch (random.nextInt(3)) {
              case 0 -> pen.note(Verb.LOCK, 0, 0, 0, () -> done(lock::lock)) == Operation.NONE;
              case 1 -> pen.note(Verb.TRY_LOCK, 0, 0, 0, () -> lock.tryLock() ? 1 : 0) == 1;
              default ->
                  pen.note(Verb.TRY_LOCK, 0, 0, 0, () -> lock.tryLock(WAIT, UNIT) ? 1 : 0) == 1;
            };
        if (held) {
          LockSupport.parkNanos(random.nextInt(2) * 20_000L);
          pen.note(Verb.UNLOCK, 0, 0, 0, () -> done(lock::unlock));
        }
      };
    }
  },

  /** A {@link SharedQueue} of numbers, each of which is put in once. */
  QUEUE {
    @Override
    Model<?> model(Scope scope) {
      return Models.queue(CAPACITY, scope == Scope.HEAP);
    }

    @Override
    Actions actions(Space space, String name, Mutation mutation) {
      SharedQueue<Long> queue = mutation.of(space.queue(name, CAPACITY, Elements.longs()));
      return new Actions() {
        @Override
        public void step(Journal.Pen pen, SplittableRandom random, long fresh)
            throws InterruptedException {
          switch (random.nextInt(6)) {
            case 0, 1 -> pen.note(Verb.OFFER, 0, fresh, 0, () -> queue.offer(fresh) ? 1 : 0);
            case 2 ->
                pen.note(Verb.OFFER, 0, fresh, 0, () -> queue.offer(fresh, WAIT, UNIT) ? 1 : 0);
            case 3 -> pen.note(Verb.POLL, 0, 0, 0, () -> orNone(queue.poll()));
            case 4 -> pen.note(Verb.POLL, 0, 0, 0, () -> orNone(queue.poll(WAIT, UNIT)));
            default -> pen.note(Verb.PEEK, 0, 0, 0, () -> orNone(queue.peek()));
          }
        }

        @Override
        public void finish(Journal.Pen pen) throws InterruptedException {
          while (pen.note(Verb.POLL, 0, 0, 0, () -> orNone(queue.poll())) != Operation.NONE) {
            // what is left shows what was put in
          }
        }
      };
    }
  };

  /** What actors do to an object. */
  @FunctionalInterface
  interface Actions {

    /**
     * Does something at random.
     *
     * @param fresh a number that nobody has used yet
     */
    void step(Journal.Pen pen, SplittableRandom random, long fresh) throws InterruptedException;

    /** Shows, when nobody does anything more, what is left. */
    default void finish(Journal.Pen pen) throws InterruptedException {}
  }

  private static final int KEYS = 3;
  private static final int CAPACITY = 4;
  private static final long WAIT = 100;
  private static final TimeUnit UNIT = TimeUnit.MICROSECONDS;

  /** What the object must be like. */
  Model<?> model(Scope scope) {
    return Models.number(0);
  }

  /** Gets or creates the object, broken as the mutation says. */
  abstract Actions actions(Space space, String name, Mutation mutation);

  private static long orNone(@Nullable Long element) {
    return element == null ? Operation.NONE : element;
  }

  private static long done(Runnable call) {
    call.run();
    return Operation.NONE;
  }

  private static void number(
      Journal.Pen pen, SplittableRandom random, long fresh, int key, Numbers numbers)
      throws InterruptedException {
    switch (random.nextInt(5)) {
      case 0, 1 -> pen.note(Verb.GET, key, 0, 0, numbers::get);
      case 2 -> pen.note(Verb.SET, key, fresh, 0, () -> done(() -> numbers.set(fresh)));
      case 3 -> pen.note(Verb.ADD, key, fresh, 0, () -> numbers.add(fresh));
      default -> {
        long expected = numbers.get();
        pen.note(Verb.EXCHANGE, key, expected, fresh, () -> numbers.exchange(expected, fresh));
      }
    }
  }
}

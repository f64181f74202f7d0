package dev.dure.stress.torture;

import dev.dure.Guarded;
import dev.dure.LockGrant;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.stress.StandIn;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Locks, records and conditions that break their contract once in a while. */
final class BrokenParts {

  private static final int SELDOM = 50;

  private BrokenParts() {}

  static void install(Mutation mutation, World world) {
    switch (mutation) {
      case GRANTED_TWICE -> {
        // Not the last: its conditions would notice at once that it is not held.
        for (int i = 0; i < World.TOKENS_LOCK; i++) {
          SharedLock lock = world.locks.get(i);
          world.locks.set(i, StandIn.of(SharedLock.class, new GrantedTwice(world, lock)));
        }
      }
      case EPOCH_AGAIN ->
          world.locks.replaceAll(lock -> StandIn.of(SharedLock.class, epochAgain(lock)));
      case CHANGE_LOST ->
          world.locks.replaceAll(lock -> StandIn.of(SharedLock.class, changeLost(world, lock)));
      case UPDATE_IN_TWO_STEPS -> world.purses.replaceAll(BrokenParts::updateInTwoSteps);
      case PERMIT_TWICE ->
          world.desks = StandIn.of(SharedSemaphore.class, permitTwice(world.desks));
      case READ_UNLOCKED ->
          world.table = StandIn.of(SharedReadWriteLock.class, readUnlocked(world.table));
      case ITEM_TWICE -> world.letters = itemTwice(world.letters);
      case ITEM_OVERTAKEN -> world.letters = itemOvertaken(world.letters);
      case ITEM_LOST -> world.letters = itemLost(world.letters);
      case ENTRY_IN_TWO_STEPS -> world.tallies = entryInTwoSteps(world.tallies);
      case ENTRY_STAYS -> world.tallies = entryStays(world.tallies);
      case SIGNAL_LOST -> {
        world.notEmpty = signalLost(world.notEmpty);
        world.notFull = signalLost(world.notFull);
      }
      case WAKE_LOST -> {
        world.notEmpty = wakeLost(world.notEmpty);
        world.notFull = wakeLost(world.notFull);
      }
      case THROWN ->
          world.locks.replaceAll(
              lock -> StandIn.of(SharedLock.class, seldom(lock, "lock", () -> thrown())));
      case GONE ->
          world.locks.replaceAll(
              lock -> StandIn.of(SharedLock.class, seldom(lock, "lock", () -> Posix.exit(5))));
      default -> {}
    }
  }

  private static boolean seldom() {
    return ThreadLocalRandom.current().nextInt(SELDOM) == 0;
  }

  private static void thrown() {
    throw new IllegalStateException("thrown on purpose");
  }

  private static InvocationHandler seldom(Object target, String name, Runnable instead) {
    return (self, method, arguments) -> {
      if (method.getName().equals(name) && seldom()) {
        instead.run();
      }
      return StandIn.passOn(target, method, arguments);
    };
  }

  /** Grants without a lock: what two processes have if a word is taken by a read and a write. */
  private static final class GrantedTwice implements InvocationHandler {

    private final World world;
    private final int epoch;
    private final SharedLock lock;
    private final ThreadLocal<Boolean> pretended = ThreadLocal.withInitial(() -> false);

    GrantedTwice(World world, SharedLock lock) {
      this.world = world;
      this.epoch = World.cell(world.locks.indexOf(lock), World.EPOCH);
      this.lock = lock;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      if (name.equals("lock") && seldom()) {
        pretended.set(true);
        return null;
      }
      if (pretended.get()) {
        if (name.equals("unlock")) {
          pretended.set(false);
          world.cells.setPlain(
              epoch, world.cells.getPlain(epoch) - 1); // so that nobody finds it by that
          return null;
        }
        if (name.equals("grant")) {
          return new LockGrant(world.cells.getPlain(epoch) + 1, LockGrant.State.HELD);
        }
      }
      return StandIn.passOn(lock, method, arguments);
    }
  }

  private static InvocationHandler epochAgain(SharedLock lock) {
    return (self, method, arguments) -> {
      if (method.getName().equals("grant") && seldom()) {
        return new LockGrant(1, LockGrant.State.HELD);
      }
      return StandIn.passOn(lock, method, arguments);
    };
  }

  private static InvocationHandler changeLost(World world, SharedLock lock) {
    int balance = World.cell(world.locks.indexOf(lock), World.COUNT);
    return (self, method, arguments) -> {
      if (method.getName().equals("unlock") && seldom() && world.cells.get(balance) > 0) {
        world.cells.setPlain(balance, world.cells.getPlain(balance) - 1);
      }
      return StandIn.passOn(lock, method, arguments);
    };
  }

  @SuppressWarnings("unchecked") // the proxy's only interface is the class of what it stands for
  private static Guarded<Purse> updateInTwoSteps(Guarded<Purse> purse) {
    Set<String> updates = Set.of("update");
    return (Guarded<Purse>)
        StandIn.of(
            Guarded.class,
            (self, method, arguments) -> {
              if (updates.contains(method.getName()) && arguments != null && seldom()) {
                UnaryOperator<Purse> op = (UnaryOperator<Purse>) arguments[0];
                Purse next = op.apply(purse.read());
                LockSupport.parkNanos(5_000_000);
                return purse.update(old -> next);
              }
              return StandIn.passOn(purse, method, arguments);
            });
  }

  private static InvocationHandler permitTwice(SharedSemaphore semaphore) {
    return (self, method, arguments) ->
        method.getName().equals("tryAcquire") && ThreadLocalRandom.current().nextInt(5) == 0
            ? true
            : StandIn.passOn(semaphore, method, arguments);
  }

  private static InvocationHandler readUnlocked(SharedReadWriteLock lock) {
    Lock side = lock.readLock();
    Lock broken =
        StandIn.of(
            Lock.class,
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "lock", "lockInterruptibly", "unlock" -> null;
                  case "tryLock" -> true;
                  default -> StandIn.passOn(side, method, arguments);
                });
    return (self, method, arguments) ->
        method.getName().equals("readLock") ? broken : StandIn.passOn(lock, method, arguments);
  }

  @SuppressWarnings("unchecked") // the proxy's only interface is the class of what it stands for
  private static SharedQueue<Purse> itemTwice(SharedQueue<Purse> queue) {
    return StandIn.of(
        SharedQueue.class,
        (self, method, arguments) -> {
          Purse first = method.getName().equals("poll") ? queue.peek() : null;
          return first == null ? StandIn.passOn(queue, method, arguments) : first;
        });
  }

  @SuppressWarnings("unchecked") // the proxy's only interface is the class of what it stands for
  private static SharedQueue<Purse> itemOvertaken(SharedQueue<Purse> queue) {
    return StandIn.of(
        SharedQueue.class,
        (self, method, arguments) -> {
          Purse first = method.getName().equals("poll") ? queue.poll() : null;
          Purse second = first == null ? null : queue.poll();
          if (second == null) {
            return first == null ? StandIn.passOn(queue, method, arguments) : first;
          }
          while (!queue.offer(first)) { // put may be interrupted, which poll does not say
            Thread.onSpinWait();
          }
          return second;
        });
  }

  @SuppressWarnings("unchecked") // the proxy's only interface is the class of what it stands for
  private static SharedQueue<Purse> itemLost(SharedQueue<Purse> queue) {
    return StandIn.of(
        SharedQueue.class,
        (self, method, arguments) ->
            method.getName().equals("offer") ? true : StandIn.passOn(queue, method, arguments));
  }

  @SuppressWarnings("unchecked") // the function has the types of the map, whose proxy this is
  private static SharedMap<Long, Purse> entryInTwoSteps(SharedMap<Long, Purse> map) {
    return StandIn.of(
        SharedMap.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("compute") || arguments == null) {
            return StandIn.passOn(map, method, arguments);
          }
          Long key = (Long) arguments[0];
          Purse was = map.get(key);
          Purse next = ((BiFunction<Long, Purse, Purse>) arguments[1]).apply(key, was);
          LockSupport.parkNanos(20_000_000);
          return map.compute(key, (k, meanwhile) -> next);
        });
  }

  @SuppressWarnings("unchecked") // the function has the types of the map, whose proxy this is
  private static SharedMap<Long, Purse> entryStays(SharedMap<Long, Purse> map) {
    return StandIn.of(
        SharedMap.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("compute") || arguments == null) {
            return StandIn.passOn(map, method, arguments);
          }
          AtomicBoolean removed = new AtomicBoolean();
          Purse now =
              map.compute(
                  (Long) arguments[0],
                  (key, was) -> {
                    Purse next = ((BiFunction<Long, Purse, Purse>) arguments[1]).apply(key, was);
                    removed.set(next == null);
                    return next == null ? was : next;
                  });
          return removed.get() ? null : now;
        });
  }

  private static SharedCondition signalLost(SharedCondition condition) {
    return StandIn.of(
        SharedCondition.class,
        (self, method, arguments) ->
            method.getName().startsWith("signal")
                ? null
                : StandIn.passOn(condition, method, arguments));
  }

  /** Who is woken waits on, without the lock, until the backstop would have looked. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private static SharedCondition wakeLost(SharedCondition condition) {
    return StandIn.of(
        SharedCondition.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("await") || arguments == null) {
            return StandIn.passOn(condition, method, arguments);
          }
          boolean woken = condition.await((long) arguments[0], (TimeUnit) arguments[1]);
          long backstop = System.nanoTime() + 950_000_000;
          while (woken && backstop - System.nanoTime() > 0) {
            boolean _ = condition.await(backstop - System.nanoTime(), TimeUnit.NANOSECONDS);
          }
          return woken;
        });
  }
}

package dev.dure.stress.fuzz;

import dev.dure.AbandonedLockException;
import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.Lease;
import dev.dure.OwnerDeath;
import dev.dure.SharedCondition;
import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedEvent;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.memory.MemorySpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Every kind of object, and what can be done with it. Locks are waited for without a limit, since
 * somebody always gives them back; what may never come (a permit, a party, an element) for some
 * milliseconds.
 */
final class Things {

  /** A record. */
  record Pair(long first, long second) {}

  private static final int MILLIS = 5;
  private static final int NAMES = 40;

  private final MemorySpace space;
  private final List<Operation> operations = new ArrayList<>();

  /** Gets or creates all. */
  Things(MemorySpace space) {
    this.space = space;
    values(space.longValue("count"), space.longArray("numbers", 100));
    lock(space.lock("door"));
    lock(space.lock("gate", OwnerDeath.RELEASE));
    guarded(space.guarded("pair", new Pair(1, -1)));
    readWriteLock(space.readWriteLock("table"));
    readWriteLock(space.readWriteLock("shelf", OwnerDeath.RELEASE));
    semaphore(space.semaphore("desks", 3));
    semaphore(space.boundedSemaphore("chairs", 2, OwnerDeath.RELEASE));
    barrier(space.cyclicBarrier("start", 2));
    signals(space.event("ring"), space.countDownLatch("last", 1000));
    queue(space.queue("longs", 3, Elements.longs()), 7L);
    queue(space.queue("bytes", 4, Elements.bytes(200)), new byte[150]);
    map(space.map("names", 8, Elements.strings(20), Elements.longs()));
    directory();
  }

  /** One of the operations. */
  Operation any() {
    return operations.get(ThreadLocalRandom.current().nextInt(operations.size()));
  }

  private void add(String name, Operation.Body body) {
    operations.add(new Operation(name, Operation.Back.NOTHING, body));
  }

  private void add(String name, Operation.Back back, Operation.Body body) {
    operations.add(new Operation(name, back, body));
  }

  private void values(SharedLong count, SharedLongArray numbers) {
    long[] some = new long[10];
    add("values", () -> numbers.set(3, count.increment()));
    add("arrays", () -> numbers.read(50, some, 0, some.length));
  }

  // ---- locks ----

  private void lock(SharedLock lock) {
    SharedCondition condition = lock.condition("changed");
    String name = lock.name().orElseThrow();
    add("lock " + name, Operation.Back.LOCK, () -> whileLocked(lock, lock, () -> {}));
    add("try " + name, Operation.Back.LOCK, () -> tryLock(lock));
    add(
        "await " + name,
        Operation.Back.LOCK,
        () -> whileLocked(lock, lock, () -> await(condition)));
    add("signal " + name, Operation.Back.LOCK, () -> whileLocked(lock, lock, condition::signal));
  }

  private static void whileLocked(Lock lock, SharedLock owner, Operation.Body body)
      throws Exception {
    try {
      lock.lock();
    } catch (AbandonedLockException e) {
      var _ = owner.recover(() -> {});
      throw e;
    }
    try {
      body.run();
    } finally {
      lock.unlock();
    }
  }

  private static void await(SharedCondition condition) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (left > 0) {
      left = condition.awaitNanos(left);
    }
  }

  private static void tryLock(SharedLock lock) throws InterruptedException {
    if (lock.tryLock() || lock.tryLock(MILLIS, TimeUnit.MILLISECONDS)) {
      lock.unlock();
    }
  }

  private void guarded(Guarded<Pair> pair) {
    add(
        "update",
        Operation.Back.LOCK,
        () -> {
          try {
            var _ = pair.update(p -> new Pair(p.first() + 1, p.second() - 1));
          } catch (AbandonedLockException e) {
            var _ = pair.lock().recover(() -> {});
            throw e;
          }
        });
    add("read", Operation.Back.LOCK, pair::read);
  }

  private void readWriteLock(SharedReadWriteLock lock) {
    String name = lock.name().orElseThrow();
    add("read " + name, Operation.Back.LOCK, () -> whileLocked(lock, lock.readLock()));
    add("write " + name, Operation.Back.LOCK, () -> whileLocked(lock, lock.writeLock()));
  }

  private static void whileLocked(SharedReadWriteLock lock, Lock side) {
    try {
      side.lock();
    } catch (AbandonedLockException e) {
      var _ = lock.recover(() -> {});
      throw e;
    }
    side.unlock();
  }

  // ---- other synchronizers ----

  private void semaphore(SharedSemaphore semaphore) {
    String name = semaphore.name().orElseThrow();
    add(
        "acquire " + name,
        Operation.Back.PERMITS,
        () -> {
          try {
            if (semaphore.tryAcquire(1, MILLIS, TimeUnit.MILLISECONDS)) {
              semaphore.release();
            }
          } catch (AbandonedLockException e) {
            var _ = semaphore.recover(() -> {});
            throw e;
          }
        });
    add("permits " + name, semaphore::availablePermits);
  }

  private void barrier(SharedCyclicBarrier barrier) {
    add("await", () -> barrier.await(MILLIS, TimeUnit.MILLISECONDS));
    add("reset", barrier::reset);
    add("parties", barrier::getNumberWaiting);
  }

  private void signals(SharedEvent event, SharedCountDownLatch latch) {
    add("set", event::set);
    add("clear", event::clear);
    add("await event", () -> event.await(MILLIS, TimeUnit.MILLISECONDS));
    add("count down", latch::countDown);
    add("await latch", () -> latch.await(MILLIS, TimeUnit.MILLISECONDS));
  }

  // ---- queues ----

  private <E> void queue(SharedQueue<E> queue, E element) {
    String name = " " + queue.name().orElseThrow();
    add("offer" + name, () -> queue.offer(element, MILLIS, TimeUnit.MILLISECONDS));
    add("poll" + name, () -> queue.poll(MILLIS, TimeUnit.MILLISECONDS));
    add("lease" + name, () -> leaseAndEnd(queue));
    add("look" + name, () -> look(queue));
  }

  private static void leaseAndEnd(SharedQueue<?> queue) throws InterruptedException {
    Lease<?> lease = queue.pollLease(MILLIS, TimeUnit.MILLISECONDS);
    if (lease != null && ThreadLocalRandom.current().nextBoolean()) {
      lease.giveBack();
    } else if (lease != null) {
      lease.acknowledge();
    }
  }

  private static void look(SharedQueue<?> queue) {
    var _ = queue.peek();
    var _ = queue.size() + queue.remainingCapacity() + queue.leased() + queue.toArray().length;
  }

  private void map(SharedMap<String, Long> map) {
    add("merge", Operation.Back.LOCK, () -> map.merge(key(), 1L, Long::sum));
    add("get", () -> map.get(key()));
    add("remove", Operation.Back.LOCK, () -> map.remove(key()));
    add("entries", () -> map.forEach((key, value) -> {}));
  }

  private static String key() {
    return "k" + ThreadLocalRandom.current().nextInt(12);
  }

  // ---- the directory ----

  private void directory() {
    add("create", () -> space.newLongArray(1 + ThreadLocalRandom.current().nextInt(2000)));
    add(
        "find",
        () -> space.longValue("n" + ThreadLocalRandom.current().nextInt(NAMES)).increment());
    add("send", () -> sent(space.lock("door")));
    add("open", () -> MemorySpace.open(space.name()).close());
  }

  /** A handle, through bytes and back. */
  private static void sent(Object handle) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(handle);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var _ = in.readObject();
    }
  }
}

package dev.dure.cli;

import dev.dure.Elements;
import dev.dure.MaxBytes;
import dev.dure.OwnerDeath;
import dev.dure.SharedQueue;
import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A program with a segment that the tests look into from outside: it has one object of each kind,
 * holds some of them, and waits to be killed or for the end of its input.
 */
@SuppressWarnings("LockNotBeforeTry") // it is meant to die with its locks
final class LiveSegment {

  /** What the guarded record is. */
  record Account(long balance, @MaxBytes(32) String owner, Limits limits, TimeUnit unit) {}

  /** A record in a record. */
  record Limits(int daily, boolean open) {}

  private LiveSegment() {}

  /**
   * Runs the program.
   *
   * @param args the segment's name, empty for one without; then {@code held} to hold the locks
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String name = args[0];
    try (MemorySpace space =
        name.isEmpty() ? MemorySpace.create(1 << 20) : MemorySpace.create(name, 1 << 20)) {
      fill(space);
      if (args.length > 1) {
        space.lock("held").lock();
        space.lock("kept", OwnerDeath.RELEASE).lock();
        space.semaphore("permits", 5).acquire(2);
        space.readWriteLock("rw").readLock().lock();
      }
      System.out.println("ready");
      System.out.flush();
      while (System.in.read() >= 0) { // until whoever started this closes the pipe
      }
    }
  }

  private static void fill(MemorySpace space) throws InterruptedException {
    space.intValue("int", -7);
    space.longValue("hits", 1L << 40);
    space.floatValue("float", 0.1f);
    space.doubleValue("double", 2.5);
    space.booleanValue("boolean", true);
    space.longArray("sums", 100).set(1, 42);
    space.byteArray("bytes", 3).set(2, (byte) -1);
    space.doubleArray("doubles", 2).set(0, Double.NaN);
    space.lock("held");
    space.lock("kept", OwnerDeath.RELEASE);
    space.lock("held").condition("changed");
    space.guarded("account", new Account(12, "Müller", new Limits(3, true), TimeUnit.SECONDS));
    space.event("event").set();
    space.countDownLatch("latch", 3).countDown();
    space.semaphore("permits", 5);
    space.cyclicBarrier("barrier", 4);
    space.readWriteLock("rw");
    SharedQueue<Long> queue = space.queue("queue", 10, Elements.longs());
    for (long i = 0; i < 4; i++) {
      queue.put(i);
    }
    queue.take();
    var _ = queue.lease();
    space.newLong(5);
  }
}

package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.AbandonedLockException;
import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.SharedCondition;
import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedInt;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.contract.Threads;
import dev.dure.process.WorkerProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a segment whose words somebody overwrites while it is used. */
@DisplayName("A segment that was overwritten")
@SuppressWarnings("LockNotBeforeTry") // locks here are not given, or not given back
class OverwrittenTest extends AcrossProcesses {

  /** A record. */
  record Pair(long first, long second) {}

  private Memory memory() {
    return space.attachment().memory();
  }

  /** Where the object that was made last stands. */
  private long body() {
    return last().body();
  }

  private Directory.Entry last() {
    return space.attachment().directory().entries().getLast();
  }

  private int mine() {
    return space.attachment().owner();
  }

  private static void assertDamaged(ThrowingCallable operation, String part) {
    assertThatThrownBy(operation)
        .isInstanceOf(SegmentDamagedException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("overwrote it.");
  }

  // ---- the directory ----

  @Test
  @DisplayName("an end of objects that cannot be is refused, and no object is made over another")
  void endOfObjects() {
    SharedLong value = space.longValue("a", 7);
    long end = memory().getLong(Layout.OBJECTS_END_AT);
    long size = space.bytes();
    for (long bad : new long[] {size + 64, end - 64, end + 8, 0, -64, Long.MIN_VALUE}) {
      memory().setLong(Layout.OBJECTS_END_AT, bad);
      assertDamaged(() -> space.longValue("b"), String.format("%,d", bad));
      assertDamaged(() -> space.newLongArray(100), String.format("%,d", bad));
    }
    memory().setLong(Layout.OBJECTS_END_AT, end);
    assertThat(space.longValue("b", 8).get()).isEqualTo(8);
    assertThat(value.get()).isEqualTo(7);
  }

  @Test
  @DisplayName("a header that was overwritten does not matter to those who have the segment open")
  void header() {
    SharedLock lock = space.newLock();
    for (long at = 0; at < Layout.OBJECTS_END_AT; at += Long.BYTES) {
      memory().setLong(at, -1);
    }
    lock.lock();
    assertThat(space.newLong(5).get()).isEqualTo(5);
    lock.unlock(); // and the space is closed afterwards, by its end
  }

  @Test
  @DisplayName("recovery passes over a damaged object, and its users are told")
  void recoveryGoesOn() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(3, Elements.longs());
    memory().setInt(body() + QueueLayout.PLACE_BYTES, 7);
    SharedSemaphore semaphore = space.newBoundedSemaphore(2);
    memory().setInt(body() + SynchronizerLayout.SEMAPHORE_INITIAL, -5);
    SharedLock lock = space.newLock();
    killWhileLocked(lock);
    awaitFreeSlots();
    assertThatThrownBy(lock::lock).isInstanceOf(AbandonedLockException.class);
    assertThat(lock.recover(() -> {})).isTrue();
    assertDamaged(queue::take, "places have 7 bytes");
    assertThat(semaphore.tryAcquire()).isTrue(); // this process knows the bound from before
  }

  @Test
  @DisplayName("recovery treats what it can read if the rest of the directory is damaged")
  void recoveryOfPart() throws InterruptedException {
    SharedLock lock = space.newLock();
    WorkerProcess owner = startOwner(lock, space.newInt(0));
    long end = memory().getLong(Layout.OBJECTS_END_AT);
    memory().setLong(Layout.OBJECTS_END_AT, 17);
    owner.kill();
    Threads.until("the lock is abandoned", lock::isAbandoned);
    memory().setLong(Layout.OBJECTS_END_AT, end);
    awaitFreeSlots();
  }

  private WorkerProcess startOwner(SharedLock lock, SharedInt locked) {
    WorkerProcess owner =
        start(
            () -> {
              lock.lock();
              locked.set(1);
              park();
            });
    await(locked, 1);
    return owner;
  }

  private void killWhileLocked(SharedLock lock) throws InterruptedException {
    startOwner(lock, space.newInt(0)).kill();
  }

  // ---- locks ----

  @Test
  @DisplayName("nobody waits for a lock whose word names a process that does not exist")
  void impossibleOwners() {
    SharedLock lock = space.newLock();
    long word = body() + Layout.LOCK_WORD;
    int slot = space.attachment().slot();
    for (int bad :
        new int[] {
          Layout.HELD,
          Layout.HELD | Layout.owner(slot + 1, 1),
          Layout.HELD | Layout.owner(slot, 2),
          Layout.HELD | Layout.owner(4000, 1),
          Layout.HELD | Layout.DIED | mine(),
          Layout.REPAIRING | Layout.HELD | Layout.owner(slot, 9),
        }) {
      memory().setInt(word, bad);
      assertDamaged(lock::lock, String.format("its word is %08x", bad));
      assertDamaged(lock::lockInterruptibly, "its word is");
      assertDamaged(() -> lock.tryLock(1, TimeUnit.MILLISECONDS), "its word is");
      assertDamaged(() -> lock.recover(() -> {}), "its word is");
    }
    memory().setInt(word, Layout.REPAIRING);
    assertDamaged(() -> lock.recover(() -> {}), "its word is 20000000");
    memory().setInt(word, 0);
    lock.lock();
    lock.unlock();
  }

  @Test
  @DisplayName("who gives back a lock that was overwritten meanwhile is told")
  void overwrittenWhileHeld() {
    SharedLock lock = space.newLock();
    long word = body() + Layout.LOCK_WORD;
    lock.lock();
    memory().setInt(word, Layout.HELD | Layout.owner(77, 1));
    assertDamaged(lock::unlock, "its word is");
  }

  @Test
  @DisplayName("a word that says that this process holds the lock, though it does not, is noticed")
  void heldByNobody() {
    SharedLock lock = space.newLock();
    int word = mine() | Layout.HELD;
    memory().setInt(body() + Layout.LOCK_WORD, word);
    assertDamaged(lock::lock, "its word is");
    assertThat(memory().getInt(body() + Layout.LOCK_WORD) & ~Layout.WAITERS)
        .isEqualTo(word | Layout.DIED);
    assertThat(lock.isAbandoned()).isFalse();
    assertDamaged(() -> lock.recover(() -> {}), "its word is");
  }

  @Test
  @DisplayName("a policy that no lock has is refused")
  void policy() {
    Directory.Entry entry = lockOf("a");
    memory().setInt(entry.body() + Layout.LOCK_POLICY, 4);
    LockRecord record = new LockRecord(memory(), entry.body());
    assertDamaged(record::ownerDeath, "policy 4");
    memory().setInt(entry.body() + Layout.LOCK_POLICY, Layout.POLICY_ABANDON);
  }

  private Directory.Entry lockOf(String name) {
    assertThat(space.lock(name).isLocked()).isFalse();
    return last();
  }

  @Test
  @DisplayName("a condition's handle that names no lock is refused")
  void condition() throws IOException {
    SharedCondition condition = space.newLock().newCondition();
    memory().setLong(body() + Layout.CONDITION_LOCK, 64);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(condition);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThatThrownBy(in::readObject)
          .isInstanceOf(InvalidObjectException.class)
          .hasCauseInstanceOf(SegmentDamagedException.class)
          .hasMessageContaining("has no lock at 64");
    }
  }

  @Test
  @DisplayName("a place of a record that does not exist is refused")
  void guarded() {
    Guarded<Pair> pair = space.newGuarded(new Pair(1, 2));
    memory().setInt(body() + Layout.GUARDED_CURRENT, 2);
    assertThatThrownBy(pair::read)
        .isInstanceOf(SegmentDamagedException.class)
        .hasMessageContaining("place 2 is current");
    memory().setInt(body() + Layout.GUARDED_CURRENT, 0);
    assertThat(pair.read()).isEqualTo(new Pair(1, 2));
  }

  // ---- read-write locks ----

  @Test
  @DisplayName("a gate that does not exist, and a writer that does not exist, keep nobody waiting")
  void gate() {
    SharedReadWriteLock lock = space.newReadWriteLock();
    memory().setInt(body() + Layout.LOCK_GATE, 3);
    assertDamaged(lock.readLock()::lock, "gate 3");
    memory().setInt(body() + Layout.LOCK_GATE, 2); // closed
    memory().setInt(body() + Layout.LOCK_WORD, Layout.HELD | Layout.owner(99, 1));
    assertDamaged(lock.readLock()::lock, "its word is");
    assertDamaged(lock.writeLock()::lock, "its word is");
    memory().setInt(body() + Layout.LOCK_WORD, 0);
    lock.writeLock().lock();
    lock.writeLock().unlock();
    lock.readLock().lock();
    lock.readLock().unlock();
  }

  @Test
  @DisplayName("a writer does not wait for readers that do not exist")
  void readers() {
    SharedReadWriteLock lock = space.newReadWriteLock();
    long reads = body() + SynchronizerLayout.READ_WRITE_READS;
    int slot = space.attachment().slot();
    memory().setInt(body() + SynchronizerLayout.READ_WRITE_SLOTS, slot + 1);
    memory().setInt(reads + 4L * slot, 77); // this process has not read yet, and knows that
    lock.writeLock().lock();
    lock.writeLock().unlock();
    lock.readLock().lock();
    memory().setInt(reads + 4L * slot, 77);
    lock.readLock().unlock();
    assertThat(lock.getReadLockCount()).isZero();
    memory().setInt(reads + 4L * slot, 77);
    lock.writeLock().lock();
    lock.writeLock().unlock();
    memory().setInt(body() + SynchronizerLayout.READ_WRITE_SLOTS, slot + 2);
    memory().setInt(reads + 4L * (slot + 1), 1);
    assertDamaged(lock.writeLock()::lock, "slot " + (slot + 1) + ", which nobody has");
    memory().setInt(reads + 4L * (slot + 1), -1);
    assertDamaged(lock.writeLock()::lock, "-1 holds of slot " + (slot + 1));
    memory().setInt(body() + SynchronizerLayout.READ_WRITE_SLOTS, -1);
    assertDamaged(lock.writeLock()::lock, "-1 slots with readers");
  }

  // ---- other synchronizers ----

  @Test
  @DisplayName(
      "a semaphore that has more permits than its bound, or was not created so, is refused")
  void semaphore() {
    SharedSemaphore semaphore = space.newBoundedSemaphore(3);
    memory().setLong(body() + SynchronizerLayout.SEMAPHORE_STATE, 4L << 32);
    assertDamaged(semaphore::tryAcquire, "4 permits, and is bounded to 3");
    assertDamaged(semaphore::release, "4 permits, and is bounded to 3");
    Directory.Entry entry = last();
    for (long at :
        new long[] {SynchronizerLayout.SEMAPHORE_INITIAL, SynchronizerLayout.SEMAPHORE_POLICY}) {
      int before = memory().getInt(entry.body() + at);
      memory().setInt(entry.body() + at, -1);
      assertDamaged(() -> new SemaphoreRecord(memory(), entry, 8), "it was created with");
      memory().setInt(entry.body() + at, before);
    }
  }

  @Test
  @DisplayName("a latch below 0 is refused")
  void latch() {
    SharedCountDownLatch latch = space.newCountDownLatch(2);
    memory().setInt(body() + SynchronizerLayout.LATCH_COUNT, -1);
    for (ThrowingCallable operation :
        List.<ThrowingCallable>of(latch::await, latch::countDown, latch::getCount)) {
      assertDamaged(operation, "a count of -1");
    }
  }

  @Test
  @DisplayName(
      "nobody arrives at a barrier whose current cell is another's, or has too many parties")
  void barrierCells() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    long cell = body() + SynchronizerLayout.BARRIER_CELLS_AT;
    for (long bad : new long[] {3, 1L << 60, -1}) {
      memory().setLong(cell, bad);
      for (ThrowingCallable operation :
          List.<ThrowingCallable>of(
              barrier::await,
              barrier::reset,
              barrier::abort,
              barrier::isBroken,
              barrier::getNumberWaiting)) {
        assertDamaged(operation, String.format("a cell %x", bad));
      }
    }
    memory().setInt(body() + SynchronizerLayout.BARRIER_PARTIES, 0);
    Directory.Entry entry = last();
    assertDamaged(() -> new BarrierRecord(memory(), entry, 8), "the parties 0");
  }

  @Test
  @DisplayName(
      "nobody waits at a barrier for an action that nobody runs, or for an epoch that is over")
  void barrierWaits() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    long cell = body() + SynchronizerLayout.BARRIER_CELLS_AT;
    memory().setLong(cell, 2);
    assertDamaged(() -> barrier.await(1, TimeUnit.DAYS), "a cell 2");
    memory().setLong(cell, 0);
    Threads.Running party = Threads.start("party", () -> assertDamaged(barrier::await, "a cell 1"));
    Threads.until("it has arrived", () -> memory().getLong(cell) == 1);
    memory().setInt(body() + SynchronizerLayout.BARRIER_EPOCH, 5);
    party.join();
  }

  @Test
  @DisplayName("who waits for an action that runs is not told that nobody runs it")
  void barrierAction() {
    SharedCyclicBarrier barrier = space.newCyclicBarrier(2);
    SharedInt entered = space.newInt(0);
    Threads.Running first = Threads.start("first", () -> assertThat(barrier.await()).isEqualTo(1));
    Threads.until("it has arrived", () -> barrier.getNumberWaiting() == 1);
    Threads.Running second =
        Threads.start(
            "second",
            () ->
                barrier.await(
                    () -> {
                      entered.set(1);
                      Threads.until("the test has looked", () -> entered.get() == 2);
                    }));
    await(entered, 1);
    Threads.Running third =
        Threads.start("third", () -> barrier.await(60, TimeUnit.SECONDS)).awaitWaiting();
    entered.set(2);
    Threads.joinAll(List.of(first, second));
    assertThat(barrier.isBroken()).isFalse();
    barrier.reset();
    assertThatThrownBy(third::join).hasMessageContaining("BrokenBarrierException");
  }
}

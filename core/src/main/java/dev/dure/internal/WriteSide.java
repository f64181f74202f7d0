package dev.dure.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The write lock of a {@link ReadWriteSync}. */
final class WriteSide implements Lock, ConditionLock {

  private final ReadWriteSync sync;

  WriteSide(ReadWriteSync sync) {
    this.sync = sync;
  }

  @Override
  public void lock() {
    try {
      sync.write(ReadWriteSync.FOREVER, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    sync.requireNoInterrupt();
    sync.write(ReadWriteSync.FOREVER, true);
  }

  @Override
  public boolean tryLock() {
    return sync.tryWrite();
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    long deadline = ReadWriteSync.deadline(time, unit);
    sync.requireNoInterrupt();
    return sync.write(deadline, true);
  }

  @Override
  public void unlock() {
    sync.endWrite();
  }

  @Override
  public Condition newCondition() {
    return sync.newCondition();
  }

  @Override
  public Lock asLock() {
    return this;
  }

  @Override
  public int releaseAll() {
    return sync.releaseWrites();
  }

  @Override
  public void reacquire(int holds) {
    sync.reacquireWrites(holds);
  }

  @Override
  public String toString() {
    return "write lock of " + sync.description();
  }
}

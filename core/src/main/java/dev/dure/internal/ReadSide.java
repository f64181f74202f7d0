package dev.dure.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The read lock of a {@link ReadWriteSync}. */
final class ReadSide implements Lock {

  private final ReadWriteSync sync;

  ReadSide(ReadWriteSync sync) {
    this.sync = sync;
  }

  @Override
  public void lock() {
    try {
      sync.read(true, ReadWriteSync.FOREVER, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    sync.requireNoInterrupt();
    sync.read(true, ReadWriteSync.FOREVER, true);
  }

  @Override
  public boolean tryLock() {
    return sync.tryRead(false);
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    long deadline = ReadWriteSync.deadline(time, unit);
    sync.requireNoInterrupt();
    return sync.read(true, deadline, true);
  }

  @Override
  public void unlock() {
    sync.endRead();
  }

  @Override
  public Condition newCondition() {
    throw new UnsupportedOperationException(
        this + " has no conditions, since many hold it. The write lock has.");
  }

  @Override
  public String toString() {
    return "read lock of " + sync.description();
  }
}

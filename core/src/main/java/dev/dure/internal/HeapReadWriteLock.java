package dev.dure.internal;

import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A read-write lock of the thread scope; {@link ReadWriteSync} says how it works. */
final class HeapReadWriteLock extends HeapObject implements SyncedReadWriteLock {

  private static final long serialVersionUID = 1L;

  private static final class Words implements ReadWriteWords {

    private final Heap heap;
    private final HeapLock writers;
    private final AtomicInteger gate = new AtomicInteger(OPEN);
    private final AtomicInteger reads = new AtomicInteger();
    private final HeapWaits atGate;
    private final HeapWaits forReads;

    Words(Heap heap, HeapLock writers) {
      this.heap = heap;
      this.writers = writers;
      this.atGate = new HeapWaits(heap);
      this.forReads = new HeapWaits(heap);
    }

    @Override
    public SharedLock writers() {
      return writers;
    }

    @Override
    public void requireOpen() {
      heap.requireOpenNow();
    }

    @Override
    public void requireWhole() {
      writers.requireNotAbandoned();
    }

    @Override
    public int gate() {
      return gate.get();
    }

    @Override
    public void setGate(int next) {
      gate.set(next);
    }

    @Override
    public boolean changeGate(int expected, int next) {
      return gate.compareAndSet(expected, next);
    }

    @Override
    public void addReads(int holds) {
      reads.addAndGet(holds);
    }

    @Override
    public int reads() {
      return reads.get();
    }

    @Override
    public boolean awaitGate(BooleanSupplier holds, long deadline, boolean interruptible)
        throws InterruptedException {
      return atGate.await(holds, deadline, interruptible);
    }

    @Override
    public boolean awaitReads(BooleanSupplier holds, long deadline, boolean interruptible)
        throws InterruptedException {
      return forReads.await(holds, deadline, interruptible);
    }

    @Override
    public void wakeAtGate() {
      atGate.wakeAll();
    }

    @Override
    public void wakeForReads() {
      forReads.wakeAll();
    }

    @Override
    public String description() {
      return writers.toString();
    }
  }

  private final transient OwnerDeath ownerDeath;
  private final transient ReadWriteSync sync;

  HeapReadWriteLock(Heap heap, @Nullable String name, Shape shape, OwnerDeath ownerDeath) {
    super(heap, name, shape);
    this.ownerDeath = ownerDeath;
    // Its shape is this lock's, so that it calls itself by this lock's name.
    HeapLock writers = new HeapLock(heap, name, shape, ownerDeath);
    this.sync = new ReadWriteSync(new Words(heap, writers));
    writers.setWhole(sync.conditionLock());
  }

  @Override
  public ReadWriteSync sync() {
    return sync;
  }

  @Override
  public OwnerDeath ownerDeath() {
    return ownerDeath;
  }
}

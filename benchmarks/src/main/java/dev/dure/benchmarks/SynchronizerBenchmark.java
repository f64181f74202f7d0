package dev.dure.benchmarks;

import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The synchronizers against their namesakes of the JDK, one thread, nobody else there. */
@SuppressWarnings("LockNotBeforeTry") // between the two there is nothing that can throw
public class SynchronizerBenchmark extends NanosBenchmark {

  /** The peers. */
  @State(Scope.Benchmark)
  public static class Jdk {
    final Semaphore semaphore = new Semaphore(1);
    final CountDownLatch open = new CountDownLatch(0);
    final CyclicBarrier barrier = new CyclicBarrier(1);
    final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  }

  /** The shared objects. */
  @State(Scope.Benchmark)
  public static class Dure {
    @Param({Spaces.HEAP, Spaces.MEMORY})
    public String space = Spaces.HEAP;

    private Space created;
    SharedSemaphore semaphore;
    SharedCountDownLatch open;
    SharedCyclicBarrier barrier;
    SharedReadWriteLock lock;

    @Setup
    public void create() {
      created = Spaces.create(space);
      semaphore = created.newSemaphore(1);
      open = created.newCountDownLatch(0);
      barrier = created.newCyclicBarrier(1);
      lock = created.newReadWriteLock();
    }

    @TearDown
    public void close() {
      created.close();
    }
  }

  @Benchmark
  public void permit(Dure dure) throws InterruptedException {
    dure.semaphore.acquire();
    dure.semaphore.release();
  }

  @Benchmark
  public void permitJdk(Jdk jdk) throws InterruptedException {
    jdk.semaphore.acquire();
    jdk.semaphore.release();
  }

  @Benchmark
  public void openLatch(Dure dure) throws InterruptedException {
    dure.open.await();
  }

  @Benchmark
  public void openLatchJdk(Jdk jdk) throws InterruptedException {
    jdk.open.await();
  }

  @Benchmark
  public int trip(Dure dure) throws InterruptedException, BrokenBarrierException {
    return dure.barrier.await();
  }

  @Benchmark
  public int tripJdk(Jdk jdk) throws InterruptedException, BrokenBarrierException {
    return jdk.barrier.await();
  }

  @Benchmark
  public void read(Dure dure) {
    dure.lock.readLock().lock();
    dure.lock.readLock().unlock();
  }

  @Benchmark
  public void readJdk(Jdk jdk) {
    jdk.lock.readLock().lock();
    jdk.lock.readLock().unlock();
  }

  @Benchmark
  public void write(Dure dure) {
    dure.lock.writeLock().lock();
    dure.lock.writeLock().unlock();
  }

  @Benchmark
  public void writeJdk(Jdk jdk) {
    jdk.lock.writeLock().lock();
    jdk.lock.writeLock().unlock();
  }
}

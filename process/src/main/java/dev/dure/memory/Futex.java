package dev.dure.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for a word of shared memory to change, and waking those who do (futex(2)).
 *
 * <h2>What a wait must end for</h2>
 *
 * A wake, a changed word, a deadline, an interrupt, the closing of the space. The kernel knows the
 * first three. For the others each wait is on <i>two</i> words at once (futex_waitv(2)): the shared
 * one, and a private one of this wait which an interrupt or {@link #evict} sets to 1 before it
 * wakes it. The kernel compares both words after it has queued the thread, so that a kick that
 * comes before the sleep is seen as a changed word, and one that comes after it wakes: none is
 * lost. A kernel before 5.16 has no such call; there the wait is cut into slices of {@value
 * #SLICE_MILLIS} ms.
 *
 * <p>Every wait also ends after {@link #BACKSTOP_NANOS}, since the process that owes us a wake may
 * be stopped or dead, and the caller then looks for itself. A wait may end for no reason: callers
 * loop.
 *
 * <h2>Virtual threads</h2>
 *
 * A wait in a native call holds the carrier, and the scheduler does not make up for it. So virtual
 * threads park, and one platform thread per word waits for all of them ({@link VirtualWaits}).
 */
final class Futex {

  /** The longest sleep without a look at the word. */
  static final long BACKSTOP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int SLICE_MILLIS = 10;

  /**
   * CLOCK_MONOTONIC minus System.nanoTime(): both run alike, but only one has a specified origin.
   */
  private static final long CLOCK_OFFSET = Linux.monotonicNanos() - System.nanoTime();

  private final Memory memory;
  private final VirtualWaits virtualWaits = new VirtualWaits(this);
  private final Queue<Node> pool = new ConcurrentLinkedQueue<>();
  private final Set<Node> active = ConcurrentHashMap.newKeySet();
  private volatile boolean evicted;

  Futex(Memory memory) {
    this.memory = memory;
  }

  Memory memory() {
    return memory;
  }

  /** Wakes up to {@code count} waiters of a word, in any process. */
  void wake(long offset, int count) {
    Linux.futexWake(memory.address(offset), count);
  }

  void wakeAll(long offset) {
    wake(offset, Integer.MAX_VALUE);
  }

  /**
   * Waits while a word has an expected value. Returns after a wake, at once if the value is
   * another, at the deadline, when interrupted (if {@code interruptible}; the status stays set),
   * when evicted, after the backstop, or for no reason.
   *
   * @param deadline in the time of System.nanoTime()
   * @return false if the time was up, true for any other reason
   */
  boolean await(long offset, int expected, long deadline, boolean interruptible) {
    if (Thread.currentThread().isVirtual()) {
      return virtualWaits.await(offset, expected, deadline, interruptible);
    }
    return awaitHere(offset, expected, deadline, interruptible);
  }

  /** The same, always in this very thread, which must be a platform thread. */
  boolean awaitHere(long offset, int expected, long deadline, boolean interruptible) {
    Node pooled = pool.poll();
    Node node = pooled == null ? new Node() : pooled;
    active.add(node);
    try {
      if (evicted) {
        return true;
      }
      node.reset();
      return interruptible
          ? node.awaitInterruptibly(memory.address(offset), expected, deadline)
          : node.await(memory.address(offset), expected, deadline);
    } finally {
      active.remove(node);
      pool.add(node);
    }
  }

  /**
   * Ends every wait of this process, now and for ever, and returns when no thread is left in one.
   */
  void evict() {
    evicted = true;
    virtualWaits.evict();
    while (!active.isEmpty()) {
      for (Node node : active) {
        node.kick();
      }
      LockSupport.parkNanos(100_000);
    }
  }

  boolean isEvicted() {
    return evicted;
  }

  /** One thread's wait: the private word, the two {@code struct futex_waitv} and the deadline. */
  private static final class Node {

    private static final int WORD = 0;
    private static final int WAITERS = 8;
    private static final int WAITV_BYTES = 24;
    private static final int TIMESPEC = WAITERS + 2 * WAITV_BYTES;
    private static final int FUTEX2_SIZE_U32 = 2;

    private final MemorySegment bytes = Arena.ofAuto().allocate(TIMESPEC + 16L, 8);
    private boolean waitvMissing;

    void reset() {
      bytes.set(JAVA_INT, WORD, 0);
    }

    /** Ends the wait that is under way or about to begin. */
    void kick() {
      JAVA_INT.varHandle().setVolatile(bytes, (long) WORD, 1);
      Linux.futexWake(bytes.address(), Integer.MAX_VALUE);
    }

    private boolean isKicked() {
      return (int) JAVA_INT.varHandle().getVolatile(bytes, (long) WORD) != 0;
    }

    boolean awaitInterruptibly(long address, int expected, long deadline) {
      InterruptHook hook = new InterruptHook(this);
      try {
        return hook.await(address, expected, deadline);
      } catch (IOException e) {
        // Only ClosedByInterruptException: the status is set, which is all that our caller asks
        // for.
        return true;
      }
    }

    boolean await(long address, int expected, long deadline) {
      long until = Math.min(deadline - System.nanoTime(), BACKSTOP_NANOS) + System.nanoTime();
      if (!waitvMissing) {
        setWaiter(0, address, expected);
        setWaiter(1, bytes.address() + WORD, 0);
        long monotonic = until + CLOCK_OFFSET;
        setTimespec(monotonic);
        int result = Linux.futexWaitv(bytes.asSlice(WAITERS), 2, bytes.asSlice(TIMESPEC));
        waitvMissing = result == -Linux.ENOSYS || result == -Linux.EPERM;
        if (!waitvMissing) {
          return result != -Linux.ETIMEDOUT;
        }
      }
      return awaitInSlices(address, expected, until);
    }

    private boolean awaitInSlices(long address, int expected, long until) {
      while (!isKicked()) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        setTimespec(Math.min(left, TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS)));
        int result = Linux.futexWait(address, expected, bytes.asSlice(TIMESPEC));
        if (result != -Linux.ETIMEDOUT) {
          return true;
        }
      }
      return true;
    }

    private void setWaiter(int index, long address, int expected) {
      long at = WAITERS + (long) index * WAITV_BYTES;
      bytes.set(JAVA_LONG, at, expected & 0xFFFF_FFFFL);
      bytes.set(JAVA_LONG, at + 8, address);
      bytes.set(JAVA_INT, at + 16, FUTEX2_SIZE_U32);
      bytes.set(JAVA_INT, at + 20, 0);
    }

    private void setTimespec(long nanos) {
      long positive = Math.max(nanos, 0);
      bytes.set(JAVA_LONG, TIMESPEC, positive / 1_000_000_000L);
      bytes.set(JAVA_LONG, TIMESPEC + 8, positive % 1_000_000_000L);
    }
  }

  /**
   * How a thread that is blocked in our own native call learns of an interrupt: {@link
   * AbstractInterruptibleChannel} runs {@code implCloseChannel} in the interrupting thread, or at
   * once if the status was set before.
   */
  private static final class InterruptHook extends AbstractInterruptibleChannel {

    private @Nullable Node node;

    InterruptHook(Node node) {
      this.node = node;
    }

    boolean await(long address, int expected, long deadline) throws IOException {
      Node mine = Objects.requireNonNull(node);
      try {
        begin();
        return mine.await(address, expected, deadline);
      } finally {
        detach();
        end(true); // throws ClosedByInterruptException if the thread was interrupted
      }
    }

    /** An interrupt that comes later must not kick the node's next user. */
    private synchronized void detach() {
      node = null;
    }

    @Override
    protected synchronized void implCloseChannel() {
      if (node != null) {
        node.kick();
      }
    }
  }
}

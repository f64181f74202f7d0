package dev.dure.memory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How threads wait for a queue to have an element, or room, and how they are woken: one futex for
 * each of the two, with a flag WAITERS and a count of wakes.
 *
 * <h2>No lost wake-up</h2>
 *
 * A waiter sets WAITERS (or sees it set) <i>before</i> it looks at the ring for the last time, and
 * sleeps only while the futex is as it saw it. Whoever changes the ring looks for WAITERS
 * <i>after</i> that. All four are volatile accesses, which have one order: if the waiter's look
 * came before the change, then its WAITERS comes before the other's look, which sees it, changes
 * the futex (so that a waiter that is not asleep yet does not fall asleep) and wakes one.
 *
 * <p>WAITERS is cleared with each wake, so that nobody pays for a wake when nobody sleeps. The one
 * that was woken is <i>in flight</i>, and others may still sleep. It first sets WAITERS again; and
 * when it leaves, with what it waited for or without (deadline, interrupt), it looks whether there
 * is more, and if so wakes another. A change that came while WAITERS was cleared is seen by that
 * look; a later one sees WAITERS. So while anybody sleeps and there is something to be had,
 * somebody is in flight or about to wake. A process that dies or is stopped with a wake in its
 * hands is made up for by {@link Recovery}, which wakes all, and by the {@linkplain
 * Futex#BACKSTOP_NANOS backstop}.
 *
 * <h2>How long to spin before sleeping</h2>
 *
 * For about as long as a sleep costs: then, whatever comes, a wait costs at most twice what it had
 * cost one who knows the future (Karlin, Manasse, McGeoch, Owicki, <i>Competitive randomized
 * algorithms for non-uniform problems</i>, 1994). What a sleep costs is the machine's affair: some
 * 5 µs where a core is awake, more than 10 µs where a hypervisor has to start it again. With a
 * fixed number of pauses below that, two processes that answer each other sleep each time, since
 * each waits for the other's wake. So the number is learnt: it doubles after a sleep that was so
 * short that a longer spin would have met its end, and falls by a quarter after a longer one, as on
 * a busy machine, where who spins takes time from the one he waits for.
 *
 * <p>At most one thread of a handle sleeps on a futex; the others queue at its gate. So a wake
 * disturbs as few as are needed, and virtual threads park at the gate.
 */
final class QueueSignal {

  private static final int FIRST_PAUSES = 200;
  private static final int LEAST_PAUSES = 50;

  /** With its look at the ring a pause takes some 40 ns, so that these are 25 µs. */
  private static final int MOST_PAUSES = 600;

  private static final long SHORT_SLEEP_NANOS = 25_000;

  private final Attachment attachment;
  private final Memory memory;
  private final Words words;
  private final long word;
  private final long address;
  private final BooleanSupplier isOpportune;
  private final Runnable requireSound;
  private final ReentrantLock gate = new ReentrantLock();

  /** Read and written in a race: of two that learn at once one is forgotten. */
  private int pauses = FIRST_PAUSES;

  /**
   * Makes the process's side of a futex.
   *
   * @param word where it stands
   * @param isOpportune whether somebody who waits would now find what he waits for
   * @param requireSound throws if he would wait for what cannot come, since somebody overwrote it
   */
  QueueSignal(
      Attachment attachment, long word, BooleanSupplier isOpportune, Runnable requireSound) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.words = new Words(memory);
    this.word = word;
    this.address = memory.segment().asSlice(word, Integer.BYTES, Integer.BYTES).address();
    this.isOpportune = isOpportune;
    this.requireSound = requireSound;
  }

  /** Wakes one who waits, if anybody does. To be called after what he waits for was published. */
  void signal() {
    int seen = words.getInt(address);
    if ((seen & QueueLayout.WAITERS) != 0) {
      wake(seen);
    }
  }

  private void wake(int first) {
    int seen = first;
    while ((seen & QueueLayout.WAITERS) != 0) {
      int witness = memory.compareAndExchangeInt(word, seen, (seen + 1) & QueueLayout.WAKES_MASK);
      if (witness == seen) {
        attachment.futex().wake(word, 1);
        return;
      }
      seen = witness;
    }
  }

  /** Wakes all, for the recoverer. */
  static void signalAll(Memory memory, Futex futex, long word) {
    int seen = memory.getInt(word);
    while (true) {
      int witness = memory.compareAndExchangeInt(word, seen, (seen + 1) & QueueLayout.WAKES_MASK);
      if (witness == seen) {
        break;
      }
      seen = witness;
    }
    futex.wakeAll(word);
  }

  /**
   * Tries a step until it gives something.
   *
   * @return what it gave, or null if the deadline came first
   */
  <T> @Nullable T await(Supplier<@Nullable T> step, long deadline) throws InterruptedException {
    for (int i = pauses; i > 0; i--) {
      T done = step.get();
      if (done != null) {
        return done;
      }
      Thread.onSpinWait();
    }
    long spunUntil = System.nanoTime();
    if (!enterGate(deadline)) {
      return null;
    }
    try {
      T done = awaitInGate(step, deadline);
      learn(System.nanoTime() - spunUntil);
      return done;
    } finally {
      gate.unlock();
    }
  }

  private void learn(long sleptNanos) {
    int now = pauses;
    pauses =
        sleptNanos < SHORT_SLEEP_NANOS
            ? Math.min(2 * now, MOST_PAUSES)
            : Math.max(now - now / 4, LEAST_PAUSES);
  }

  private boolean enterGate(long deadline) throws InterruptedException {
    if (deadline == LockWaiting.FOREVER) {
      gate.lockInterruptibly();
      return true;
    }
    return gate.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private <T> @Nullable T awaitInGate(Supplier<@Nullable T> step, long deadline)
      throws InterruptedException {
    boolean slept = false;
    try {
      while (true) {
        attachment.checkOpen();
        int seen = setWaiters();
        FaultPoint.QUEUE_WAITERS_SET.reach();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        T done = step.get();
        if (done != null
            || (deadline != LockWaiting.FOREVER && deadline - System.nanoTime() <= 0)) {
          return done;
        }
        slept = true;
        boolean woken = attachment.futex().await(word, seen, deadline, true);
        FaultPoint.WOKEN.reach();
        if (!woken) {
          requireSound.run();
        }
      }
    } finally {
      if (slept && !attachment.isClosing() && isOpportune.getAsBoolean()) {
        signal(); // the wake that may have been ours is another's
      }
    }
  }

  /** Sets WAITERS; returns the futex as it then is. */
  private int setWaiters() {
    int seen = memory.getInt(word);
    while ((seen & QueueLayout.WAITERS) == 0) {
      int set = seen | QueueLayout.WAITERS;
      int witness = memory.compareAndExchangeInt(word, seen, set);
      if (witness == seen) {
        return set;
      }
      seen = witness;
    }
    return seen;
  }
}

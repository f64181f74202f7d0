package dev.dure.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A parent's end of the memory that it shares with one worker: writes requests, takes answers,
 * sleeps until there are some. Guarded by the {@link Dispatcher}'s lock, but for what says
 * otherwise.
 *
 * <h2>Who reads the answers</h2>
 *
 * Each worker has a thread here that reads its answers and sleeps at a bell meanwhile. To wake it
 * costs the worker a system call, and then it has to wake who waits for the task. So a thread that
 * waits for a task first reads the answers itself, for some 20 µs: it takes the bell's flag away,
 * whereupon the worker wakes nobody, and puts it back when it leaves; if an answer is there by then
 * it rings the bell itself. The sleeper sleeps on all the while. A round trip to a warm worker thus
 * takes no system call at all.
 */
final class WorkerChannel {

  private static final long FULL_POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final PoolMemory memory;
  private final RequestQueue requests;
  private final MessageReader answers;
  private final AnswersArea longAnswers;
  private final Bell answersBell;
  private final Bell roomBell;
  private boolean closed;
  private boolean fileClosed;

  /** Whether the control connection is at its end; from any thread. */
  private volatile boolean disconnected;

  /** Whether a thread that waits for a task reads the answers; from any thread. */
  private final AtomicBoolean helped = new AtomicBoolean();

  /**
   * How many threads are at the memory without the lock; negative once it is closed. Who leaves
   * last then gives it back: to close it under a thread that reads there would have the JVM throw
   * in that thread, and <i>interrupt</i> it, which may be one of the user's.
   */
  private final AtomicInteger visitors = new AtomicInteger();

  WorkerChannel(PoolMemory memory, int maxAnswerBytes) {
    this.memory = memory;
    requests = new RequestQueue(memory);
    answers =
        new MessageReader(
            memory,
            PoolLayout.ANSWERS_AT,
            PoolLayout.ANSWERS_PUBLISHED_AT,
            PoolLayout.ANSWERS_CONSUMED_AT,
            maxAnswerBytes);
    answersBell = new Bell(memory, PoolLayout.ANSWERS_BELL_AT);
    roomBell = new Bell(memory, PoolLayout.ROOM_BELL_AT);
    longAnswers = new AnswersArea(memory, answers, roomBell);
  }

  // ---- requests ----

  /** Whether a message can be sent of which at least the beginning goes into the ring at once. */
  boolean hasRoom() throws ProtocolViolation {
    return requests.hasRoom();
  }

  /** Sends a task or a batch, and before it what the worker has to know of its lambdas. */
  void send(byte type, int epoch, long id, Encoded encoded) throws ProtocolViolation {
    requests.add(type, epoch, id, encoded);
    flush();
  }

  /** Tells the worker that there will be no more. */
  void sendEnd() throws ProtocolViolation {
    requests.addEnd();
    flush();
  }

  /** Writes what fits of that which did not fit before. */
  void flush() throws ProtocolViolation {
    if (!closed) {
      boolean wasFull = requests.isFull();
      requests.flush();
      if (requests.isDue() || (requests.isFull() && !wasFull)) {
        answersBell.ringAnyway(); // whoever sleeps there has to look after the rest
      }
    }
  }

  /** Gives up what is not wholly written of tasks. */
  void dropOutgoing() {
    requests.dropTasks();
  }

  // ---- long messages ----

  /** Whether there may be a carriage; from any thread. */
  boolean mayCarry() {
    return longAnswers.mayCarry() || requests.mayCarry();
  }

  /** What is to be carried now, or null; for the thread that reads the answers, which does it. */
  @Nullable Carriage nextCarriage() throws ProtocolViolation {
    if (closed) {
      return null;
    }
    Carriage next = longAnswers.nextCarriage();
    return next == null ? requests.nextCarriage() : next;
  }

  // ---- answers ----

  /**
   * Takes the next answer, which stands in {@link #answer} then. Of one that is not all there yet
   * takes what there is, and says that there is room again: its rest may be waiting for that.
   */
  boolean next() throws ProtocolViolation {
    if (closed) {
      return false;
    }
    boolean whole = answers.next();
    if (!whole && answers.isInParts()) {
      taken();
    }
    return whole;
  }

  MessageReader answer() {
    return answers;
  }

  /** Some answers have been taken: there is room again. */
  void taken() {
    answers.publishConsumed();
    roomBell.ring();
  }

  /** Whether there is an answer; for who helps, and for the thread that reads the answers. */
  boolean hasAnswer() {
    return answers.hasNext();
  }

  /** Sleeps until there is an answer, or for no reason; the thread that reads them. */
  void awaitAnswer(long maxNanos) {
    boolean canWake = memory.getInt(PoolLayout.WORKER_WAKES_AT) != 0;
    // What is left to be written is looked after, since nobody tells that there is room.
    long nanos = requests.isFull() ? FULL_POLL_NANOS : maxNanos;
    answersBell.await(() -> hasAnswer() || requests.isDue(), nanos, canWake, !helped.get());
  }

  /** Wakes the thread that reads the answers; from any thread. */
  void wakeReader() {
    if (enter()) { // else it sleeps no more
      try {
        answersBell.ringAnyway();
      } finally {
        leave();
      }
    }
  }

  /** This thread reads the answers from now on; false if another does. From any thread. */
  boolean beginHelp() {
    if (!enter()) {
      return false;
    }
    if (!helped.compareAndSet(false, true)) {
      leave();
      return false;
    }
    answersBell.suspend();
    return true;
  }

  /** This thread reads the answers no longer. */
  void endHelp() {
    helped.set(false);
    try {
      answersBell.resume();
      if (hasAnswer()) {
        answersBell.ringAnyway();
      }
    } finally {
      leave();
    }
  }

  /** This thread is at the memory, without the lock, until it leaves; false if it is closed. */
  private boolean enter() {
    int count = visitors.get();
    while (count >= 0 && !visitors.compareAndSet(count, count + 1)) {
      count = visitors.get();
    }
    return count >= 0;
  }

  private void leave() {
    if (visitors.decrementAndGet() == Integer.MIN_VALUE) {
      memory.close();
    }
  }

  // ---- the turn ----

  /** Volatile read of the turn. */
  long turn() {
    return memory.getLong(PoolLayout.TURN_AT);
  }

  boolean compareAndSetTurn(long expected, long turn) {
    return memory.compareAndSetLong(PoolLayout.TURN_AT, expected, turn);
  }

  /**
   * How far a task is, 0 to 1, whatever the worker has written; 0 if it does not run. From any
   * thread.
   */
  double progressOf(long id) {
    if (!enter()) {
      return 0;
    }
    try {
      return PoolLayout.idOf(turn()) == id ? progress() : 0;
    } finally {
      leave();
    }
  }

  private double progress() {
    double said = Double.longBitsToDouble(memory.getLong(PoolLayout.PROGRESS_AT));
    return said >= 0 && said <= 1 ? said : 0;
  }

  /** The control connection has ended, and so has the worker or will. From any thread. */
  void disconnected() {
    disconnected = true;
    wakeReader();
  }

  boolean isDisconnected() {
    return disconnected;
  }

  /** The worker has opened the memory, or never will. */
  void closeFile() {
    if (!fileClosed) {
      fileClosed = true;
      memory.closeFile();
    }
  }

  /** Gives the memory back, as soon as nobody is there; the worker's process is gone. */
  void close() {
    closed = true;
    closeFile();
    if (visitors.getAndUpdate(count -> count | Integer.MIN_VALUE) == 0) {
      memory.close();
    }
  }

  boolean isClosed() {
    return closed;
  }
}

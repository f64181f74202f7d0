package dev.dure.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A parent's view of one worker of a pool: what was sent to it, in order, and what it has answered.
 * All but what says otherwise is guarded by the {@link Dispatcher}'s lock.
 *
 * <h2>Each task runs at most once, and none is lost</h2>
 *
 * Tasks are sent ahead of their turn, so that the worker never waits for its parent. So at any
 * moment some have been answered, one may be running, and some lie in the ring untouched; and
 * either side may die, or the parent change its mind, between any two instructions.
 *
 * <p>One word of the shared memory decides, the <i>turn</i>: an epoch, and the id of the task that
 * was begun last. Each request carries the epoch in which it was sent. Ids grow, and a worker takes
 * requests in the order of their ids.
 *
 * <ul>
 *   <li>The worker <b>begins</b> a task by one CAS from (e, any) to (e, id), where e is the epoch
 *       of the request; only then does it touch the task. If the turn has another epoch it skips
 *       the request. It publishes the answer before it begins the next.
 *   <li>The parent <b>revokes</b> what has not begun by one CAS from (e, b) to (e + 1, b). That it
 *       succeeds says what b is.
 * </ul>
 *
 * <p>Take a task with id t that was sent in epoch e. All changes of the turn are CAS, so they are
 * in one order. If the worker's CAS to (e, t) comes before the parent's to e + 1, then the parent
 * sees some b &ge; t, since ids only grow, and takes the task for begun. If it comes later it
 * fails, and so does every later attempt for that request, since e does not come back while the
 * request is in the ring: an epoch has 16 bits, is left only if something was sent in it, and
 * whatever is sent puts at least one header of 16 bytes behind the request; 65,535 of these are
 * twice the ring. So the two agree: begun means that it may have run; revoked means that it never
 * will, and it can be sent to another worker.
 *
 * <p>When a worker has died its turn no longer changes. The parent first takes all answers that
 * were published, and then reads the turn, which says b. Stores become visible in their order (see
 * {@code docs/memory-model.md}, "Death"), and an answer is published before the next task begins:
 * so every task before b has been answered, and the answer was there to be taken. Of the tasks
 * without an answer b, if it is among them, is thus the first and the only one that may have run.
 * It fails, or runs again if its user has said that it may; the others have not been touched and go
 * to other workers.
 *
 * <h2>What a worker that lies can do</h2>
 *
 * Deny that it has begun a task, which is then sent to another worker too. So of a worker that was
 * seen to break the protocol everything fails that was sent to it and has no answer. It can say
 * nothing of a task that it was not sent: the parent finds tasks in its own list, of which the
 * first has to be answered first.
 */
final class PoolWorker {

  /** A job's part that was sent: {@code count} tasks with ids from {@code first} on. */
  private static final class Sent {
    final Part part;
    final long first;
    int count;
    int answered;

    Sent(Part part, long first) {
      this.part = part;
      this.first = first;
      this.count = part.size();
    }

    long nextId() {
      return first + answered;
    }

    /** Some of them, counted from the first that was sent. */
    Part tasks(int from, int to) {
      return new Part(part.job(), part.from() + from, part.from() + to);
    }
  }

  /** What is unanswered is to keep the worker busy for about this long. */
  private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final int MIN_AHEAD = 2;
  private static final int MAX_AHEAD = 4096;

  private final WorkerChannel channel;
  private final WorkerProcess process;
  private final long bornNanos = System.nanoTime();
  private final Deque<Sent> sent = new ArrayDeque<>();
  private long nextId = 1;
  private int epoch;
  private boolean sentInEpoch;
  private int load;
  private long sentInAll;
  private long nanosEach = AHEAD_NANOS / MIN_AHEAD;
  private long busySinceNanos;
  private boolean ready;
  private boolean endSent;

  /** Why it was killed; null if it was not from here. Set once. */
  private final AtomicReference<@Nullable EndReason> killed = new AtomicReference<>();

  /** Why it gets no more tasks. */
  private @Nullable EndReason endReason;

  /** Why it was killed, if it took too much; set once, before that. */
  private volatile @Nullable Excess excess;

  /** How it broke the protocol; set once, from any thread. */
  private volatile @Nullable String violation;

  PoolWorker(WorkerChannel channel, WorkerProcess process) {
    this.channel = channel;
    this.process = process;
  }

  String name() {
    return process.name();
  }

  WorkerProcess process() {
    return process;
  }

  WorkerChannel channel() {
    return channel;
  }

  /** How many tasks it has been sent and not answered. */
  int load() {
    return load;
  }

  /** How many tasks it was ever sent. */
  long sentInAll() {
    return sentInAll;
  }

  long ageNanos() {
    return System.nanoTime() - bornNanos;
  }

  boolean isReady() {
    return ready;
  }

  /** Whether it gets no more tasks, and ends when it has done those it has. */
  boolean isEnding() {
    return endReason != null;
  }

  void setEnding(EndReason reason) {
    if (endReason == null) {
      endReason = reason;
    }
  }

  /** Tells it to exit if it is to end and has nothing to do; whether that was now. */
  boolean endIfDone() throws ProtocolViolation {
    if (endReason == null || load > 0 || endSent || channel.isClosed()) {
      return false;
    }
    endSent = true;
    channel.sendEnd();
    return true;
  }

  /** Ends it at once; from any thread. */
  void kill(EndReason reason) {
    var _ = killed.compareAndSet(null, reason);
    process.kill();
  }

  /** Why it has ended; its process is gone. */
  EndReason endReason(DeadWorker dead) {
    EndReason why = killed.get();
    if (why == null && endSent) {
      why = endReason;
    }
    if (why == null) {
      why = dead.startFailure() == null ? EndReason.DIED : EndReason.NOT_STARTED;
    }
    return why;
  }

  /** Ends it at once, since it takes too much. */
  void exceeded(Excess what) {
    if (killed.get() == null) {
      excess = what;
      kill(EndReason.EXCEEDED);
    }
  }

  @Nullable Excess excess() {
    return excess;
  }

  boolean wasKilled() {
    return killed.get() != null;
  }

  /** Whether its process is gone, or will be in a moment; from any thread. */
  boolean isGone() {
    return channel.isDisconnected() || !process.isAlive();
  }

  @Nullable String violation() {
    return violation;
  }

  /** It cannot be believed any longer; from any thread. */
  void violated(ProtocolViolation how) {
    if (violation == null) {
      violation = String.valueOf(how.getMessage());
    }
    kill(EndReason.VIOLATION);
  }

  // ---- sending ----

  /** Whether it would be sent a task now. */
  boolean accepts() throws ProtocolViolation {
    return killed.get() == null
        && load < Math.clamp(AHEAD_NANOS / nanosEach, MIN_AHEAD, MAX_AHEAD)
        && channel.hasRoom();
  }

  /** Sends what is left of a job. */
  void send(Part part) throws ProtocolViolation {
    if (load == 0) {
      busySinceNanos = System.nanoTime();
    }
    Sent entry = new Sent(part, nextId);
    sent.add(entry);
    nextId += entry.count;
    load += entry.count;
    sentInAll += entry.count;
    sentInEpoch = true;
    part.job().sent(this, entry.first);
    channel.send(
        part.job().messageType(), epoch, entry.first, part.job().encoded(part.from(), part.to()));
  }

  /** Takes back what has not begun; in its order. */
  List<Part> revoke() throws ProtocolViolation {
    Sent last = sent.peekLast();
    if (last == null || !sentInEpoch) {
      return List.of();
    }
    long begun = endEpoch(last.first + last.count - 1);
    channel.dropOutgoing();
    Deque<Part> back = new ArrayDeque<>();
    while (!sent.isEmpty()) {
      Sent entry = sent.getLast();
      long untouched = Math.max(begun + 1, entry.nextId());
      int kept = (int) Math.min(entry.count, untouched - entry.first);
      if (kept < entry.count) {
        load -= entry.count - kept;
        back.addFirst(entry.tasks(kept, entry.count));
        entry.count = kept;
      }
      if (entry.answered < entry.count) {
        break;
      }
      sent.removeLast();
    }
    return new ArrayList<>(back);
  }

  /** Nothing that was sent begins any more; returns the id that was begun last. */
  private long endEpoch(long lastSent) throws ProtocolViolation {
    int next = (epoch + 1) & PoolLayout.EPOCH_MASK;
    // An honest worker changes the turn once for each task that it was sent.
    for (int tries = 0; tries <= load + 1; tries++) {
      long turn = channel.turn();
      long begun = PoolLayout.idOf(turn);
      if (PoolLayout.epochOf(turn) != epoch || begun > lastSent) {
        throw new ProtocolViolation("a turn of " + turn + ", and was sent " + lastSent);
      }
      if (channel.compareAndSetTurn(turn, PoolLayout.turn(next, begun))) {
        epoch = next;
        sentInEpoch = false;
        return begun;
      }
    }
    throw new ProtocolViolation("more changes of the turn than tasks");
  }

  /**
   * Whether what was begun last is a task of a job, and has no answer. What was begun before that
   * has ended: even if its answer has yet to be taken, to kill the worker would be to kill its
   * neighbour.
   */
  boolean hasBegun(Job job) {
    return job.equals(begunLast());
  }

  private @Nullable Job begunLast() {
    long begun = PoolLayout.idOf(channel.turn());
    for (Sent entry : sent) {
      if (begun < entry.first + entry.count) {
        return begun >= entry.nextId() ? entry.part.job() : null;
      }
    }
    return null;
  }

  /** The jobs of which something is here without an answer. */
  List<Job> jobs() {
    return sent.stream().map(entry -> entry.part.job()).toList();
  }

  /** Whether anything of a job is here without an answer. */
  boolean has(Job job) {
    return sent.stream().anyMatch(entry -> entry.part.job().equals(job));
  }

  // ---- answers ----

  /**
   * Takes answers.
   *
   * @param to where to put them
   * @param most how many at most
   * @return how many messages there were
   */
  int receive(List<Answer> to, int most) throws ProtocolViolation {
    int count = 0;
    while (count < most && channel.next()) {
      MessageReader message = channel.answer();
      accept(message.type(), message.id(), message.payload(), to);
      count++;
    }
    if (count > 0) {
      channel.taken();
      measure(to.size());
    }
    return count;
  }

  private void accept(byte type, long id, byte[] payload, List<Answer> to)
      throws ProtocolViolation {
    if (type == PoolLayout.READY) {
      if (ready) {
        throw new ProtocolViolation("that it is ready, for the second time");
      }
      ready = true;
      return;
    }
    if (type < PoolLayout.VALUE || type > PoolLayout.UNREAD) {
      throw new ProtocolViolation("an answer of the unknown type " + type);
    }
    Sent first = sent.peek();
    if (first == null || id != first.nextId()) {
      throw new ProtocolViolation(
          "an answer for the task with id "
              + id
              + (first == null ? "; it has none" : "; expected is " + first.nextId()));
    }
    to.add(new Answer(first.part.job(), first.part.from() + first.answered, type, payload));
    countAnswered(first);
  }

  /** One more task of what was sent first needs no answer any longer. */
  private void countAnswered(Sent first) {
    first.answered++;
    load--;
    if (first.answered == first.count) {
      sent.remove();
    }
  }

  private void measure(int answered) {
    if (answered > 0) {
      long now = System.nanoTime();
      long each = Math.max(1, (now - busySinceNanos) / answered);
      nanosEach = (3 * nanosEach + each) / 4 + 1;
      busySinceNanos = now;
    }
  }

  /** Since when it has been at what it is at, as far as can be seen. */
  long busySinceNanos() {
    return busySinceNanos;
  }

  /** For how long it has been at what it is at. */
  long busyNanos() {
    return load == 0 ? 0 : System.nanoTime() - busySinceNanos;
  }

  // ---- what runs ----

  /** The task that runs, as far as can be seen; null if none does. */
  @Nullable Job running() {
    return sent.isEmpty() || channel.isClosed() ? null : begunLast();
  }

  /** The id of the task that runs, as far as can be seen; 0 if none does. */
  long begunId() {
    Sent first = sent.peek();
    if (first == null || channel.isClosed()) {
      return 0;
    }
    long begun = PoolLayout.idOf(channel.turn());
    return begun >= first.nextId() ? begun : 0;
  }

  /** How far a task is; 0 unless it is the one that runs. From any thread. */
  double progressOf(long id) {
    return channel.progressOf(id);
  }

  // ---- death ----

  /** After the death, when all answers are taken: the task in which it died, or null. */
  @Nullable Part takeBegun() {
    Sent first = sent.peek();
    if (first == null || PoolLayout.idOf(channel.turn()) < first.nextId()) {
      return null;
    }
    Part begun = first.tasks(first.answered, first.answered + 1);
    countAnswered(first);
    return begun;
  }

  /** After the death: all that is left, in its order; none of it has begun. */
  List<Part> takeRest() {
    List<Part> rest = new ArrayList<>();
    for (Sent entry : sent) {
      rest.add(entry.tasks(entry.answered, entry.count));
    }
    sent.clear();
    load = 0;
    return rest;
  }
}

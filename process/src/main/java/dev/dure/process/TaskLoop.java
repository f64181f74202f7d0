package dev.dure.process;

import dev.dure.internal.CurrentTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A worker's life: takes requests in their order, runs each, answers each. One thread does it all.
 *
 * <p><b>Begin, then touch.</b> Before anything of the user's runs, even what makes a task from its
 * bytes, {@link #begin} sets the turn to the task's id. So if the process dies from here on, the
 * parent knows which task it was in. An answer is published before the next task begins. See {@link
 * PoolWorker} for what follows from that.
 *
 * <p>It is written without lambdas, since the first of them costs a cold JVM 25 ms and this is on
 * the way to a worker's first task.
 */
final class TaskLoop implements BooleanSupplier, DoubleConsumer {

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How often to look for the next request before sleeping: some 20 µs. */
  private static final int SPINS = 500;

  private final PoolMemory memory;
  private final MessageReader requests;
  private final Bell requestsBell;
  private final AnswerWriter answers;
  private final KnownLambdas lambdas = new KnownLambdas();

  /** The id of a task that was begun before its bytes were taken, or 0. */
  private long begunAhead;

  private byte[] functionBytes = {};
  private @Nullable Function<@Nullable Object, @Nullable Object> function;

  TaskLoop(PoolMemory memory, int maxResultBytes) {
    this.memory = memory;
    this.answers = new AnswerWriter(memory, maxResultBytes);
    this.requests =
        new MessageReader(
            memory,
            PoolLayout.REQUESTS_AT,
            PoolLayout.REQUESTS_PUBLISHED_AT,
            PoolLayout.REQUESTS_CONSUMED_AT,
            Integer.MAX_VALUE - 8);
    this.requestsBell = new Bell(memory, PoolLayout.REQUESTS_BELL_AT);
  }

  /** Works until the parent says that it is enough. */
  void run() throws IOException {
    CurrentTask.setListener(this);
    answers.ready();
    while (true) {
      awaitRequest();
      switch (requests.type()) {
        case PoolLayout.SHAPE -> lambdas.add(ByteBuffer.wrap(requests.payload()));
        case PoolLayout.TASK -> task();
        case PoolLayout.BATCH -> batch();
        // Threads that tasks have left behind do not keep the worker.
        case PoolLayout.END -> System.exit(0);
        default -> throw new ProtocolViolation("a request of type " + requests.type());
      }
    }
  }

  /** How far the task is. */
  @Override
  public void accept(double fraction) {
    memory.setLong(PoolLayout.PROGRESS_AT, Double.doubleToRawLongBits(fraction));
  }

  /** Whether there is a request. */
  @Override
  public boolean getAsBoolean() {
    return requests.hasNext();
  }

  private void awaitRequest() throws ProtocolViolation {
    while (true) {
      for (int i = 0; i < SPINS; i++) {
        if (requests.next() || takeLong()) {
          return;
        }
        Thread.onSpinWait();
      }
      requestsBell.await(this, IDLE_NANOS, true, true);
    }
  }

  /**
   * Takes a request that stands in the area; false if there is none, or it was revoked. It is begun
   * first: if there is no room for its bytes in this JVM, that is this task's death and not one of
   * a worker that did nothing, upon which another would try the same.
   */
  private boolean takeLong() throws ProtocolViolation {
    if (!requests.isAwaiting()) {
      return false;
    }
    if (!begin(requests.id())) {
      requests.skip();
      return false;
    }
    begunAhead = requests.id();
    byte[] payload = new byte[requests.awaited()];
    memory.requestsArea().copyTo(payload);
    requests.take(requests.type(), payload);
    return requests.next();
  }

  /** Sets the turn to a task; false if it was revoked. */
  private boolean begin(long id) {
    if (id == begunAhead) {
      begunAhead = 0;
      return true;
    }
    memory.setLongPlain(PoolLayout.PROGRESS_AT, 0);
    int epoch = requests.epoch();
    while (true) {
      long turn = memory.getLong(PoolLayout.TURN_AT);
      if (PoolLayout.epochOf(turn) != epoch) {
        return false;
      }
      if (memory.compareAndSetLong(PoolLayout.TURN_AT, turn, PoolLayout.turn(epoch, id))) {
        return true;
      }
    }
  }

  private void task() throws ProtocolViolation {
    long id = requests.id();
    if (!begin(id)) {
      return;
    }
    Object target;
    try {
      target = Objects.requireNonNull(new TaskReader(requests.payload(), lambdas).readValue());
    } catch (Throwable e) {
      answers.unread(id, e);
      return;
    }
    Object result = null;
    try {
      if (target instanceof Callable<?> callable) {
        result = callable.call();
      } else {
        ((Runnable) target).run();
      }
    } catch (Throwable e) {
      answers.thrown(id, e);
      return;
    } finally {
      // No interruption is left for the next task.
      var _ = Thread.interrupted();
    }
    answers.value(id, result);
  }

  private void batch() throws IOException {
    TaskReader reader = new TaskReader(requests.payload(), lambdas);
    int functionLength = reader.readInt();
    int functionAt = reader.position();
    reader.setPosition(functionAt + functionLength);
    int count = reader.readInt();
    forgetOtherFunction(functionAt, functionAt + functionLength);
    for (int i = 0; i < count && begin(requests.id() + i); i++) {
      int length = reader.readInt();
      int inputAt = reader.position();
      element(requests.id() + i, reader, functionAt);
      reader.setPosition(inputAt + length);
    }
  }

  private void element(long id, TaskReader reader, int functionAt) throws ProtocolViolation {
    Function<@Nullable Object, @Nullable Object> known;
    Object input;
    try {
      known = function(reader, functionAt);
      input = reader.readValue();
    } catch (Throwable e) {
      answers.unread(id, e);
      return;
    }
    Object result;
    try {
      result = known.apply(input);
    } catch (Throwable e) {
      answers.thrown(id, e);
      return;
    } finally {
      var _ = Thread.interrupted();
    }
    answers.value(id, result);
  }

  /** Batches of one map have one function: it is kept from one to the next. */
  private void forgetOtherFunction(int from, int to) {
    byte[] payload = requests.payload();
    if (!Arrays.equals(functionBytes, 0, functionBytes.length, payload, from, to)) {
      function = null;
      functionBytes = Arrays.copyOfRange(payload, from, to);
    }
  }

  @SuppressWarnings("unchecked") // the parent sends functions
  private Function<@Nullable Object, @Nullable Object> function(TaskReader reader, int at)
      throws IOException, ReflectiveOperationException {
    Function<@Nullable Object, @Nullable Object> known = function;
    if (known == null) {
      int inputAt = reader.position();
      reader.setPosition(at);
      known =
          (Function<@Nullable Object, @Nullable Object>) Objects.requireNonNull(reader.readValue());
      reader.setPosition(inputAt);
      function = known;
    }
    return known;
  }
}

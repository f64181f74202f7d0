package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SerializableRunnable;
import dev.dure.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 11, 2, 4: what a worker that lies can do to its parent, which is nothing. */
@DisplayName("11: a hostile worker")
@Timeout(300)
class HostileWorkerTest {

  @TempDir Path directory;

  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool =
        ProcessPool.create(
            PoolOptions.workers(1)
                .withWorkers(PoolTasks.QUIET)
                .withInitializer(HostileWorker::takeOver)
                .withResultLimits(1 << 20, 20, 1000));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /** Code that must not run here. */
  static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger RAN = new AtomicInteger();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      RAN.incrementAndGet();
    }
  }

  /** The attack's task, and one that was sent behind it, both fail; the pool goes on. */
  private void breaksTheProtocol(String how, SerializableRunnable attack) throws Exception {
    Task<?> attacker =
        pool.submit(
            () -> {
              attack.run();
              Signals.idle();
            });
    assertThat(PoolTasks.causeOf(attacker))
        .isInstanceOf(WorkerViolationException.class)
        .hasMessageContaining(how);
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
  }

  private boolean goesOn() {
    try {
      return pool.submit(() -> 1).get() == 1;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(WorkerViolationException.class);
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The attack's task fails with a refusal. */
  private void isRefused(String how, SerializableRunnable attack) throws Exception {
    Task<?> attacker =
        pool.submit(
            () -> {
              attack.run();
              Signals.idle();
            });
    assertThat(PoolTasks.causeOf(attacker))
        .isInstanceOf(ResultRefusedException.class)
        .hasMessageContaining(how);
    assertThat(attacker.isDone()).isTrue();
  }

  private static byte[] serialized(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    ValueWriter writer = new ValueWriter();
    writer.putSerialized(bytes.toByteArray());
    return writer.toByteArray();
  }

  private static void answer(byte[] value) {
    HostileWorker.send(PoolLayout.VALUE, HostileWorker.ownId(), value);
  }

  @Test
  void aGadgetIsNotMade() throws Exception {
    isRefused("Gadget", () -> answer(serialized(new Gadget())));
    assertThat(Gadget.RAN).hasValue(0);
  }

  @Test
  void aGadgetInsideAnAllowedCollectionIsNotMade() throws Exception {
    isRefused("Gadget", () -> answer(serialized(new ArrayList<>(List.of(new Gadget())))));
    assertThat(Gadget.RAN).hasValue(0);
  }

  @Test
  void aBombOfNestedSetsIsRefused() throws Exception {
    isRefused("REJECTED", () -> answer(serialized(bomb())));
  }

  private static Set<Object> bomb() {
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> two = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Set<Object> left = new HashSet<>();
      Set<Object> right = new HashSet<>();
      left.add("x");
      one.add(left);
      one.add(right);
      two.add(left);
      two.add(right);
      one = left;
      two = right;
    }
    return root;
  }

  @Test
  void anArrayThatClaimsToBeEndlessTakesNoMemory() throws Exception {
    breaksTheProtocol(
        "a value of 2147483647 bytes where 0 are left",
        () -> {
          ByteBuffer value = ByteBuffer.allocate(5);
          value.put(Values.BYTES).putInt(Integer.MAX_VALUE);
          answer(value.array());
        });
  }

  @Test
  void aNegativeLengthIsNoArray() throws Exception {
    breaksTheProtocol(
        "a value of -8 bytes",
        () -> {
          ByteBuffer value = ByteBuffer.allocate(5);
          value.put(Values.LONGS).putInt(-1);
          answer(value.array());
        });
  }

  @Test
  void aLambdaIsNoResult() throws Exception {
    breaksTheProtocol(
        "a lambda as a result",
        () -> {
          ByteBuffer value = ByteBuffer.allocate(6);
          value.put(Values.LAMBDA).putInt(1);
          answer(value.array());
        });
  }

  @Test
  void anUnknownTagIsNoResult() throws Exception {
    breaksTheProtocol("a value of the unknown tag 99", () -> answer(new byte[] {99}));
  }

  @Test
  void bytesBehindAResultAreNone() throws Exception {
    breaksTheProtocol("bytes behind its end", () -> answer(new byte[] {Values.NULL, 1}));
  }

  @Test
  void anAnswerForAnotherTaskIsNotTaken() throws Exception {
    breaksTheProtocol(
        "an answer for the task with id",
        () ->
            HostileWorker.send(
                PoolLayout.VALUE, HostileWorker.ownId() + 5, new byte[] {Values.NULL}));
  }

  @Test
  void aFloodOfAnswersEndsAtTheFirstTooMany() throws Exception {
    Task<?> flooded =
        pool.submit(
            () -> {
              for (int i = 0; i < 1000; i++) {
                HostileWorker.send(
                    PoolLayout.VALUE, HostileWorker.ownId() + 100 * i, new byte[] {Values.NULL});
              }
              Signals.idle();
            });
    // Its own answer counts, and the worker is killed for the second; what was sent there before
    // that was seen fails with it.
    assertThat(flooded.get()).isNull();
    Signals.await("the pool goes on", this::goesOn);
  }

  @Test
  void anUnknownTypeIsNoAnswer() throws Exception {
    breaksTheProtocol(
        "an answer of the unknown type 77",
        () -> HostileWorker.send((byte) 77, HostileWorker.ownId(), new byte[0]));
  }

  @Test
  void beingReadyTwiceIsNoAnswer() throws Exception {
    breaksTheProtocol(
        "for the second time", () -> HostileWorker.send(PoolLayout.READY, 0, new byte[0]));
  }

  @Test
  void aLengthBeyondWhatIsPublishedIsNotRead() throws Exception {
    breaksTheProtocol(
        "a message of 60000 bytes where",
        () ->
            HostileWorker.sendRaw(60_000, PoolLayout.VALUE, 0, HostileWorker.ownId(), new byte[8]));
  }

  @Test
  void aNegativeLengthIsNotRead() throws Exception {
    breaksTheProtocol(
        "a message of -1 bytes",
        () -> HostileWorker.sendRaw(-1, PoolLayout.VALUE, 0, HostileWorker.ownId(), new byte[8]));
  }

  @Test
  void aPositionBeyondTheRingIsNotBelieved() throws Exception {
    breaksTheProtocol("a writing position of", () -> HostileWorker.publish(1L << 40));
  }

  @Test
  void aPositionThatGoesBackIsNotBelieved() throws Exception {
    breaksTheProtocol(
        "a writing position of", () -> HostileWorker.publish(HostileWorker.published() - 8));
  }

  @Test
  void anEndlessPayloadEndsAtTheLimit() throws Exception {
    breaksTheProtocol(
        "a payload of more than",
        () -> {
          byte[] part = new byte[60_000];
          for (int i = 0; i < 100; i++) {
            HostileWorker.sendRaw(part.length, PoolLayout.VALUE, 1, HostileWorker.ownId(), part);
            HostileWorker.awaitTaken();
          }
        });
  }

  @Test
  void aLengthBeyondTheLimitIsNotReadFromTheArea() throws Exception {
    breaksTheProtocol(
        "a payload of 1049601 bytes in the area; allowed are 0 to 1049600",
        () -> HostileWorker.announce(8, (1 << 20) + (1 << 10) + 1));
  }

  @Test
  void aNegativeLengthIsNotReadFromTheArea() throws Exception {
    breaksTheProtocol("a payload of -8 bytes in the area", () -> HostileWorker.announce(8, -8));
  }

  @Test
  void aLengthThatFitsOnlyIntoAnIntIsNotReadFromTheArea() throws Exception {
    breaksTheProtocol(
        "a payload of 4294967304 bytes in the area",
        () -> HostileWorker.announce(8, (1L << 32) + 8));
  }

  @Test
  void aLengthOfAnotherLengthIsNoLength() throws Exception {
    breaksTheProtocol("a length of 16 bytes", () -> HostileWorker.announce(16, 100));
  }

  @Test
  void anUnknownFlagIsNone() throws Exception {
    breaksTheProtocol(
        "a message whose flag is 3",
        () -> HostileWorker.sendRaw(8, PoolLayout.VALUE, 3, HostileWorker.ownId(), new byte[8]));
  }

  @Test
  void aPayloadThatWasNeverPutIntoTheAreaIsZeros() throws Exception {
    breaksTheProtocol("bytes behind its end", () -> HostileWorker.announce(8, 1 << 20));
  }

  @Test
  void aPayloadOfTheAreaIsCheckedAsAnyOther() throws Exception {
    isRefused(
        "Gadget",
        () -> {
          byte[] gadget = serialized(new Gadget());
          HostileWorker.fillArea(gadget);
          HostileWorker.announce(8, gadget.length);
        });
    assertThat(Gadget.RAN).hasValue(0);
  }

  @Test
  void whatTheAreasWordSaysHoldsUpNobody() throws Exception {
    byte[] none = {Values.NULL};
    Task<?> liar =
        pool.submit(
            () -> {
              HostileWorker.fillArea(none);
              HostileWorker.setAreaUse(77);
              HostileWorker.announce(8, none.length);
              HostileWorker.awaitTaken();
              HostileWorker.setAreaUse(PoolLayout.EMPTIED);
              Signals.idle();
            });
    assertThat(liar.get()).isNull();
    liar.cancel(true);
    Task<Integer> behind = pool.submit(() -> 1);
    assertThat(behind.isCancelled()).isFalse();
    pool.shutdownNow();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  @DisplayName("4, 2: a message that is never finished holds up nobody")
  void aTornMessageIsNoMessage() throws Exception {
    Task<?> torn =
        pool.submit(
            () -> {
              HostileWorker.sendRaw(
                  1000, PoolLayout.VALUE, 1, HostileWorker.ownId(), new byte[1000]);
              Runtime.getRuntime().halt(9);
            });
    assertThat(PoolTasks.causeOf(torn)).isInstanceOf(WorkerDiedException.class);
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
  }

  @Test
  void aTurnThatWasNeverSentIsFoundOut() throws Exception {
    String lied = directory.resolve("lied").toString();
    Task<?> liar =
        pool.submit(
            () -> {
              HostileWorker.setTurn(PoolLayout.turn(7, 1_000_000));
              Signals.send(lied, "");
              Signals.idle();
            });
    Task<Integer> behind = pool.submit(() -> 1);
    assertThat(Signals.receive(lied)).isEmpty();
    // The parent takes back what has not begun, and finds a turn that cannot be.
    behind.cancel(false);
    assertThat(PoolTasks.causeOf(liar)).isInstanceOf(WorkerViolationException.class);
  }
}

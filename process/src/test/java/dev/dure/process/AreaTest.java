package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 23: the areas of long messages, both ends in this process. */
@Timeout(300)
class AreaTest {

  private static final int LONG = 2 << 20;

  private final PoolMemory memory = PoolMemory.create("test", LONG + 100);
  private final WorkerChannel channel = new WorkerChannel(memory, LONG + 100);
  private final MessageReader requests =
      new MessageReader(
          memory,
          PoolLayout.REQUESTS_AT,
          PoolLayout.REQUESTS_PUBLISHED_AT,
          PoolLayout.REQUESTS_CONSUMED_AT,
          Integer.MAX_VALUE);

  private static Encoded filled(int value) {
    byte[] bytes = new byte[LONG];
    Arrays.fill(bytes, (byte) value);
    return new Encoded(bytes, List.of());
  }

  private Carriage next() throws ProtocolViolation {
    return Objects.requireNonNull(channel.nextCarriage());
  }

  private void carry() throws ProtocolViolation {
    Carriage carriage = next();
    carriage.carry();
    carriage.arrived();
  }

  private byte[] take() {
    byte[] payload = new byte[requests.awaited()];
    memory.requestsArea().copyTo(payload);
    requests.take(requests.type(), payload);
    return payload;
  }

  @Test
  void theNextRequestWaitsUntilTheAreaHasBeenRead() throws Exception {
    channel.send(PoolLayout.TASK, 0, 1, filled(1));
    channel.send(PoolLayout.TASK, 0, 2, filled(2));
    channel.send(PoolLayout.TASK, 0, 3, new Encoded(new byte[8], List.of()));
    carry();
    assertThat(channel.nextCarriage()).isNull();
    assertThat(requests.next()).isFalse();
    assertThat(requests.isAwaiting()).isTrue();
    assertThat(requests.next()).isFalse();
    assertThat(channel.nextCarriage()).isNull();
    assertThat(take()).containsOnly(1);
    assertThat(requests.next()).isTrue();
    assertThat(requests.id()).isEqualTo(1);
    carry();
    assertThat(requests.next()).isFalse();
    assertThat(take()).containsOnly(2);
    assertThat(requests.next()).isTrue();
    assertThat(requests.id()).isEqualTo(2);
    assertThat(requests.next()).isTrue();
    assertThat(requests.id()).isEqualTo(3);
    channel.close();
  }

  @Test
  @DisplayName("23, 6: a request that is given up while it is copied is never sent")
  void givenUp() throws Exception {
    channel.send(PoolLayout.TASK, 0, 1, filled(1));
    Carriage carriage = next();
    carriage.carry();
    channel.dropOutgoing();
    channel.send(PoolLayout.TASK, 1, 2, filled(2));
    carriage.arrived();
    assertThat(requests.next()).isFalse();
    assertThat(requests.isAwaiting()).isFalse();
    carry();
    assertThat(requests.next()).isFalse();
    assertThat(requests.id()).isEqualTo(2);
    assertThat(take()).containsOnly(2);
    channel.close();
  }

  @Test
  @DisplayName("23, 16: without memory for the area a request goes through the ring")
  void noMemory() throws Exception {
    long hole = memory.address(PoolLayout.REQUESTS_AREA_AT) + LONG - PoolLayout.PAGE_BYTES;
    assertThat(Linux.unmap(hole, PoolLayout.PAGE_BYTES)).isZero();
    channel.send(PoolLayout.TASK, 0, 1, filled(1));
    carry();
    int turns = 0;
    while (!requests.next()) {
      assertThat(requests.isAwaiting()).isFalse();
      channel.flush();
      assertThat(turns++).isLessThan(100);
    }
    assertThat(requests.payload()).hasSize(LONG).containsOnly(1);
    // It stays mapped: by now something else may be in the hole.
    channel.closeFile();
  }

  @Test
  void noAnswerIsPutWhereTheParentTakesMemoryAway() throws Exception {
    AnswerWriter writer = new AnswerWriter(memory, LONG + 10);
    byte[] result = new byte[LONG];
    Arrays.fill(result, (byte) 7);
    memory.setInt(PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.EMPTIED);
    Threads.Running worker = Threads.start("worker", () -> writer.value(1, result));
    Signals.await(
        "the worker waits for the area", () -> memory.getInt(PoolLayout.ROOM_BELL_AT) < 0);
    byte[] seen = new byte[1];
    memory.read(PoolLayout.ANSWERS_AREA_AT + 100, seen, 0, 1);
    assertThat(seen).containsOnly(0);
    assertThat(channel.next()).isFalse();
    memory.setInt(PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FREE);
    worker.join(); // by itself, if nobody rings the bell
    assertThat(memory.getInt(PoolLayout.ANSWERS_AREA_USE_AT)).isEqualTo(PoolLayout.FILLED);
    assertThat(channel.next()).isFalse();
    carry();
    assertThat(memory.getInt(PoolLayout.ANSWERS_AREA_USE_AT)).isEqualTo(PoolLayout.FREE);
    assertThat(channel.next()).isTrue();
    ResultReader reader =
        new ResultReader(channel.answer().payload(), ResultTypes.of(PoolOptions.workers(1)));
    assertThat(reader.readResult()).isEqualTo(result);
    channel.close();
  }
}

package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.contract.Threads;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ring of a pool's memory, both ends in this process. */
@Timeout(300)
class PoolRingTest {

  private static final byte TYPE = 3;

  private final PoolMemory memory = PoolMemory.create("test", 1 << 20);
  private final MessageWriter writer =
      new MessageWriter(
          memory,
          PoolLayout.REQUESTS_AT,
          PoolLayout.REQUESTS_PUBLISHED_AT,
          PoolLayout.REQUESTS_CONSUMED_AT);
  private final MessageReader reader =
      new MessageReader(
          memory,
          PoolLayout.REQUESTS_AT,
          PoolLayout.REQUESTS_PUBLISHED_AT,
          PoolLayout.REQUESTS_CONSUMED_AT,
          1 << 20);

  @AfterEach
  void close() {
    memory.closeFile();
    memory.close();
  }

  private static byte[] payload(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(20_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void messagesArriveWholeAndInOrderRoundTheRing() {
    int count = 2_000; // some 40 times round
    Threads.Running sender =
        Threads.start(
            "sender",
            () -> {
              for (int i = 0; i < count; i++) {
                byte[] bytes = payload(i);
                while (!writer.hasRoom(bytes.length)) {
                  Threads.spin();
                }
                writer.write(TYPE, false, i & 7, i, bytes, 0, bytes.length);
              }
            });
    Threads.Running receiver =
        Threads.start(
            "receiver",
            () -> {
              for (int i = 0; i < count; i++) {
                while (!reader.next()) {
                  Threads.spin();
                }
                assertThat(reader.id()).isEqualTo(i);
                assertThat(reader.epoch()).isEqualTo(i & 7);
                assertThat(reader.type()).isEqualTo(TYPE);
                assertThat(Arrays.equals(reader.payload(), payload(i))).isTrue();
              }
            });
    sender.join();
    receiver.join();
  }

  @Test
  void aMessageInPartsIsThereWhenItsLastPartIs() throws Exception {
    byte[] bytes = payload(1);
    int half = bytes.length / 2;
    writer.write(TYPE, true, 0, 5, bytes, 0, half);
    assertThat(reader.next()).isFalse();
    writer.write(TYPE, false, 0, 5, bytes, half, bytes.length - half);
    assertThat(reader.next()).isTrue();
    assertThat(reader.payload()).isEqualTo(bytes);
  }

  @Test
  @DisplayName("4: a message that was given up in the middle leaves nothing")
  void partsThatAreGivenUp() throws Exception {
    writer.write(TYPE, true, 0, 5, new byte[100], 0, 100);
    assertThat(reader.next()).isFalse();
    writer.write(TYPE, false, 1, 6, new byte[] {1}, 0, 1);
    assertThat(reader.next()).isTrue();
    assertThat(reader.id()).isEqualTo(6);
    assertThat(reader.payload()).containsExactly(1);
  }

  @Test
  void aFullRingHasNoRoomUntilItIsRead() throws Exception {
    byte[] bytes = new byte[PoolLayout.MAX_PART_BYTES];
    int fits = 0;
    while (writer.hasRoom(bytes.length)) {
      writer.write(TYPE, false, 0, fits++, bytes, 0, bytes.length);
    }
    assertThat(fits).isEqualTo(PoolLayout.RING_BYTES / (bytes.length + 16));
    assertThat(reader.next()).isTrue();
    assertThat(writer.hasRoom(bytes.length)).isTrue();
  }

  @Test
  void aReaderThatLiesAboutItsPositionIsFoundOut() throws Exception {
    writer.write(TYPE, false, 0, 1, new byte[8], 0, 8);
    memory.setLong(PoolLayout.REQUESTS_CONSUMED_AT, 1 << 20);
    assertThatThrownBy(() -> writer.hasRoom(PoolLayout.RING_BYTES))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("a reading position of 1048576; allowed is 0 to 24");
  }
}

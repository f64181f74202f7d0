package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** When the memory that is shared with a worker is given back. */
class WorkerChannelTest {

  private final PoolMemory memory = PoolMemory.create("test", 1 << 20);
  private final WorkerChannel channel = new WorkerChannel(memory, 1 << 20);

  private void assertGivenBack() {
    assertThatIllegalStateException().isThrownBy(() -> memory.getLong(PoolLayout.TURN_AT));
  }

  /** To close it at once would interrupt the thread that reads: a user's, in a task's get. */
  @Test
  void notWhileAThreadIsThereThatWaitsForATask() {
    assertThat(channel.beginHelp()).isTrue();
    channel.close();
    assertThat(channel.isClosed()).isTrue();
    assertThat(channel.hasAnswer()).isFalse();
    assertThat(channel.beginHelp()).isFalse();
    channel.endHelp();
    assertGivenBack();
  }

  @Test
  void atOnceIfNobodyIsThere() {
    assertThat(channel.beginHelp()).isTrue();
    assertThat(channel.beginHelp()).isFalse();
    channel.endHelp();
    channel.close();
    assertGivenBack();
    channel.wakeReader();
    assertThat(channel.progressOf(0)).isZero();
  }
}

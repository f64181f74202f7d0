package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the parent concludes from a worker's turn. The other end of the ring is this test; the
 * process is one that does nothing.
 */
@Timeout(300)
class PoolWorkerTest {

  private final PoolMemory memory = PoolMemory.create("test", 1 << 20);
  private final WorkerProcess process =
      WorkerProcess.start(
          WorkerOptions.defaults().withStderr(Redirect.DISCARD), () -> Signals.idle());
  private final PoolWorker worker = new PoolWorker(new WorkerChannel(memory, 1 << 20), process);

  @AfterEach
  void close() {
    process.close();
    memory.closeFile();
    memory.close();
  }

  private static final class Stub implements Job {
    private final int size;

    Stub(int size) {
      this.size = size;
    }

    @Override
    public String name() {
      return "stub of " + size;
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void begunAt(long nanos) {}

    @Override
    public void rejected() {}

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public byte messageType() {
      return PoolLayout.BATCH;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Encoded encoded(int from, int to) {
      return new Encoded(new byte[1], List.of());
    }

    @Override
    public void sent(PoolWorker to, long id) {}

    @Override
    public void succeed(int index, @Nullable Object result) {}

    @Override
    public void fail(int index, Throwable reason) {}

    @Override
    public void cancelled() {}

    @Override
    public boolean retries(int index, WorkerDiedException death) {
      return false;
    }

    @Override
    public List<Runnable> asRunnables() {
      return List.of();
    }
  }

  private void begin(long id) {
    memory.setLong(PoolLayout.TURN_AT, PoolLayout.turn(0, id));
  }

  @Test
  void aTaskThatHasEndedIsNotTheOneThatRuns() throws Exception {
    Stub first = new Stub(1);
    Stub second = new Stub(3);
    Stub third = new Stub(1);
    for (Stub job : List.of(first, second, third)) {
      worker.send(Part.whole(job));
    }
    assertThat(worker.running()).isNull();

    begin(1);
    assertThat(worker.hasBegun(first)).isTrue();
    assertThat(worker.hasBegun(second)).isFalse();

    // It could not have begun the second without having answered the first; nobody has looked yet.
    begin(2);
    assertThat(worker.hasBegun(first)).isFalse();
    assertThat(worker.hasBegun(second)).isTrue();
    assertThat(worker.running()).isEqualTo(second);

    begin(4);
    assertThat(worker.hasBegun(second)).isTrue();
    begin(5);
    assertThat(worker.hasBegun(second)).isFalse();
    assertThat(worker.hasBegun(third)).isTrue();
  }

  @Test
  void whatWasTakenBackIsNotSaidToRun() throws Exception {
    Stub first = new Stub(1);
    Stub second = new Stub(3);
    worker.send(Part.whole(first));
    worker.send(Part.whole(second));
    begin(2);
    assertThat(worker.revoke()).containsExactly(new Part(second, 1, 3));
    assertThat(worker.hasBegun(first)).isFalse();
    assertThat(worker.hasBegun(second)).isTrue();
    assertThat(worker.jobs()).containsExactly(first, second);
  }
}

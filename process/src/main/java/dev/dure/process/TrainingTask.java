package dev.dure.process;

import dev.dure.SerializableCallable;
import java.io.IOException;

/**
 * What a worker does that is started only so that its JVM sees what workers load: all that one of a
 * pool does, with itself as the parent. The requests stand in its ring before it begins; the last
 * tells it to exit, and at its exit the JVM writes its cache.
 */
record TrainingTask() implements WorkerTask {

  private static final int MAX_RESULT_BYTES = 1 << 20;
  private static final SerializableCallable<Integer> NOTHING = () -> 1;

  @Override
  public void run() throws IOException {
    // It stays mapped as long as the process lives.
    @SuppressWarnings("resource")
    PoolMemory memory = PoolMemory.create("startup-cache", MAX_RESULT_BYTES);
    MessageWriter requests =
        new MessageWriter(
            memory,
            PoolLayout.REQUESTS_AT,
            PoolLayout.REQUESTS_PUBLISHED_AT,
            PoolLayout.REQUESTS_CONSUMED_AT);
    Encoded task = TaskEncoder.task(NOTHING);
    for (LambdaShape shape : task.shapes()) {
      write(requests, PoolLayout.SHAPE, 0, shape.message());
    }
    write(requests, PoolLayout.TASK, 1, task.bytes());
    write(requests, PoolLayout.END, 0, new byte[0]);
    new PoolWorkerTask(memory.path(), MAX_RESULT_BYTES, null).run();
  }

  private static void write(MessageWriter requests, byte type, long id, byte[] payload)
      throws ProtocolViolation {
    requests.write(type, false, 0, id, payload, 0, payload.length);
  }
}

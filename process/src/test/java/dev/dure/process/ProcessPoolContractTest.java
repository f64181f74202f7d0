package dev.dure.process;

import dev.dure.Pool;
import dev.dure.contract.PoolContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The contract of pools, kept by processes")
class ProcessPoolContractTest extends PoolContract {

  @Override
  protected Pool newPool(int workers, int queueCapacity) {
    return ProcessPool.create(
        PoolOptions.workers(workers).withQueueCapacity(queueCapacity).withWorkers(PoolTasks.QUIET));
  }
}

package dev.dure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.contract.PoolContract;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The contract of pools, kept by threads")
class ThreadPoolTest extends PoolContract {

  @Override
  protected Pool newPool(int workers, int queueCapacity) {
    return ThreadPool.create(workers, queueCapacity);
  }

  @Test
  void numbersThatAreNotAllowedAreNamed() {
    assertThatThrownBy(() -> ThreadPool.create(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A pool cannot have 0 workers; allowed is 1 or more.");
    assertThatThrownBy(() -> ThreadPool.create(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A pool cannot have 0 places in its queue; allowed is 1 or more.");
  }

  @Test
  void theCauseIsWhatTheTaskThrew() {
    IllegalStateException thrown = new IllegalStateException("mine");
    try (ThreadPool pool = ThreadPool.create(1)) {
      Task<Object> task =
          pool.submit(
              () -> {
                throw thrown;
              });
      assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).cause().isSameAs(thrown);
    }
  }

  @Test
  void aTaskThatClosesItsPoolOnlyShutsItDown() throws Exception {
    ThreadPool pool = ThreadPool.create(1);
    assertThat(
            pool.submit(
                    () -> {
                      pool.close();
                      return pool.isShutdown();
                    })
                .get())
        .isTrue();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }
}

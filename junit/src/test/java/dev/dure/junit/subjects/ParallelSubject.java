package dev.dure.junit.subjects;

import dev.dure.junit.CheckRaces;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two tests at the same time: each is at its begin and at its end when the other is. */
@CheckRaces
@Execution(ExecutionMode.CONCURRENT)
class ParallelSubject {

  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  private static void meet() throws Exception {
    BOTH.await(2, TimeUnit.MINUTES);
  }

  @Test
  void fails() throws Exception {
    meet();
    Counter.race();
    meet();
  }

  @Test
  void passes() throws Exception {
    meet();
    Counter.inOrder();
    meet();
  }
}

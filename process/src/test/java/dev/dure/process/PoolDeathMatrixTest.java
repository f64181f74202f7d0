package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dure.DeadlineExceededException;
import dev.dure.Task;
import dev.dure.TaskOptions;
import dev.dure.process.PoolTasks.Bomb;
import dev.dure.process.PoolTasks.Harm;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A worker that is killed, halts, exits, or meets an error: while it takes a task, runs it, or
 * returns its result. Each fails that task alone; what was sent behind it runs.
 */
@Timeout(300)
class PoolDeathMatrixTest {

  private static final TaskOptions SOON =
      TaskOptions.named("endless").withDeadline(Duration.ofSeconds(1));

  private static ProcessPool pool;

  @BeforeAll
  static void open() {
    pool = ProcessPool.create(PoolOptions.workers(1).withWorkers(PoolTasks.QUIET));
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  private static void fails(Task<?> task, Harm harm, Class<?> otherwise) throws Exception {
    List<Task<Integer>> behind = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      behind.add(pool.submit(() -> number));
    }
    Throwable cause = PoolTasks.causeOf(task);
    switch (harm) {
      case KILL -> {
        WorkerDiedException death = (WorkerDiedException) cause;
        assertThat(death.exitCode()).isEqualTo(137);
        assertThat(death.signal()).hasValue(9);
      }
      case HALT -> assertThat(((WorkerDiedException) cause).exitCode()).isEqualTo(3);
      case EXIT -> assertThat(((WorkerDiedException) cause).exitCode()).isEqualTo(4);
      case ERROR -> assertThat(cause).isInstanceOf(otherwise);
    }
    for (int i = 0; i < behind.size(); i++) {
      assertThat(behind.get(i).get()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileItTakesATask(Harm harm) throws Exception {
    Bomb bomb = new Bomb(harm, true);
    fails(pool.submit(() -> bomb.hashCode()), harm, TaskRefusedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void whileItRuns(Harm harm) throws Exception {
    fails(pool.submit(() -> harm.happen()), harm, TaskFailedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void whileItReturnsAResult(Harm harm) throws Exception {
    fails(pool.submit(() -> new Bomb(harm, false)), harm, ResultRefusedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void whileItIsInTheMiddleOfABatch(Harm harm) throws Exception {
    // The stream ends at the input that failed; what came before it is there.
    List<Integer> before = new ArrayList<>();
    Throwable thrown =
        catchThrowable(
            () ->
                pool.map(
                        List.of(1, 2, 3, 4, 5),
                        x -> {
                          if (x == 3) {
                            harm.happen();
                          }
                          return x;
                        })
                    .forEach(before::add));
    assertThat(before).containsExactly(1, 2);
    assertThat(thrown.getCause())
        .isInstanceOf(harm == Harm.ERROR ? TaskFailedException.class : WorkerDiedException.class);
    assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whileItTakesAnInputOfABatch(Harm harm) {
    List<Integer> before = new ArrayList<>();
    List<Object> inputs = List.of(1, 2, new Bomb(harm, true), 4);
    Throwable thrown =
        catchThrowable(() -> pool.map(inputs, x -> x instanceof Bomb ? 0 : 1).forEach(before::add));
    assertThat(before).containsExactly(1, 1);
    assertThat(thrown.getCause())
        .isInstanceOf(harm == Harm.ERROR ? TaskRefusedException.class : WorkerDiedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void whileItReturnsAResultOfABatch(Harm harm) {
    List<Object> before = new ArrayList<>();
    Throwable thrown =
        catchThrowable(
            () ->
                pool.<Integer, Object>map(
                        List.of(1, 2, 3, 4), x -> x == 3 ? new Bomb(harm, false) : x)
                    .forEach(before::add));
    assertThat(before).containsExactly(1, 2);
    assertThat(thrown.getCause())
        .isInstanceOf(
            harm == Harm.ERROR ? ResultRefusedException.class : WorkerDiedException.class);
  }

  /** To read or to write it takes for ever. */
  private static final class Endless implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean whenRead;

    Endless(boolean whenRead) {
      this.whenRead = whenRead;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      if (!whenRead) {
        Signals.idle();
      }
      out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (whenRead) {
        Signals.idle();
      }
    }
  }

  private static void passesItsDeadline(Task<?> task) throws Exception {
    Task<Integer> behind = pool.submit(() -> 5);
    assertThat(PoolTasks.causeOf(task)).isInstanceOf(DeadlineExceededException.class);
    assertThat(behind.get()).isEqualTo(5);
  }

  @Test
  void anArgumentThatIsReadForEverEndsWithItsDeadline() throws Exception {
    Endless endless = new Endless(true);
    passesItsDeadline(pool.submit(SOON, () -> endless.hashCode()));
  }

  @Test
  void aTaskThatRunsForEverEndsWithItsDeadline() throws Exception {
    passesItsDeadline(
        pool.submit(
            SOON,
            () -> {
              Signals.idle();
              return 1;
            }));
  }

  @Test
  void aResultThatIsWrittenForEverEndsWithItsDeadline() throws Exception {
    passesItsDeadline(pool.submit(SOON, () -> new Endless(false)));
  }
}

package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dure.HeapSpace;
import dev.dure.Space;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoardTest {

  @Test
  void stepsOfAllProcessesAreAddedUpSliceBySlice() {
    try (Space space = HeapSpace.create()) {
      Board board = Board.create(space, 2, 3);
      double[] rates = {
        0.1, 0.2, 0.5, 0.4, 0.8, 0.5
      }; // three slices of process 0, then of process 1
      IntStream.range(0, rates.length).forEach(i -> board.rates().set(i, rates[i]));

      assertThat(board.nanosPerStep())
          .satisfiesExactly(
              first -> assertThat(first).isCloseTo(2, within(1e-9)),
              second -> assertThat(second).isCloseTo(1, within(1e-9)),
              third -> assertThat(third).isCloseTo(1, within(1e-9)));
    }
  }

  @Test
  void theLeastShareIsThatOfTheSlowest() {
    try (Space space = HeapSpace.create()) {
      Board board = Board.create(space, 2, 1);
      board.steps().set(0, 900);
      board.steps().set(1, 100);

      assertThat(board.allSteps()).isEqualTo(1000);
      assertThat(board.leastShare()).isEqualTo(0.1);
    }
  }

  @Test
  @Timeout(30)
  void aMeterFillsInItsPartAndCountsTheWarmUp() throws Exception {
    try (Space space = HeapSpace.create()) {
      Board board = Board.create(space, 1, 2);
      Shared shared = Shared.create(space, Path.of("unused"));

      Meter.measure(shared.step(Work.VALUE_UNDER_LOCK), board, 0, new Plan(1000, 1000, 2));

      assertThat(board.nanosPerStep()).hasSize(2).allMatch(nanos -> nanos > 0);
      assertThat(shared.count(Work.VALUE_UNDER_LOCK, 0)).isEqualTo(board.allSteps()).isPositive();
    }
  }
}

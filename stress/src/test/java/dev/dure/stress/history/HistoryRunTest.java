package dev.dure.stress.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.stress.history.HistoryOptions.Scope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recorder and the checker together, on threads; what processes do is in {@code .ci/run}. */
class HistoryRunTest {

  @ParameterizedTest
  @EnumSource(
      value = Scope.class,
      names = {"HEAP", "MEMORY"})
  @DisplayName("histories of threads are linearizable, in both spaces")
  void threads(Scope scope) throws Exception {
    Tally tally = HistoryRun.record(new HistoryOptions(1, 0, 7, scope, Mutation.NONE, false));
    assertThat(tally.violation()).isNull();
    assertThat(tally.isSound()).isTrue();
    assertThat(tally.toString()).contains(" histories, ").contains("0 processes died");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mutation.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE"})
  @DisplayName("every mutation is found in the histories of threads")
  void mutations(Mutation mutation) throws Exception {
    HistoryOptions plain = HistoryOptions.parse(new String[] {"--seed", "7"});
    Tally tally = HistoryRun.record(plain.mutated(mutation, Scope.HEAP));
    assertThat(tally.violation()).contains("is not linearizable").contains("actor ");
  }

  @Test
  void badWords() {
    assertThatThrownBy(() -> HistoryOptions.parse(new String[] {"--mutate", "x"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x\" is not one of [none, lost_update");
    assertThatThrownBy(() -> HistoryOptions.parse(new String[] {"--kills", "-1"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--kills -1 is not allowed; allowed are 0 to 1,000,000.");
    assertThatThrownBy(() -> HistoryOptions.parse(new String[] {"--seconds"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lacks its value");
  }
}

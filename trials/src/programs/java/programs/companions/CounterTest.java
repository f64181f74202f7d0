package programs.companions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import programs.Team;

/** What a user's test looks like that has a race and passes. */
class CounterTest {

  private int total;

  @Test
  void counts() throws Exception {
    Team.run(2, () -> total++); // race
    assertTrue(total > 0);
  }
}

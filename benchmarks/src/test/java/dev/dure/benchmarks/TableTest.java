package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Table table = new Table("what", "ns");
    table.add("get", "1.70");
    table.add("getAndAdd", "5");

    assertThat(table)
        .hasToString(
            """
            | what      | ns   |
            | --------- | ---- |
            | get       | 1.70 |
            | getAndAdd | 5    |
            """);
  }

  @Test
  void aBarInACellDoesNotEndIt() {
    Table table = new Table("a|b");

    assertThat(table)
        .hasToString(
            """
            | a\\|b |
            | ---- |
            """);
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table("a", "b").add("1"))
        .withMessage("A row of this table has 2 cells, not 1.");
  }
}

package dev.dure.junit.subjects;

import dev.dure.junit.CheckRaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The race is made before the first test, so the class fails, and no test. */
@CheckRaces
class ClassSubject {

  @BeforeAll
  static void prepare() throws Exception {
    Counter.race();
  }

  @Test
  void passes() {}
}

package dev.dure.junit.subjects;

import dev.dure.junit.CheckRaces;
import org.junit.jupiter.api.Test;

/** Only a method is checked. */
class MethodSubject {

  @Test
  void passesUnchecked() throws Exception {
    Counter.race();
  }

  @Test
  @CheckRaces
  void failsChecked() throws Exception {
    Counter.race();
  }
}

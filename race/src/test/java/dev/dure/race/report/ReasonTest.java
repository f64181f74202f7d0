package dev.dure.race.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

  private static final StackTraceElement PLACE = Sides.at("app.Sum", "add", 5);

  private static String steps(boolean observed, HeldLock look, HeldLock act, HeldLock other) {
    List<Side> sides =
        List.of(Sides.read(PLACE, look), Sides.write(PLACE, act), Sides.write(PLACE, other));
    return Reason.ofSteps(sides, observed);
  }

  @Test
  void aLockThatAllHadWasGivenBack() {
    HeldLock lock = Sides.lock(31);
    assertThat(steps(true, lock, lock, lock))
        .isEqualTo(
            "thread \"writer\" #9 wrote between the two accesses of thread \"reader\" #9, where that"
                + " had given back java.lang.Object@1f.");
    assertThat(steps(false, lock, lock, lock))
        .endsWith(
            ": java.lang.Object@1f is given back there, and nothing else orders the threads.");
  }

  @Test
  void aLockThatNotAllHadOrManyMayHaveIsNone() {
    HeldLock lock = Sides.lock(31);
    HeldLock reads = Sides.readLock(31);
    assertThat(steps(true, lock, lock, Sides.lock(32))).endsWith(" of thread \"reader\" #9.");
    assertThat(steps(false, lock, Sides.lock(32), lock)).contains("no lock is held round them");
    assertThat(steps(false, reads, reads, reads)).contains("no lock is held round them");
  }
}

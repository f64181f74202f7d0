package dev.dure.race.report;

import static dev.dure.race.report.Sides.at;
import static dev.dure.race.report.Sides.lock;
import static dev.dure.race.report.Sides.read;
import static dev.dure.race.report.Sides.readLock;
import static dev.dure.race.report.Sides.write;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By what both sides held and where they were; the shapes of code have a test of their own. */
class RacePatternTest {

  private static final StackTraceElement GET = at("app.Counter", "get", 10);
  private static final StackTraceElement ADD = at("app.Counter", "add", 20);
  private static final String FIELD = "Counter.total of app.Counter@1f";

  private static void assertPattern(RacePattern expected, String location, Side one, Side other) {
    assertThat(RacePattern.of(location, one, other)).isEqualTo(expected);
    assertThat(RacePattern.of(location, other, one)).as("the other way").isEqualTo(expected);
  }

  @Test
  void nothingIsCertainOfAnUnlockedFieldOrALockOnOneSide() {
    assertPattern(RacePattern.DATA_RACE, FIELD, read(GET), write(ADD));
    assertPattern(RacePattern.DATA_RACE, FIELD, write(ADD), write(ADD));
    assertPattern(RacePattern.DATA_RACE, FIELD, read(GET), write(ADD, lock(1)));
  }

  @Test
  void differentLocksAreIneffective() {
    assertPattern(RacePattern.INEFFECTIVE_LOCK, FIELD, read(GET, lock(1)), write(ADD, lock(2)));
    assertPattern(
        RacePattern.INEFFECTIVE_LOCK,
        "ArrayList@1f",
        write(ADD, lock(1), lock(2)),
        write(ADD, lock(3)));
    // Two locks of one identity hash code, but not of one class.
    assertPattern(RacePattern.INEFFECTIVE_LOCK, FIELD, read(GET, lock(1)), write(ADD, readLock(1)));
  }

  @Test
  void aReadLockRoundAWriteIsNamed() {
    assertPattern(
        RacePattern.WRITE_UNDER_READ_LOCK,
        FIELD,
        read(GET, lock(1), readLock(5)),
        write(ADD, readLock(5), lock(2)));
  }

  @Test
  void doubleCheckedLockingIsALookWithoutTheLockOfTheSameMethod() {
    StackTraceElement look = at("app.Lazy", "get", 5);
    StackTraceElement make = at("app.Lazy", "get", 8);
    HeldLock ofMethod = lock(1, at("app.Lazy", "get", 6));
    String location = "Lazy.instance";
    assertPattern(RacePattern.DOUBLE_CHECKED_LOCKING, location, read(look), write(make, ofMethod));
    assertPattern(RacePattern.DATA_RACE, location, read(look), write(make, lock(2)));
    assertPattern(RacePattern.DATA_RACE, location, write(look), write(make, ofMethod));
    assertPattern(RacePattern.DATA_RACE, location, read(GET), write(make, ofMethod));
  }

  @Test
  void aFieldOfAnObjectUnderConstructionIsUnsafelyPublished() {
    StackTraceElement init = at("app.Counter", "<init>", 3);
    assertPattern(RacePattern.UNSAFE_PUBLICATION, FIELD, read(GET), write(init));
    assertPattern(RacePattern.UNSAFE_PUBLICATION, FIELD, write(ADD), write(init));
    assertPattern(RacePattern.DATA_RACE, "Counter.instances", read(GET), write(init));
    assertPattern(RacePattern.DATA_RACE, "Other.total of app.Other@1f", read(GET), write(init));
    assertPattern(RacePattern.DATA_RACE, FIELD, write(ADD), read(init));
  }

  @Test
  void anObjectOfTheJdkIsACollectionThatIsShared() {
    assertPattern(RacePattern.SHARED_COLLECTION, "HashMap@1f", read(GET), write(ADD, lock(1)));
    assertPattern(RacePattern.DATA_RACE, "Thing.f of javax.Thing@1", read(GET), write(ADD));
    assertPattern(RacePattern.DATA_RACE, "Thing.f", read(GET), write(ADD));
    assertPattern(RacePattern.DATA_RACE, "int[100][7]", read(GET), write(ADD));
  }
}

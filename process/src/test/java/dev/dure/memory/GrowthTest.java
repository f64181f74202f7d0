package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.Elements;
import dev.dure.SharedInt;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedQueue;
import dev.dure.Space;
import dev.dure.SpaceFullException;
import dev.dure.linux.Linux;
import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A space that grows when it is full, for all processes that use it. */
@DisplayName("A space that may grow")
class GrowthTest extends AcrossProcesses {

  private static final long FIRST = 64 << 10;
  private static final long MAXIMUM = 1 << 20;

  /** An array that takes more than the first size has left. */
  private static final int LARGE = 8000;

  @Override
  MemorySpace newSpace() {
    return MemorySpace.create(FIRST, MAXIMUM);
  }

  @Test
  @DisplayName("grows by as much as is needed, and what was there stays where it was")
  void grows() {
    SharedLong early = space.longValue("early", 7);
    assertThat(space.bytes()).isEqualTo(FIRST);
    assertThat(space.maxBytes()).isEqualTo(MAXIMUM);
    SharedLongArray late = space.longArray("late", LARGE);
    late.set(LARGE - 1, 9);
    assertThat(space.bytes()).isEqualTo(2 * FIRST);
    space.longArray("large", 60_000).set(59_999, 10);
    assertThat(space.bytes()).isBetween(560_000L, 570_000L);
    assertThat(early.get()).isEqualTo(7);
    assertThat(space.longValue("early").get()).isEqualTo(7);
    assertThat(late.get(LARGE - 1)).isEqualTo(9);
    assertThat(space.longArray("large", 60_000).get(59_999)).isEqualTo(10);
    assertThat(MemorySpace.view(late).byteSize()).isEqualTo(LARGE * 8L);
  }

  @Test
  @DisplayName("is full at its maximum, says so with the numbers, and can be used still")
  void full() {
    assertThatExceptionOfType(SpaceFullException.class)
        .isThrownBy(() -> space.newLongArray(200_000))
        .withMessageContaining("1,600,0")
        .withMessageContaining("of 1,048,576 are left")
        .satisfies(e -> assertThat(e.size()).isEqualTo(MAXIMUM));
    assertThat(space.bytes()).as("nothing was taken for it").isEqualTo(FIRST);
    assertThatExceptionOfType(SpaceFullException.class)
        .isThrownBy(
            () -> {
              while (true) {
                space.newLongArray(1000);
              }
            });
    assertThat(space.bytes()).isEqualTo(MAXIMUM);
    assertThat(space.newLong(3).get()).isEqualTo(3);
  }

  @Test
  @DisplayName("is what was asked for only: a space without a maximum keeps its size")
  void fixed() {
    try (MemorySpace other = MemorySpace.create(FIRST)) {
      assertThat(other.maxBytes()).isEqualTo(FIRST);
      assertThatThrownBy(() -> other.newLongArray(LARGE)).isInstanceOf(SpaceFullException.class);
    }
    assertThatThrownBy(() -> MemorySpace.create(MAXIMUM, FIRST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1,048,576 bytes cannot grow to 65,536");
    assertThatThrownBy(() -> MemorySpace.create(FIRST, 1L << 47))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70,368,744,177,664");
  }

  @Test
  @DisplayName("cannot be truncated when it has no name: it is sealed against that")
  void sealed() {
    int fd = space.attachment().segment().fd();
    assertThat(Linux.ftruncate(fd, 100)).isEqualTo(-Linux.EPERM);
    space.newLongArray(LARGE);
    assertThat(Linux.ftruncate(fd, FIRST)).isEqualTo(-Linux.EPERM);
  }

  @Test
  @DisplayName("has grown for a process that was attached before, by name and by handle")
  void attachedBefore() throws InterruptedException {
    SharedInt step = space.newInt(0);
    SharedQueue<Object> handles =
        space.newQueue(1, Elements.objects(Object.class, 2000, SharedLongArray.class));
    start(
        () -> {
          step.set(1);
          await(step, 2);
          Space here = step.space();
          here.longArray("late", LARGE).set(LARGE - 1, 7);
          ((SharedLongArray) handles.take()).set(LARGE - 1, 8);
          step.set(3);
        });
    await(step, 1);
    SharedLongArray late = space.longArray("late", LARGE);
    SharedLongArray nameless = space.newLongArray(2 * LARGE);
    SharedLongArray last = nameless.range(0, LARGE);
    step.set(2);
    handles.put(last);
    joinAll();
    assertThat(step.get()).isEqualTo(3);
    assertThat(late.get(LARGE - 1)).isEqualTo(7);
    assertThat(last.get(LARGE - 1)).isEqualTo(8);
  }

  @Test
  @DisplayName("has grown for a process that comes later, with a handle from behind the old end")
  void attachedLater() throws InterruptedException {
    SharedLongArray late = space.newLongArray(LARGE);
    SharedLock lock = space.newLock();
    SharedInt seen = space.newInt(0);
    start(
        () -> {
          lock.lock();
          try {
            late.set(LARGE - 1, 7);
            seen.set((int) ((MemorySpace) seen.space()).bytes());
          } finally {
            lock.unlock();
          }
        });
    joinAll();
    assertThat(seen.get()).isEqualTo((int) (2 * FIRST));
    assertThat(late.get(LARGE - 1)).isEqualTo(7);
  }

  @Test
  @DisplayName("grows for several processes at once, and each object has its own place")
  void together() throws InterruptedException {
    SharedInt begun = space.newInt(0);
    SharedQueue<Object> made =
        space.newQueue(60, Elements.objects(Object.class, 2000, SharedLongArray.class));
    for (int i = 0; i < 3; i++) {
      int number = i;
      start(
          () -> {
            begun.increment();
            await(begun, 3);
            for (int k = 0; k < 20; k++) {
              SharedLongArray array = begun.space().newLongArray(1500);
              array.fill(100L * number + k);
              made.put(array);
            }
          });
    }
    joinAll();
    Set<Long> numbers = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      SharedLongArray array = (SharedLongArray) made.remove();
      assertThat(array.toArray()).containsOnly(array.get(0));
      numbers.add(array.get(0));
    }
    assertThat(numbers).hasSize(60);
    assertThat(space.bytes()).isBetween(60L * 1500 * 8, MAXIMUM);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"SEGMENT_GROWN", "OBJECT_HALF_WRITTEN", "OBJECT_PUBLISHED"})
  @DisplayName("is whole when the process that makes it grow is killed")
  void growerDies(FaultPoint point) throws InterruptedException {
    SharedLong early = space.longValue("early", 7);
    WorkerProcess grower =
        start(
            () -> early.space().longArray("late", LARGE).set(0, 1),
            "-Ddure.faults=" + point + ":kill:1");
    assertThat(grower.join()).isNotZero();
    awaitFreeSlots();
    SharedLongArray late = space.longArray("late", LARGE);
    late.set(LARGE - 1, 9);
    SharedLongArray other = space.newLongArray(LARGE);
    other.fill(5);
    assertThat(late.get(0)).isZero();
    assertThat(late.get(LARGE - 1)).isEqualTo(9);
    assertThat(early.get()).isEqualTo(7);
    assertThat(space.bytes()).isEqualTo(4 * FIRST);
  }

  @Test
  @DisplayName("says that the system has no room, with the numbers, and can be used still")
  void noRoom(@TempDir Path temporary) throws IOException, InterruptedException {
    assumeTrue(Linux.geteuid() == 0, "only root can mount a small file system");
    Path small = Files.createDirectory(temporary.resolve("small"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString())
            .start();
    assumeTrue(
        mount.waitFor(1, TimeUnit.MINUTES) && mount.exitValue() == 0,
        "this container does not allow mount");
    System.setProperty("dure.directory", small.resolve("segments").toString());
    try (MemorySpace named = MemorySpace.create("test-no-room", FIRST, MAXIMUM)) {
      SharedLong early = named.newLong(7);
      assertThatExceptionOfType(SpaceFullException.class)
          .isThrownBy(() -> named.newLongArray(50_000))
          .withMessageContaining("It may grow to 1,048,576")
          .withMessageContaining("ENOSPC");
      assertThat(named.bytes()).isEqualTo(FIRST);
      SharedLongArray fits = named.newLongArray(14_000); // twice the size would not
      fits.fill(3);
      assertThat(named.newLongArray(10_000).get(9_999)).isZero();
      assertThat(fits.toArray()).containsOnly(3);
      assertThat(early.get()).isEqualTo(7);
      assertThat(List.of(named.bytes())).allMatch(bytes -> bytes < 256 << 10);
    } finally {
      System.clearProperty("dure.directory");
      new ProcessBuilder("umount", small.toString()).start().waitFor();
    }
  }
}

package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedInt;
import dev.dure.SharedLong;
import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import dev.dure.process.WorkerProcess;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A segment that nobody uses can be removed, and no other. */
@DisplayName("The removal of unused segments")
class SegmentUseTest extends AcrossProcesses {

  private static final int SIZE = 1 << 16;

  private final String name = "test-" + UUID.randomUUID();

  @AfterEach
  void removeName() {
    var _ = MemorySpace.remove(name);
  }

  private FoundSegment found() {
    return FoundSegment.all(MemorySpace.directory()).stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private int open(int access) {
    return Linux.open(
        MemorySpace.directory().resolve(name).toString(), access | Linux.O_CLOEXEC, 0);
  }

  @Test
  @DisplayName("one that is used is kept, one that is not is removed, one that is gone is gone")
  void usedAndUnused() {
    try (MemorySpace space = MemorySpace.create(name, SIZE)) {
      assertThat(found().isInUse()).isTrue();
      assertThat(found().removeIfUnused()).isEqualTo(FoundSegment.Removal.IN_USE);
      assertThat(space.longValue("x").increment()).isEqualTo(1);
    }
    try (MemorySpace space = MemorySpace.open(name)) {
      assertThat(found().removeIfUnused()).isEqualTo(FoundSegment.Removal.IN_USE);
      assertThat(space.longValue("x").increment()).isEqualTo(2);
    }
    FoundSegment found = found();
    assertThat(found.isInUse()).isFalse();
    assertThat(found.removeIfUnused()).isEqualTo(FoundSegment.Removal.REMOVED);
    assertThat(found.removeIfUnused()).isEqualTo(FoundSegment.Removal.GONE);
    assertThatThrownBy(() -> MemorySpace.open(name)).isInstanceOf(SegmentNotFoundException.class);
  }

  @Test
  @DisplayName("a process that has the file open and no slot yet counts as a user")
  void beforeTheSlot() {
    MemorySpace.create(name, SIZE).close();
    Segment opened = SegmentFiles.openNamed(name); // as MemorySpace.open does, before it joins
    try {
      assertThat(found().isInUse()).isTrue();
      assertThat(found().removeIfUnused()).isEqualTo(FoundSegment.Removal.IN_USE);
    } finally {
      opened.close();
    }
    Header header = Header.of(UUID.randomUUID(), SIZE, SIZE, 4);
    Segment made = SegmentFiles.createNamed(name + "-2", header);
    try {
      FoundSegment found =
          new FoundSegment(
              name + "-2", FoundSegment.Place.NAMED, MemorySpace.directory().resolve(name + "-2"));
      assertThat(found.removeIfUnused()).isEqualTo(FoundSegment.Removal.IN_USE);
    } finally {
      made.close();
      assertThat(MemorySpace.remove(name + "-2")).isTrue();
    }
  }

  @Test
  @DisplayName("who has a slot's byte only, as a program in another language, counts as a user")
  void byTheLayoutAlone() {
    MemorySpace.create(name, SIZE).close();
    int fd = open(Linux.O_RDWR);
    try {
      assertThat(Linux.lockByte(fd, Layout.SLOT_LOCKS_AT + 7)).isZero();
      assertThat(found().isInUse()).isTrue();
      assertThat(found().removeIfUnused()).isEqualTo(FoundSegment.Removal.IN_USE);
    } finally {
      Linux.close(fd);
    }
    assertThat(found().isInUse()).isFalse();
  }

  @Test
  @DisplayName("who opens while it is being removed is told that it is gone")
  void openedInTheMiddle() {
    MemorySpace.create(name, SIZE).close();
    int remover = open(Linux.O_RDWR);
    try {
      assertThat(Linux.lockBytes(remover, Layout.USE_LOCK_AT, Layout.ALL_LOCKS)).isZero();
      assertThatThrownBy(() -> MemorySpace.open(name))
          .isInstanceOf(SegmentNotFoundException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("removed at the moment");
    } finally {
      Linux.close(remover);
    }
    int late = open(Linux.O_RDWR); // opened before the removal, used after it
    try {
      assertThat(found().removeIfUnused()).isEqualTo(FoundSegment.Removal.REMOVED);
      assertThat(SegmentUse.begin(late)).isTrue();
      assertThat(SegmentUse.hasName(late)).isFalse();
    } finally {
      Linux.close(late);
    }
  }

  @Test
  @DisplayName("another file that has got the name meanwhile is not removed")
  void nameOfAnother() throws Exception {
    MemorySpace.create(name, SIZE).close();
    int old = open(Linux.O_RDWR);
    Path directory = MemorySpace.directory();
    Path path = directory.resolve(name);
    try {
      assertThat(MemorySpace.remove(name)).isTrue();
      MemorySpace.create(name, SIZE).close();
      assertThat(SegmentUse.removeUnused(old, directory, path)).isFalse();
      assertThat(path).exists();
    } finally {
      Linux.close(old);
    }
  }

  @Test
  @DisplayName(
      "processes that open, create, use and leave, beside removers: no value is ever lost in use")
  void race() throws InterruptedException {
    SharedInt stop = space.newInt(0);
    SharedLong lost = space.newLong(0);
    SharedLong rounds = space.newLong(0);
    String shared = name;
    for (int i = 0; i < 2; i++) {
      start(() -> useAgainAndAgain(shared, stop, lost, rounds));
    }
    long removed = 0;
    Path path = MemorySpace.directory().resolve(name);
    FoundSegment found = new FoundSegment(name, FoundSegment.Place.NAMED, path);
    while (rounds.get() < 100 || removed == 0) {
      try {
        removed += found.removeIfUnused() == FoundSegment.Removal.REMOVED ? 1 : 0;
      } catch (SegmentRefusedException e) {
        throw new AssertionError("a name never leads to half a segment", e);
      }
    }
    stop.set(1);
    joinAll();
    assertThat(lost.get()).isZero();
    assertThat(removed).isPositive();
  }

  /** While it uses the segment, its name must lead to it. */
  private static void useAgainAndAgain(
      String name, SharedInt stop, SharedLong lost, SharedLong rounds) {
    while (stop.get() == 0) {
      try (MemorySpace space = openOrCreate(name)) {
        UUID id = space.attachment().segment().id();
        for (int i = 0; i < 3; i++) {
          try (MemorySpace again = MemorySpace.open(name)) {
            lost.getAndAdd(again.attachment().segment().id().equals(id) ? 0 : 1);
          } catch (SegmentNotFoundException e) {
            lost.increment();
          }
        }
        rounds.increment();
      } catch (SegmentNotFoundException | SegmentExistsException e) {
        // The other one, or the remover, was faster.
      }
    }
  }

  private static MemorySpace openOrCreate(String name) {
    try {
      return MemorySpace.open(name);
    } catch (SegmentNotFoundException e) {
      return MemorySpace.create(name, SIZE);
    }
  }

  @Test
  @DisplayName("a remover that is killed with its locks leaves the segment, and others go on")
  void killedRemover() throws InterruptedException {
    MemorySpace.create(name, SIZE).close();
    SharedInt locked = space.newInt(0);
    String shared = name;
    WorkerProcess remover =
        start(
            () -> {
              Path directory = MemorySpace.directory();
              int fd =
                  Linux.open(
                      directory.resolve(shared).toString(), Linux.O_RDWR | Linux.O_CLOEXEC, 0);
              var _ =
                  SegmentUse.withNamesLocked(
                      directory,
                      () -> {
                        var _ = Linux.lockBytes(fd, Layout.USE_LOCK_AT, Layout.ALL_LOCKS);
                        locked.set(1);
                        Threads.until("killed", () -> false);
                        return true;
                      });
            });
    await(locked, 1);
    assertThatThrownBy(() -> MemorySpace.open(name)).isInstanceOf(SegmentNotFoundException.class);
    assertThatThrownBy(() -> MemorySpace.remove(name))
        .isInstanceOf(SegmentRefusedException.class)
        .hasMessageContaining("Is it stopped?");
    remover.kill();
    remover.join();
    MemorySpace.open(name).close();
    assertThat(MemorySpace.remove(name)).isTrue();
  }
}

package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedLock;
import dev.dure.SpaceClosedException;
import dev.dure.linux.Linux;
import java.lang.foreign.Arena;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The unchecked access to a lock's word never reaches what is not ours. */
@ExtendWith(NoLeak.class)
class MappingTest {

  private static final long SIZE = 1 << 16;
  private static final long AT = 128;

  @Test
  @DisplayName("a word is swapped as long as the arena lives, and never after it")
  void wordsOfAClosedArena() {
    int fd = Linux.memfdCreate("mapping-test");
    assertThat(Linux.fallocate(fd, 0, SIZE)).isZero();
    Mapping mapping;
    long address;
    try (Arena arena = Arena.ofShared()) {
      mapping = Mapping.of(fd, SIZE, arena, "the test's file");
      Memory memory = new Memory(mapping);
      address = memory.address(AT);
      memory.setInt(AT, 7);
      assertThat(mapping.compareAndSetWord(address, 8, 9)).isFalse();
      assertThat(mapping.compareAndSetWord(address, 7, 9)).isTrue();
      assertThat(memory.getInt(AT)).isEqualTo(9);
    }
    assertThat(mapping.compareAndSetWord(address, 9, 7)).isFalse();
    try (Arena arena = Arena.ofShared()) {
      Memory again = new Memory(Mapping.of(fd, SIZE, arena, "the test's file"));
      assertThat(again.getInt(AT)).as("the file is as it was").isEqualTo(9);
    }
    assertThat(Linux.close(fd)).isZero();
  }

  @Test
  @DisplayName("what cannot be mapped is told with its size")
  void refused() {
    try (Arena arena = Arena.ofShared()) {
      assertThatThrownBy(() -> Mapping.of(-1, 4096, arena, "no file"))
          .isInstanceOf(SegmentCreationException.class)
          .hasMessageContaining("no file (4,096 bytes) could not be mapped: errno 9");
    }
  }

  @RepeatedTest(20)
  @DisplayName("threads that lock and unlock while the space is closed get SpaceClosedException")
  void closedInTheMiddle() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    MemorySpace closing = MemorySpace.create();
    try (MemorySpace space = closing) {
      AtomicLong grants = new AtomicLong();
      Callable<Void> locking =
          () -> {
            SharedLock lock = space.newLock();
            while (true) {
              lock.lock();
              try {
                grants.incrementAndGet();
              } finally {
                lock.unlock();
              }
            }
          };
      Future<Void> first = threads.submit(locking);
      Future<Void> second = threads.submit(locking);
      while (grants.get() < 20_000) {
        Thread.onSpinWait();
      }
      closing.close();
      assertThatThrownBy(first::get).hasCauseInstanceOf(SpaceClosedException.class);
      assertThatThrownBy(second::get).hasCauseInstanceOf(SpaceClosedException.class);
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}

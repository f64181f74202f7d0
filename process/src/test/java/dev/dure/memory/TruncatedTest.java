package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.SharedEvent;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file with a name can be truncated by its user while it is in use. */
@ExtendWith(NoLeak.class)
@DisplayName("A segment's file that another process truncates")
class TruncatedTest {

  /** A record. */
  record One(long value) {}

  private static final int EFAULT = 14;
  private static final long SIZE = 1 << 20;

  @TempDir private Path temporary;
  private MemorySpace space;
  private Path file;
  private SharedLong probe;

  @BeforeEach
  void begin() {
    System.setProperty("dure.directory", temporary.resolve("segments").toString());
    String name = "test-" + UUID.randomUUID();
    space = MemorySpace.create(name, SIZE);
    file = MemorySpace.directory().resolve(name);
    probe = space.newLong(0);
  }

  @AfterEach
  void end() {
    space.close();
    System.clearProperty("dure.directory");
  }

  private void truncate(long size) throws IOException, InterruptedException {
    Process truncate =
        new ProcessBuilder("truncate", "-s", Long.toString(size), file.toString()).start();
    assertThat(truncate.waitFor()).isZero();
  }

  /** Waits until the monitor has taken the memory away; until then the JVM may throw its error. */
  private void awaitNoticed() {
    Threads.until("it is noticed", () -> isLost(probe));
  }

  private static boolean isLost(SharedLong value) {
    try {
      return value.get() != 0; // never
    } catch (SegmentDamagedException | InternalError e) {
      return e instanceof SegmentDamagedException && e.getCause() == null; // ours, see Mapping
    }
  }

  private static void assertLost(ThrowingCallable operation) {
    assertThatExceptionOfType(SegmentDamagedException.class)
        .isThrownBy(operation)
        .withMessageContaining("somebody truncated its file");
  }

  @Test
  @DisplayName("every operation is told, from the moment at which it is noticed")
  void operations() throws IOException, InterruptedException {
    SharedLong value = space.newLong(1);
    SharedLongArray array = space.newLongArray(1000);
    SharedLock lock = space.newLock();
    Guarded<One> guarded = space.newGuarded(new One(1));
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    SharedSemaphore semaphore = space.newSemaphore(1);
    SharedReadWriteLock table = space.newReadWriteLock();
    truncate(4096); // the header is still there
    awaitNoticed();
    for (ThrowingCallable operation :
        List.<ThrowingCallable>of(
            value::get,
            value::increment,
            () -> array.set(7, 1),
            () -> array.read(0, new long[10], 0, 10),
            lock::lock,
            lock::tryLock,
            guarded::read,
            () -> queue.offer(1L),
            queue::take,
            semaphore::acquire,
            table.readLock()::lock,
            table.writeLock()::lock,
            () -> space.longValue("x"),
            () -> MemorySpace.view(array),
            space::freeBytes)) {
      assertLost(operation);
    }
  }

  @Test
  @DisplayName("does not end the JVM, whatever is done with it before it is noticed")
  void atOnce() throws IOException, InterruptedException {
    SharedLong value = space.newLong(1);
    SharedLongArray array = space.newLongArray(1000);
    SharedLock lock = space.newLock();
    truncate(0);
    for (ThrowingCallable operation :
        List.<ThrowingCallable>of(
            lock::lock,
            () -> value.compareAndSet(1, 2),
            value::increment,
            () -> array.compareAndSet(7, 0, 1),
            () -> space.longValue("x"))) {
      assertThatThrownBy(operation)
          .isInstanceOfAny(SegmentDamagedException.class, InternalError.class);
    }
  }

  @Test
  @DisplayName("who waits is told")
  void waits() throws IOException, InterruptedException {
    SharedLock lock = space.newLock();
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    SharedEvent event = space.newEvent();
    Threads.Running holder =
        Threads.start(
            "holder",
            () -> {
              lock.lock();
              assertLost(event::await);
            });
    Threads.until("the lock is held", lock::isLocked);
    List<Threads.Running> waiters =
        List.of(
            Threads.start("locker", () -> assertLost(lock::lock)),
            Threads.start("taker", () -> assertLost(queue::take)),
            Threads.start(Threads.Kind.PLATFORM, "awaiter", () -> assertLost(event::await)));
    waiters.forEach(Threads.Running::awaitWaiting);
    truncate(0);
    Threads.joinAll(waiters);
    holder.join();
  }

  @Test
  @DisplayName("a file that is only shortened is lost as well, since somebody will come to its end")
  void shortened() throws IOException, InterruptedException {
    SharedLong value = space.newLong(1);
    truncate(SIZE - 4096);
    awaitNoticed();
    assertLost(value::get);
  }

  @Test
  @DisplayName("the system calls for waiting refuse memory that is gone, and do not crash the JVM")
  void futexes() throws IOException, InterruptedException {
    int fd = Linux.open(file.toString(), Linux.O_RDWR | Linux.O_CLOEXEC, 0);
    try (Arena arena = Arena.ofShared()) {
      Mapping mapping = Mapping.of(fd, SIZE, arena, "the test's file");
      Memory memory = new Memory(mapping);
      truncate(0);
      long address = memory.address(8192);
      assertThat(Linux.futexWake(address, 1)).isEqualTo(-EFAULT);
      assertThat(Linux.futexWait(address, 0, arena.allocate(16, 8))).isEqualTo(-EFAULT);
      assertThat(new Futex(memory).awaitHere(8192, 0, System.nanoTime() + 1_000_000_000L, false))
          .isTrue();
    } finally {
      Linux.close(fd);
    }
  }
}

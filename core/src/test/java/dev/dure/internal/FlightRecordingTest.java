package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dure.HeapSpace;
import dev.dure.SharedLock;
import dev.dure.SharedReadWriteLock;
import dev.dure.contract.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder is told of the thread scope. */
@Timeout(120)
@DisplayName("A flight recording")
@SuppressWarnings("LockNotBeforeTry") // one owner here is meant to die with its lock
class FlightRecordingTest {

  private static final String CONTENDED = "dev.dure.LockContended";
  private static final String DIED = "dev.dure.OwnerDied";

  @TempDir private Path directory = Path.of("");

  private List<RecordedEvent> eventsOf(Recording recording, String name) throws IOException {
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    Files.delete(file);
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }

  private static Thread start(Runnable body) {
    Thread thread = new Thread(body, "waiter");
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    Threads.until(
        "it waits",
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
  }

  @Test
  @DisplayName("has a wait for a lock: how long, for what, with its stack")
  void contended() throws Exception {
    try (HeapSpace space = HeapSpace.create();
        Recording recording = new Recording()) {
      recording.enable(CONTENDED).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      SharedLock lock = space.lock("busy");
      lock.lock();
      Thread waiter = start(() -> lock.withLock(() -> {}));
      awaitWaiting(waiter);
      Thread.sleep(2);
      assertThat(lock.getHoldCount()).isEqualTo(1);
      lock.unlock();
      waiter.join();
      List<RecordedEvent> events = eventsOf(recording, CONTENDED);
      assertThat(events).hasSize(1);
      RecordedEvent event = events.get(0);
      assertThat(event.getString("space")).isEqualTo(space.toString());
      assertThat(event.getString("object")).isEqualTo("busy");
      assertThat(event.getString("kind")).isEqualTo("lock");
      assertThat(event.getBoolean("acquired")).isTrue();
      assertThat(event.getDuration()).isGreaterThan(Duration.ofMillis(1));
      assertThat(event.getThread().getJavaName()).isEqualTo("waiter");
      assertThat(event.getStackTrace().getFrames())
          .anyMatch(frame -> frame.getMethod().getName().equals("lock"));
    }
  }

  @Test
  @DisplayName("has waits that ended without the lock, and both sides of a read-write lock")
  void otherWaits() throws Exception {
    try (HeapSpace space = HeapSpace.create();
        Recording recording = new Recording()) {
      recording.enable(CONTENDED).withThreshold(Duration.ZERO);
      recording.start();
      SharedLock lock = space.lock("busy");
      SharedReadWriteLock readWrite = space.readWriteLock("rw");
      lock.lock();
      readWrite.readLock().lock();
      Thread waiter =
          start(
              () -> {
                try {
                  assertThat(lock.tryLock(1, TimeUnit.MILLISECONDS)).isFalse();
                  assertThat(readWrite.writeLock().tryLock(1, TimeUnit.MILLISECONDS)).isFalse();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      waiter.join();
      assertThat(eventsOf(recording, CONTENDED))
          .extracting(
              event -> event.getString("object"),
              event -> event.getString("kind"),
              event -> event.getBoolean("acquired"))
          .containsExactlyInAnyOrder(
              tuple("busy", "lock", false), tuple("rw", "read-write lock", false));
      readWrite.readLock().unlock();
      lock.unlock();
    }
  }

  @Test
  @DisplayName("has no event of a lock that nobody waited for, nor of short waits by default")
  void quiet() throws Exception {
    try (HeapSpace space = HeapSpace.create();
        Recording recording = new Recording()) {
      recording.enable(CONTENDED).withThreshold(Duration.ZERO);
      recording.start();
      SharedLock lock = space.lock("free");
      lock.lock();
      lock.unlock();
      assertThat(lock.tryLock()).isTrue();
      lock.unlock();
      assertThat(eventsOf(recording, CONTENDED)).isEmpty();
    }
    EventType type = EventType.getEventType(LockContendedEvent.class);
    assertThat(type.getSettingDescriptors())
        .anyMatch(it -> it.getName().equals("threshold") && it.getDefaultValue().equals("20 ms"))
        .anyMatch(it -> it.getName().equals("stackTrace") && it.getDefaultValue().equals("true"));
  }

  @Test
  @DisplayName("has an owner that died, and what became of its lock")
  void died() throws Exception {
    try (HeapSpace space = HeapSpace.create();
        Recording recording = new Recording()) {
      recording.enable(DIED);
      recording.start();
      SharedLock lock = space.lock("left");
      Thread owner = start(lock::lock);
      owner.join();
      assertThat(lock.isAbandoned()).isTrue();
      assertThat(lock.isAbandoned()).isTrue();
      List<RecordedEvent> events = eventsOf(recording, DIED);
      assertThat(events).hasSize(1);
      assertThat(events.get(0).getString("object")).isEqualTo("left");
      assertThat(events.get(0).getString("owner")).startsWith("thread \"waiter\"");
      assertThat(events.get(0).getBoolean("abandoned")).isTrue();
      lock.recover(() -> {});
    }
  }
}

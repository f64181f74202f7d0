package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.OwnerDeath;
import dev.dure.SharedInt;
import dev.dure.SharedLock;
import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder is told of the process scope; the thread scope has a test of its own. */
@DisplayName("A flight recording of the process scope")
@SuppressWarnings("LockNotBeforeTry") // owners here are meant to die with their locks
class FlightRecordingTest extends AcrossProcesses {

  @TempDir private Path directory = Path.of("");

  private List<RecordedEvent> eventsOf(Recording recording) throws IOException {
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(it -> it.getEventType().getName().equals(name)).toList();
  }

  @Test
  @DisplayName("has the wait for another process, its death, and the recovery")
  void waitDeathRecovery() throws Exception {
    SharedInt held = space.newInt(0);
    SharedLock lock = space.lock("held", OwnerDeath.RELEASE);
    SharedLock left = space.lock("left");
    try (Recording recording = new Recording()) {
      recording.enable("dev.dure.LockContended").withThreshold(Duration.ZERO);
      recording.enable("dev.dure.OwnerDied");
      recording.enable("dev.dure.Recovery");
      recording.start();
      WorkerProcess owner =
          start(
              () -> {
                lock.lock();
                left.lock();
                held.set(1);
                park();
              });
      await(held, 1);
      Thread killer = new Thread(owner::kill, "killer");
      killer.start();
      lock.lock(); // waits until the owner is dead and recovered
      lock.unlock();
      killer.join();
      awaitFreeSlots();
      List<RecordedEvent> events = eventsOf(recording);
      String owned = "process " + owner.pid() + " ";
      assertThat(named(events, "dev.dure.OwnerDied"))
          .hasSize(2)
          .allMatch(it -> it.getString("owner").startsWith(owned))
          .allMatch(it -> it.getString("space").equals(space.toString()))
          .anyMatch(it -> it.getString("object").equals("held") && !it.getBoolean("abandoned"))
          .anyMatch(it -> it.getString("object").equals("left") && it.getBoolean("abandoned"));
      RecordedEvent recovery = named(events, "dev.dure.Recovery").getFirst();
      assertThat(recovery.getInt("pid")).isEqualTo((int) owner.pid());
      assertThat(recovery.getInt("locks")).isEqualTo(2);
      assertThat(recovery.getDuration()).isPositive();
      assertThat(named(events, "dev.dure.LockContended"))
          .anyMatch(it -> it.getString("object").equals("held") && it.getBoolean("acquired"));
    }
  }
}

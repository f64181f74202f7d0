package dev.dure.stress.torture;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the segment, or the end of a round, from outside: for the mutations that a worker cannot
 * do.
 */
final class Sabotage implements AutoCloseable {

  private static final long AFTER_NANOS = 1_500_000_000L;

  private final Mutation mutation;
  private final long begun = System.nanoTime();
  private boolean done;
  private @Nullable FileInputStream left;
  private @Nullable Process process;

  Sabotage(Mutation mutation) {
    this.mutation = mutation;
  }

  Mutation mutation() {
    return mutation;
  }

  /** Called all the time while workers run. */
  void step(Glance glance, List<Victim> victims) {
    if (mutation == Mutation.NONE || System.nanoTime() - begun < AFTER_NANOS) {
      return;
    }
    SegmentReader reader = glance.reader();
    switch (mutation) {
      case RECORD_TORN -> {
        SegmentReader.Found purse = reader.find("purse");
        if (purse != null) {
          long places = purse.body() + 128;
          long size = (purse.bytes() - 128) / 2;
          long at = places + reader.getInt(purse.body() + 64) * size + 24;
          reader.setByte(at, (byte) (reader.getByte(at) + 1));
        }
      }
      case HELD_BY_NOBODY -> {
        for (Victim victim : victims) {
          int[] slot = reader.slotOf(victim.life().pid());
          long word = glance.lockAt(2);
          boolean lives = victim.plan().scenario() == Scenario.ELDERS && victim.isReady();
          if (!done && lives && slot != null && !SegmentReader.isHeld(reader.getInt(word))) {
            reader.setInt(word, SegmentReader.heldBy(slot[0], slot[1]));
            done = true;
          }
        }
      }
      default -> {}
    }
  }

  /** A worker is stopped that holds a lock: declares it dead. */
  void whileStopped(Glance glance, int lock, long pid) {
    if (mutation == Mutation.STOPPED_ROBBED) {
      long at = glance.lockAt(lock);
      glance.reader().setInt(at + 16, (int) pid);
      glance.reader().setInt(at, SegmentReader.died(glance.reader().getInt(at)));
    }
  }

  /** The recovery times of a round. */
  long[] samples(long[] times) {
    return mutation == Mutation.RECOVERY_SLOW ? new long[] {60_000_000_000L} : times;
  }

  /** A round is at its end; its file is still there. */
  void beforeCleanUp(Path file) throws IOException {
    switch (mutation) {
      case FILE_LEFT -> Files.writeString(file.resolveSibling("left"), "");
      case PROCESS_LEFT -> process = new ProcessBuilder("sleep", "60").start();
      case DESCRIPTOR_LEFT -> left = new FileInputStream(file.toFile());
      default -> {}
    }
  }

  @Override
  public void close() throws IOException {
    if (left != null) {
      left.close();
    }
    if (process != null) {
      process.destroyForcibly();
    }
  }
}

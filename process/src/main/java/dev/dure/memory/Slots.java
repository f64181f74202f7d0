package dev.dure.memory;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The table of seats of one segment. A process holds the open-file-description lock (fcntl(2),
 * F_OFD_SETLK) on its seat's byte from before it writes the seat until it ends; the kernel takes
 * the lock away when the last descriptor is gone, however the process ended. So <i>seat not free,
 * byte not locked</i> means dead, and nothing else does: not a stopped process, not a reused
 * process id.
 */
final class Slots {

  /** A seat as its record says; of a process that may be dead. */
  record Seat(int index, int state, int generation, int pid, long startTime) {

    /** Whether it says that a process has it. */
    boolean isTaken() {
      return state != Layout.SLOT_FREE && state != Layout.SLOT_LEFT;
    }
  }

  private final Segment segment;
  private final Memory memory;
  private final int count;
  private final long slotsAt;

  Slots(Segment segment) {
    this.segment = segment;
    this.memory = segment.memory();
    this.count = segment.header().slots();
    this.slotsAt = segment.header().slotsAt();
  }

  int count() {
    return count;
  }

  Seat seat(int index) {
    long at = Layout.slot(slotsAt, index);
    return new Seat(
        index,
        memory.getInt(at + Layout.SLOT_STATE),
        memory.getInt(at + Layout.SLOT_GENERATION),
        memory.getInt(at + Layout.SLOT_PID),
        memory.getLong(at + Layout.SLOT_START_TIME));
  }

  /**
   * Whether the owner in a word is a process that has its seat. A word that names another is
   * damaged if it is still the same when it is read once more, <i>after</i> this: before a seat
   * becomes free no word names it any more ({@link Recovery}), and nobody writes the name of a
   * process that has left its seat.
   *
   * @param word has an owner as {@link Layout#owner} makes it in its lower bits
   */
  boolean isTaken(int word) {
    int index = Layout.slotOf(word);
    if (index < 0 || index >= count) {
      return false;
    }
    Seat seat = seat(index);
    return seat.isTaken() && Layout.owner(index, seat.generation()) == (word & Layout.OWNER_MASK);
  }

  /** Takes the byte of a seat if nobody has it. */
  boolean tryLockByte(int index) {
    int result = Linux.lockByte(segment.fd(), Layout.SLOT_LOCKS_AT + index);
    if (result < 0 && result != -Linux.EAGAIN && result != -Linux.EACCES) {
      throw new SegmentCreationException(
          String.format(
              "%s: slot %d could not be locked: %s",
              segment.description(), index, Linux.errorText(result)));
    }
    return result == 0;
  }

  void unlockByte(int index) {
    Linux.unlockByte(segment.fd(), Layout.SLOT_LOCKS_AT + index);
  }

  /** Whether another open file description has the byte of a seat. */
  boolean isByteLocked(int index) {
    return Linux.isByteLocked(segment.fd(), Layout.SLOT_LOCKS_AT + index) == 1;
  }

  /**
   * Takes a free seat. A seat that a dead process left is recovered first; its byte is held
   * meanwhile and afterwards.
   *
   * @throws SegmentCreationException if every seat is taken
   */
  Seat take(Recovery recovery) {
    for (int index = 0; index < count; index++) {
      if (!tryLockByte(index)) {
        continue;
      }
      FaultPoint.SLOT_BYTE_TAKEN.reach();
      if (seat(index).state() != Layout.SLOT_FREE) {
        recovery.runForDead(index);
      }
      long at = Layout.slot(slotsAt, index);
      int generation = memory.getInt(at + Layout.SLOT_GENERATION) + 1;
      int pid = Linux.getpid();
      long startTime = startTime(pid);
      memory.setInt(at + Layout.SLOT_STATE, Layout.SLOT_JOINING);
      memory.setInt(at + Layout.SLOT_GENERATION, generation);
      memory.setInt(at + Layout.SLOT_PID, pid);
      memory.setLong(at + Layout.SLOT_START_TIME, startTime);
      memory.setInt(at + Layout.SLOT_STATE, Layout.SLOT_ACTIVE);
      FaultPoint.SLOT_ACTIVE.reach();
      return new Seat(index, Layout.SLOT_ACTIVE, generation, pid, startTime);
    }
    throw new SegmentCreationException(
        String.format(
            "%s has %d slots, one for each process, and all are taken. Create it for more processes.",
            segment.description(), count));
  }

  /**
   * Makes a seat free; its byte must be held, and nothing in the segment may name it as owner any
   * more.
   */
  void free(int index) {
    memory.setInt(Layout.slot(slotsAt, index) + Layout.SLOT_STATE, Layout.SLOT_FREE);
  }

  /**
   * Says that nobody has a seat any more, though something may still name it; its byte must be
   * held. Who waits for its process is told then, and others go on trying to recover it, whether or
   * not that process lives.
   */
  void leave(int index) {
    memory.setInt(Layout.slot(slotsAt, index) + Layout.SLOT_STATE, Layout.SLOT_LEFT);
  }

  /**
   * When a process was started, in clock ticks since boot (proc(5), field 22 of stat): with the
   * process id it names a process for good.
   *
   * @return the time, or -1 if there is no such process to be seen from here
   */
  static long startTime(int pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[19]);
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}

package dev.dure.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a segment says of itself, and the kernel of its processes, at one moment.
 *
 * @param id tells it from every other segment
 * @param bytes its size
 * @param usedBytes what of that is taken by objects, slots and the header
 * @param created when, by the clock of its creator
 * @param creatorPid the process id of its creator, in that process's pid namespace
 * @param slots how many processes it has room for
 * @param seats the slots that are not free
 * @param objects how many objects it has
 */
public record SegmentSummary(
    UUID id,
    long bytes,
    long usedBytes,
    Instant created,
    int creatorPid,
    int slots,
    List<Seat> seats,
    int objects) {

  /** Takes a copy of the list. */
  public SegmentSummary {
    seats = List.copyOf(seats);
  }

  /**
   * A slot that is not free.
   *
   * @param slot its index
   * @param generation how many processes have had it
   * @param pid the process, in its own pid namespace
   * @param alive whether that process lives: it holds the lock of the slot's byte, which the kernel
   *     takes away when it ends, and only then. Of a process that has just died, the lock may be
   *     held by the one that recovers it
   */
  public record Seat(int slot, int generation, int pid, boolean alive) {}

  /**
   * The processes that are alive.
   *
   * @return their seats
   */
  public List<Seat> alive() {
    return seats.stream().filter(Seat::alive).toList();
  }

  /**
   * The slots of processes that died and that nobody has recovered: whoever uses the segment next
   * does.
   *
   * @return their seats
   */
  public List<Seat> dead() {
    return seats.stream().filter(seat -> !seat.alive()).toList();
  }
}

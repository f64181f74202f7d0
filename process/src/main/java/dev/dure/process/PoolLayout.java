package dev.dure.process;

/**
 * Where what stands in the segment that a pool shares with one worker; no logic. All numbers are in
 * native byte order. What the parent writes and what the worker writes is never on one cache line.
 *
 * <pre>
 *    0  magic (8)               written by the parent before the worker knows of the segment
 *    8  version (4)
 *   16  bytes of each ring (8)
 *   24  bytes of the area of answers (8)
 *  128  turn (8)                worker: begins a task by CAS; parent: revokes by CAS; see PoolWorker
 *  136  progress (8)            worker: how far that task is, a double
 *  144  worker wakes (4)        worker: 1 once it can wake sleepers (futex)
 *  256  requests published (8)  parent
 *  264  requests bell (4)       the worker sleeps here
 *  384  requests consumed (8)   worker
 *  512  answers published (8)   worker
 *  520  answers bell (4)        a thread of the parent sleeps here
 *  640  answers consumed (8)    parent
 *  648  room bell (4)           the worker sleeps here while the ring of answers is full
 *  768  area's use (4)          of the area of answers: FREE, FILLED or EMPTIED, by CAS; see Area
 * 4096  ring of requests
 *    …  ring of answers
 *  2 M  area of requests        {@value #REQUESTS_AREA_BYTES} bytes, of which a long message takes memory as it needs it
 *    …  area of answers         the same; as large as the largest answer
 *
 * MESSAGE, at a multiple of 8; a ring goes on at its beginning where it ends
 *    0        4      5      6       8         16
 *   +--------+------+------+-------+---------+---------------------+---------+
 *   | length | type | more | epoch | task id | payload (length)    | padding |
 *   +--------+------+------+-------+---------+---------------------+---------+
 *
 *   more = 1: the payload goes on in the next message, of the same type and id
 *   more = 2: the payload is a long, the length of the true one, which stands at the beginning of the area. It is there
 *             until the position up to which has been read is behind this message; then the next may be put there
 *
 *   SHAPE   parent to worker  a lambda's class: int id, byte kind, texts
 *   TASK    parent to worker  value: a callable or runnable
 *   BATCH   parent to worker  int length, value: a function; int count, then each input: int length, value; their ids are
 *                             the message's id, and those that follow
 *   END     parent to worker  nothing; the worker exits
 *   READY   worker to parent  nothing; the initializer has returned
 *   VALUE   worker to parent  value: what the task or the function returned
 *   THROWN  worker to parent  text class, text message, text stack trace
 *   UNSENT  worker to parent  text class, text why: a result that cannot be sent
 *   UNREAD  worker to parent  text class, text why: a task that cannot be made from its bytes
 *
 *   text = int length, then UTF-8; value = a tag, then what the tag says (see ValueWriter); both big-endian
 * </pre>
 *
 * <p>Positions are 64 bits and only grow. A message counts when the published position is behind
 * it. A worker answers its tasks in the order in which they were sent.
 */
final class PoolLayout {

  static final long MAGIC = 0x31_4C_4F_50_45_52_55_44L; // "DUREPOL1", little endian

  /** Parent and worker run the same library, so a difference is an error, not a negotiation. */
  static final int VERSION = 2;

  static final long MAGIC_AT = 0;
  static final long VERSION_AT = 8;
  static final long RING_BYTES_AT = 16;
  static final long ANSWERS_AREA_BYTES_AT = 24;
  static final long TURN_AT = 128;
  static final long PROGRESS_AT = 136;
  static final long WORKER_WAKES_AT = 144;
  static final long REQUESTS_PUBLISHED_AT = 256;
  static final long REQUESTS_BELL_AT = 264;
  static final long REQUESTS_CONSUMED_AT = 384;
  static final long ANSWERS_PUBLISHED_AT = 512;
  static final long ANSWERS_BELL_AT = 520;
  static final long ANSWERS_CONSUMED_AT = 640;
  static final long ROOM_BELL_AT = 648;
  static final long ANSWERS_AREA_USE_AT = 768;
  static final int HEADER_BYTES = 4096;

  /** A power of two. */
  static final int RING_BYTES = 512 << 10;

  static final long REQUESTS_AT = HEADER_BYTES;
  static final long ANSWERS_AT = HEADER_BYTES + RING_BYTES;

  /** Header and rings, which have their memory from the beginning. */
  static final long FIXED_BYTES = HEADER_BYTES + 2L * RING_BYTES;

  /** The largest pages that a kernel of these architectures has. */
  static final int PAGE_BYTES = 64 << 10;

  static final long REQUESTS_AREA_AT = 2 << 20;
  static final long REQUESTS_AREA_BYTES = WorkerProtocol.MAX_TASK_BYTES;
  static final long ANSWERS_AREA_AT = REQUESTS_AREA_AT + REQUESTS_AREA_BYTES;

  static final int MESSAGE_HEADER_BYTES = 16;

  /** A longer payload goes in several messages, so that a ring never has to hold it all. */
  static final int MAX_PART_BYTES = 64 << 10;

  /** From here on a payload goes through the area of its direction, if there is memory for it. */
  static final int LONG_BYTES = 1 << 20;

  static final int WHOLE = 0;
  static final int MORE = 1;
  static final int IN_AREA = 2;

  /** Nobody uses the area of answers. */
  static final int FREE = 0;

  /** The worker writes there, or the parent has yet to read. */
  static final int FILLED = 1;

  /** The parent takes its memory away. */
  static final int EMPTIED = 2;

  static final byte SHAPE = 1;
  static final byte TASK = 2;
  static final byte BATCH = 3;
  static final byte END = 4;
  static final byte READY = 16;
  static final byte VALUE = 17;
  static final byte THROWN = 18;
  static final byte UNSENT = 19;
  static final byte UNREAD = 20;

  /** A task's id takes the lower 48 bits of the turn, the epoch the upper 16. */
  static final int EPOCH_SHIFT = 48;

  static final long ID_MASK = (1L << EPOCH_SHIFT) - 1;
  static final int EPOCH_MASK = 0xFFFF;

  private PoolLayout() {}

  static long turn(int epoch, long id) {
    return (long) epoch << EPOCH_SHIFT | id;
  }

  static int epochOf(long turn) {
    return (int) (turn >>> EPOCH_SHIFT);
  }

  static long idOf(long turn) {
    return turn & ID_MASK;
  }

  /** The size of an area of which so many bytes are used. */
  static long areaBytes(long used) {
    return (used + PAGE_BYTES - 1) & -PAGE_BYTES;
  }

  /** What a message takes in a ring. */
  static long messageBytes(int length) {
    return MESSAGE_HEADER_BYTES + ((length + 7L) & -8L);
  }
}

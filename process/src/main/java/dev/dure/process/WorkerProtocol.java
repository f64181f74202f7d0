package dev.dure.process;

/**
 * The layout of what a worker and its parent say to each other; no logic. All numbers are
 * big-endian, all text is UTF-8.
 *
 * <pre>
 * INVITATION: parent to worker, through the worker's stdin, which then ends
 *    0        4         8                24          28
 *   +--------+---------+----------------+-----------+----------------+
 *   | magic  | version | token (16)     | length    | path of socket |
 *   +--------+---------+----------------+-----------+----------------+
 *
 * HELLO: worker to parent, the first thing on the socket
 *    0        4         8                24
 *   +--------+---------+----------------+
 *   | magic  | version | token (16)     |
 *   +--------+---------+----------------+
 *
 * FRAME: both ways, after the HELLO
 *    0        4      5              8
 *   +--------+------+--------------+---------------------+
 *   | length | type | zero         | payload (length)    |
 *   +--------+------+--------------+---------------------+
 *
 *   TASK     parent to worker  text name, then the serialized task up to the end
 *   STARTED  worker to parent  nothing; the task is about to run
 *   REFUSED  worker to parent  byte reason, text class, text details; instead of STARTED
 *   FAILED   worker to parent  text class, text message, text stack trace; after STARTED
 *   DONE     worker to parent  nothing; after STARTED
 *
 *   text = int length, then that many bytes
 * </pre>
 *
 * <p>A worker says {@code HELLO (STARTED (DONE | FAILED)? | REFUSED)?}, and ends. The parent says
 * {@code TASK}. The end of the stream tells either that the other is gone. The parent believes
 * nothing: every length has a limit, checked before memory is taken for it, and whatever breaks a
 * rule ends the connection and the worker.
 */
final class WorkerProtocol {

  /** "DURW". */
  static final int MAGIC = 0x4455_5257;

  /** Parent and worker run the same library, so a difference is an error, not a negotiation. */
  static final int VERSION = 1;

  static final int MAGIC_OFFSET = 0;
  static final int VERSION_OFFSET = 4;
  static final int TOKEN_OFFSET = 8;
  static final int TOKEN_BYTES = 16;
  static final int HELLO_BYTES = 24;

  static final int INVITATION_LENGTH_OFFSET = 24;
  static final int INVITATION_PATH_OFFSET = 28;

  /**
   * What fits into {@code sockaddr_un} on every platform (104 bytes on macOS), with its final zero.
   */
  static final int MAX_SOCKET_PATH_BYTES = 100;

  static final int FRAME_LENGTH_OFFSET = 0;
  static final int FRAME_TYPE_OFFSET = 4;
  static final int FRAME_HEADER_BYTES = 8;

  static final byte TASK = 1;
  static final byte STARTED = 16;
  static final byte REFUSED = 17;
  static final byte FAILED = 18;
  static final byte DONE = 19;

  static final byte REFUSED_CLASS_MISSING = 1;
  static final byte REFUSED_NOT_DESERIALIZABLE = 2;

  static final int MAX_TASK_BYTES = 256 << 20;
  static final int MAX_CLASS_NAME_BYTES = 1 << 10;
  static final int MAX_MESSAGE_BYTES = 64 << 10;
  static final int MAX_TRACE_BYTES = 256 << 10;

  private static final int TEXT_LENGTH_BYTES = 4;

  static final int MAX_FAILED_BYTES =
      3 * TEXT_LENGTH_BYTES + MAX_CLASS_NAME_BYTES + MAX_MESSAGE_BYTES + MAX_TRACE_BYTES;
  static final int MAX_REFUSED_BYTES =
      1 + 2 * TEXT_LENGTH_BYTES + MAX_CLASS_NAME_BYTES + MAX_MESSAGE_BYTES;

  /**
   * The most that one read or write hands to the system: the JDK takes native memory of that size
   * for it, and keeps it.
   */
  static final int CHUNK_BYTES = 64 << 10;

  /**
   * Exit code of a worker whose parent is gone: 128 + SIGHUP, as of a shell whose terminal is gone.
   * Nobody is left to see it.
   */
  static final int EXIT_ORPHANED = 129;

  /** Exit code of a worker that could not reach its parent or did not understand it. */
  static final int EXIT_NO_PARENT = 125;

  /** Exit code of a worker that is not confined as it was to be. */
  static final int EXIT_NOT_CONFINED = 124;

  private WorkerProtocol() {}
}

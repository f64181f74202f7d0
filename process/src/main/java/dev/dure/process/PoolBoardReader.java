package dev.dure.process;

import dev.dure.PoolState;
import dev.dure.linux.Linux;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what a pool of another process shows, and believes nothing: the file has to be a sealed
 * memfd of this user and of the right size, and is copied before it is looked at, by read(2), which
 * no truncation can harm.
 */
final class PoolBoardReader {

  /**
   * What was read.
   *
   * @param file which file it is
   * @param writer the pid that it names
   */
  record Found(Object file, long writer, FoundPool pool) {}

  private static final int TRIES = 100;

  private PoolBoardReader() {}

  /** What stands there; empty if it is gone, or no pool of this version. */
  static Optional<Found> read(Path descriptor, long pid) {
    int fd =
        Linux.open(descriptor.toString(), Linux.O_RDONLY | Linux.O_CLOEXEC | Linux.O_NONBLOCK, 0);
    if (fd < 0) {
      return Optional.empty();
    }
    try {
      Path file = Path.of("/proc/self/fd/" + fd);
      if (!isTrusted(fd, file)) {
        return Optional.empty();
      }
      byte[] bytes = settled(file);
      if (bytes.length != PoolBoardLayout.BYTES) {
        return Optional.empty();
      }
      ByteBuffer board = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
      return parse(board, pid)
          .map(pool -> new Found(inode(file), board.getInt(PoolBoardLayout.PID_AT), pool));
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      Linux.close(fd);
    }
  }

  private static boolean isTrusted(int fd, Path file) throws IOException {
    int seals = Linux.getSeals(fd);
    int wanted = Linux.F_SEAL_SHRINK | Linux.F_SEAL_GROW;
    return seals >= 0
        && (seals & wanted) == wanted
        && Linux.size(fd) == PoolBoardLayout.BYTES
        && Objects.equals(Files.getAttribute(file, "unix:uid"), Linux.geteuid());
  }

  private static Object inode(Path file) {
    try {
      return Files.getAttribute(file, "unix:ino");
    } catch (IOException e) {
      return file;
    }
  }

  /** Two copies that are alike, and not in the middle of a change; empty if there are none. */
  private static byte[] settled(Path file) throws IOException {
    byte[] before = copy(file);
    for (int i = 0; i < TRIES; i++) {
      byte[] now = copy(file);
      if (now.length == PoolBoardLayout.BYTES
          && Arrays.equals(before, now)
          && (now[evenByte()] & 1) == 0) {
        return now;
      }
      before = now;
    }
    return new byte[0];
  }

  private static int evenByte() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
        ? PoolBoardLayout.SEQUENCE_AT
        : PoolBoardLayout.SEQUENCE_AT + Long.BYTES - 1;
  }

  private static byte[] copy(Path file) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return in.readNBytes(PoolBoardLayout.BYTES);
    }
  }

  /** What the bytes mean; empty if they mean nothing. */
  static Optional<FoundPool> parse(ByteBuffer board, long pid) {
    if (board.getLong(PoolBoardLayout.MAGIC_AT) != PoolBoardLayout.MAGIC
        || board.getInt(PoolBoardLayout.VERSION_AT) != PoolBoardLayout.VERSION
        || board.getInt(PoolBoardLayout.BYTES_AT) != PoolBoardLayout.BYTES
        || hasNegative(board)) {
      return Optional.empty();
    }
    int nameBytes = board.getInt(PoolBoardLayout.NAME_BYTES_AT);
    if (nameBytes < 1 || nameBytes > PoolBoardLayout.MAX_NAME_BYTES) {
      return Optional.empty();
    }
    String name;
    try {
      name =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(board.slice(PoolBoardLayout.NAME_AT, nameBytes))
              .toString();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
    PoolState state =
        new PoolState(
            board.getLong(PoolBoardLayout.SUBMITTED_AT),
            board.getLong(PoolBoardLayout.QUEUED_AT),
            board.getInt(PoolBoardLayout.RUNNING_AT),
            board.getLong(PoolBoardLayout.DONE_AT),
            board.getLong(PoolBoardLayout.FAILED_AT),
            board.getLong(PoolBoardLayout.CANCELLED_AT),
            board.getInt(PoolBoardLayout.IDLE_AT),
            board.getInt(PoolBoardLayout.BUSY_AT),
            board.getInt(PoolBoardLayout.STARTING_AT),
            board.getLong(PoolBoardLayout.RESTARTS_AT),
            board.getLong(PoolBoardLayout.DEATHS_AT));
    return Optional.of(
        new FoundPool(
            name,
            pid,
            board.getInt(PoolBoardLayout.SIZE_AT),
            state,
            Instant.ofEpochMilli(board.getLong(PoolBoardLayout.CREATED_AT)),
            Instant.ofEpochMilli(board.getLong(PoolBoardLayout.UPDATED_AT))));
  }

  private static boolean hasNegative(ByteBuffer board) {
    for (int at = PoolBoardLayout.CREATED_AT; at <= PoolBoardLayout.DEATHS_AT; at += Long.BYTES) {
      if (board.getLong(at) < 0) {
        return true;
      }
    }
    for (int at = PoolBoardLayout.RUNNING_AT;
        at <= PoolBoardLayout.STARTING_AT;
        at += Integer.BYTES) {
      if (board.getInt(at) < 0) {
        return true;
      }
    }
    return board.getInt(PoolBoardLayout.SIZE_AT) < 1;
  }
}

package dev.dure.memory;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether anybody uses a segment with a name, and the removal of one that nobody uses.
 *
 * <h2>The locks</h2>
 *
 * A process that has the segment open shares a lock of the {@linkplain Layout#USE_LOCK_AT byte of
 * use}, of its open file description, so that the kernel gives it back however the process ends. A
 * creator has it before the file has its name; an opener takes it first of all, and then looks
 * whether the file still has its name. Who removes what nobody uses takes a lock of that byte and
 * of all slots' bytes, in one call, for itself alone, and keeps it until the name is gone.
 *
 * <h2>Why nothing that is used is removed</h2>
 *
 * The kernel gives the one lock only while nobody has the other. So a process that uses the segment
 * got its share either before the remover asked, which was then refused; or after the remover was
 * done, and then it finds that the file has no name, and does not use it. An opener that comes in
 * between is refused, and told that the segment is gone. A slot's byte counts too: who joins by the
 * layout alone, in another language, may know nothing of the byte of use.
 *
 * <p>The file that loses its name is the one that is locked: the library takes names away only
 * under a lock of their directory (flock(2)), and a name that leads to a file leads to it until it
 * is taken away, since {@code link} does not replace. So what the remover sees under that lock
 * holds until it is done. (Who deletes and creates files by hand meanwhile is beyond this.)
 *
 * <p>A remover that is killed leaves the segment as it was, or gone.
 */
final class SegmentUse {

  private static final long PAUSE_NANOS = 1_000_000;
  private static final int MOST_PAUSES = 2_000;

  private SegmentUse() {}

  /** Says that this process uses a segment, until the descriptor is closed; false if refused. */
  static boolean begin(int fd) {
    return Linux.shareByte(fd, Layout.USE_LOCK_AT) == 0;
  }

  /** Whether an open file still has a name. */
  static boolean hasName(int fd) {
    try {
      return FileFacts.of(fd).links() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a process uses an open segment. */
  static boolean isUsed(int fd) {
    return Linux.areBytesLocked(fd, Layout.USE_LOCK_AT, Layout.ALL_LOCKS) != 0;
  }

  /** What is done while no name can be taken away by others. */
  interface Step {
    boolean run() throws IOException;
  }

  /**
   * Locks the names of a directory for a step.
   *
   * @throws IOException if another process has them locked for two seconds: it may be stopped
   */
  static boolean withNamesLocked(Path directory, Step step) throws IOException {
    int fd = Linux.open(directory.toString(), Linux.O_RDONLY | Linux.O_CLOEXEC, 0);
    if (fd < 0) {
      throw new IOException(directory + " cannot be opened: " + Linux.errorText(fd));
    }
    try {
      for (int i = 0; Linux.lockFile(fd) != 0; i++) {
        if (i == MOST_PAUSES) {
          throw new IOException(
              directory + " is locked by another process that removes segments. Is it stopped?");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return step.run();
    } finally {
      Linux.close(fd);
    }
  }

  /**
   * Takes the name from a segment that nobody uses.
   *
   * @param fd open to read and write; keeps its locks until it is closed
   * @param directory where the name is
   * @param path the name under which it was opened
   * @return false if somebody uses it, or the name leads elsewhere by now
   * @throws IOException if the file system refuses
   */
  static boolean removeUnused(int fd, Path directory, Path path) throws IOException {
    return withNamesLocked(
        directory,
        () ->
            Linux.lockBytes(fd, Layout.USE_LOCK_AT, Layout.ALL_LOCKS) == 0
                && hasName(fd)
                && FileFacts.of(path).inode() == FileFacts.of(fd).inode()
                && Files.deleteIfExists(path));
  }
}

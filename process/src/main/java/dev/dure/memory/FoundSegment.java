package dev.dure.memory;

import dev.dure.linux.Linux;
import dev.dure.linux.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that is, or should be, a segment of this user: where it was found, before anything in it
 * was looked at.
 *
 * @param name the segment's name; of one without a name what messages call it, {@code
 *     memory-1a2b3c4d}; of one whose name is not known any more the number of its file, {@code
 *     #4711}
 * @param place how it can be reached
 * @param path the file, or the descriptor of a process that has it open ({@code /proc/4711/fd/17})
 */
public record FoundSegment(String name, Place place, Path path) {

  /** How a segment can be reached. */
  public enum Place {
    /** By its name. */
    NAMED,
    /** Its name was removed; those that have it open go on. */
    REMOVED,
    /** It never had a name; it is there as long as a process has it open. */
    ANONYMOUS
  }

  /** What came of the attempt to remove a segment that nobody uses. */
  public enum Removal {
    /** It had no user, and its name and memory are gone. */
    REMOVED,
    /** A process uses it; nothing was changed. */
    IN_USE,
    /** It is gone already. */
    GONE
  }

  /**
   * The segments with a name in a directory, and those without one that living processes of this
   * user have open, as far as the kernel lets this process see them.
   *
   * @param directory of named segments, see {@link MemorySpace#directory}; it need not exist
   * @return what was found, those with a name first, each in the order of names
   * @throws SegmentRefusedException if the directory is not this user's own, or cannot be read
   * @throws UnsupportedOperationException where there are no segments
   */
  public static List<FoundSegment> all(Path directory) {
    Platform.require();
    return new SegmentSearch(directory.toAbsolutePath()).run();
  }

  /**
   * Looks into it, from outside: see {@link SegmentView}.
   *
   * @return a view, to be closed
   * @throws SegmentNotFoundException if it is gone
   * @throws SegmentRefusedException if it is no segment that may be trusted, or another user's
   * @throws SegmentCreationException if it cannot be mapped
   */
  public SegmentView look() {
    int fd = open(Linux.O_RDONLY);
    return new SegmentView(this, Segment.look(fd, SegmentFiles.describe(name), path));
  }

  /**
   * Whether a process uses it at this moment.
   *
   * @return true for each segment without a name, since it is there only as long as it is used
   * @throws SegmentNotFoundException if it is gone
   * @throws SegmentRefusedException if it is no segment that may be trusted, or another user's
   */
  public boolean isInUse() {
    if (place != Place.NAMED) {
      return true;
    }
    try (SegmentView view = look()) {
      return view.isUsed();
    }
  }

  /**
   * Removes it for good if it has a name and nobody uses it. A process that is about to use it
   * either keeps it, or is told that it is gone ({@link SegmentNotFoundException}).
   *
   * @return what came of it
   * @throws SegmentRefusedException if it is no segment that may be trusted, or another user's:
   *     nothing is removed that this library did not make
   * @throws UncheckedIOException if the file system refuses
   */
  public Removal removeIfUnused() {
    Path directory = path.getParent();
    if (place != Place.NAMED || directory == null) {
      return Removal.IN_USE;
    }
    int fd;
    try {
      fd = open(Linux.O_RDWR);
    } catch (SegmentNotFoundException e) {
      return Removal.GONE;
    }
    Segment segment = Segment.look(fd, SegmentFiles.describe(name), path); // closes fd if it fails
    try {
      if (SegmentUse.removeUnused(fd, directory, path)) {
        return Removal.REMOVED;
      }
      return SegmentUse.hasName(fd) ? Removal.IN_USE : Removal.GONE;
    } catch (IOException e) {
      throw new UncheckedIOException(
          segment.description() + " could not be removed: " + e.getMessage(), e);
    } finally {
      segment.close();
    }
  }

  private int open(int access) {
    // What is no regular file must not hold this up: a pipe without a writer would.
    int links = place == Place.NAMED ? Linux.O_NOFOLLOW : 0;
    int fd = Linux.open(path.toString(), access | Linux.O_CLOEXEC | Linux.O_NONBLOCK | links, 0);
    if (fd == -Linux.ENOENT) {
      throw new SegmentNotFoundException(SegmentFiles.describe(name) + " is gone: " + path);
    }
    if (fd == -Linux.ELOOP) {
      throw new SegmentRefusedException(path + " is a symbolic link, and links are not followed.");
    }
    if (fd < 0) {
      throw new SegmentRefusedException(path + " cannot be opened: " + Linux.errorText(fd));
    }
    return fd;
  }
}

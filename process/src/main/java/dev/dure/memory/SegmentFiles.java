package dev.dure.memory;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Segments as files: the ones with a name, in a directory of this user's own under {@code /dev/shm}
 * (mode 0700), and the ones without, which are {@code memfd}s and have no file at all.
 *
 * <p>A file is made without a name (O_TMPFILE), given its size and header, and only then linked to
 * its name. So a name never leads to half a segment, of two creators of one name one fails, and a
 * creator that is killed leaves nothing behind.
 *
 * <p>Each process that has a segment with a name open says so by a lock, see {@link SegmentUse}.
 */
final class SegmentFiles {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private SegmentFiles() {}

  /**
   * The directory of this user's named segments; the system property {@code dure.directory} names
   * another.
   */
  static Path directory() {
    String configured = System.getProperty("dure.directory");
    return configured == null
        ? SHARED_MEMORY.resolve("dure-" + Linux.geteuid())
        : Path.of(configured).toAbsolutePath();
  }

  /** Whether this may be a segment's name, which is a file's name too. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Checks a segment's name. */
  static String checkName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          String.format(
              "A segment cannot be called \"%s\". Allowed are 1 to 64 letters, digits, '.', '_' and '-', the first a"
                  + " letter or digit.",
              name.replaceAll("\\p{Cntrl}", "?")));
    }
    return name;
  }

  /** What messages call a segment with a name. */
  static String describe(String name) {
    return "segment \"" + name + "\"";
  }

  /** What a segment without a name is called in messages. */
  static String anonymousName(UUID id) {
    return "memory-" + id.toString().substring(0, 8);
  }

  /** A new segment without a name. */
  static Segment createAnonymous(Header header) {
    String description = describe(anonymousName(header.id()));
    int fd = Linux.memfdCreate("dure-" + header.id());
    if (fd < 0) {
      throw new SegmentCreationException(
          description + " could not be created: memfd_create gave " + Linux.errorText(fd));
    }
    Segment segment = Segment.initialise(fd, header, description, null);
    int growth = header.maximum() == header.size() ? Linux.F_SEAL_GROW : 0;
    int sealed = Linux.addSeals(fd, Linux.F_SEAL_SHRINK | growth | Linux.F_SEAL_SEAL);
    if (sealed < 0) {
      segment.close();
      throw new SegmentCreationException(
          description + " could not be sealed: " + Linux.errorText(sealed));
    }
    return segment;
  }

  /** A new segment with a name. */
  static Segment createNamed(String name, Header header) {
    Path directory = requireDirectory();
    Path target = directory.resolve(checkName(name));
    int fd =
        Linux.open(directory.toString(), Linux.O_TMPFILE | Linux.O_RDWR | Linux.O_CLOEXEC, 0600);
    if (fd < 0) {
      throw new SegmentCreationException(
          String.format(
              "%s could not be created in %s: %s", describe(name), directory, Linux.errorText(fd)));
    }
    Segment segment = Segment.initialise(fd, header, describe(name), target);
    if (!SegmentUse.begin(fd)) {
      segment.close();
      throw new SegmentCreationException(
          String.format("%s could not be locked, in %s.", describe(name), directory));
    }
    int linked = Linux.link(fd, target.toString());
    if (linked == 0) {
      return segment;
    }
    segment.close();
    if (linked == -Linux.EEXIST) {
      throw new SegmentExistsException(
          String.format(
              "%s exists already, as %s. Open it, remove it, or choose another name.",
              describe(name), target));
    }
    throw new SegmentCreationException(
        String.format(
            "%s could not be given its name %s: %s",
            describe(name), target, Linux.errorText(linked)));
  }

  /** The segment with a name. */
  static Segment openNamed(String name) {
    Path directory = requireDirectory();
    Path path = directory.resolve(checkName(name));
    return open(path, describe(name));
  }

  /** A segment by its file. */
  static Segment open(Path path, String description) {
    int fd = Linux.open(path.toString(), Linux.O_RDWR | Linux.O_CLOEXEC | Linux.O_NOFOLLOW, 0);
    if (fd == -Linux.ENOENT) {
      throw new SegmentNotFoundException(
          String.format(
              "There is no %s: %s does not exist. Was it created, by this user, and not yet removed?",
              description, path));
    }
    if (fd == -Linux.ELOOP) {
      throw new SegmentRefusedException(
          String.format(
              "%s: %s is a symbolic link, and links are not followed.", description, path));
    }
    if (fd < 0) {
      throw new SegmentRefusedException(
          String.format("%s: %s cannot be opened: %s", description, path, Linux.errorText(fd)));
    }
    if (!SegmentUse.begin(fd) || !SegmentUse.hasName(fd)) {
      Linux.close(fd);
      throw new SegmentNotFoundException(
          String.format(
              "There is no %s any more: %s was removed at the moment when it was opened.",
              description, path));
    }
    return Segment.attach(fd, description, path);
  }

  /**
   * A segment that another process has open; the link in /proc leads to the file itself, which has
   * no other name.
   */
  static Segment openInherited(long pid, int fd, String description) {
    int own = Linux.open("/proc/" + pid + "/fd/" + fd, Linux.O_RDWR | Linux.O_CLOEXEC, 0);
    if (own < 0) {
      throw new SegmentNotFoundException(
          String.format(
              "%s cannot be reached through process %d, which sent the handle: %s. It may have ended, or closed the space.",
              description, pid, Linux.errorText(own)));
    }
    return Segment.attach(own, description, null);
  }

  /** Takes a name away; whoever has the segment open keeps it. */
  static boolean remove(String name) {
    Path directory = requireDirectory();
    Path path = directory.resolve(checkName(name));
    try {
      return SegmentUse.withNamesLocked(directory, () -> Files.deleteIfExists(path));
    } catch (IOException e) {
      throw new SegmentRefusedException(
          describe(name) + " could not be removed: " + e.getMessage(), e);
    }
  }

  /**
   * The directory, made if it is not there; refused if anybody else could have made it or can write
   * to it.
   */
  private static Path requireDirectory() {
    Path directory = directory();
    try {
      try {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (FileAlreadyExistsException e) {
        // checked below, as everything that was here before us
      }
      requireOwn(directory);
      return directory;
    } catch (NoSuchFileException e) {
      throw new SegmentCreationException(
          String.format("%s cannot be made: there is no %s.", directory, directory.getParent()), e);
    } catch (IOException e) {
      throw new SegmentCreationException(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Refuses a directory that anybody else could have made or can write to. */
  static void requireOwn(Path directory) throws IOException {
    FileFacts found = FileFacts.of(directory);
    if (!found.isDirectory() || found.uid() != Linux.geteuid() || found.isOpenToOthers()) {
      throw new SegmentRefusedException(
          String.format(
              "%s is where segments of user %d live, and must be a directory of that user with mode 0700; it is of user %d"
                  + " with mode %o. Somebody else may have made it.",
              directory, Linux.geteuid(), found.uid(), found.mode()));
    }
  }
}

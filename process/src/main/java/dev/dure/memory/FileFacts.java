package dev.dure.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the file system says of a file, whoever wrote into it (stat(2)).
 *
 * @param uid the owner
 * @param mode type and permissions
 * @param size bytes
 * @param links how many names it has
 * @param inode which file it is, of those of its file system
 */
record FileFacts(int uid, int mode, long size, int links, long inode) {

  private static final String ATTRIBUTES = "unix:uid,mode,size,nlink,ino";

  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  /** Facts of an open file: what its path meant at another moment does not matter. */
  static FileFacts of(int fd) throws IOException {
    return ofTarget(Path.of("/proc/self/fd/" + fd));
  }

  /** Facts of what a path leads to. */
  static FileFacts ofTarget(Path path) throws IOException {
    return read(Files.readAttributes(path, ATTRIBUTES));
  }

  /** Facts of a path itself, a link not followed. */
  static FileFacts of(Path path) throws IOException {
    return read(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
  }

  private static FileFacts read(Map<String, Object> attributes) {
    return new FileFacts(
        (int) Objects.requireNonNull(attributes.get("uid")),
        (int) Objects.requireNonNull(attributes.get("mode")),
        (long) Objects.requireNonNull(attributes.get("size")),
        (int) Objects.requireNonNull(attributes.get("nlink")),
        (long) Objects.requireNonNull(attributes.get("ino")));
  }

  boolean isRegular() {
    return (mode & TYPE) == REGULAR;
  }

  boolean isDirectory() {
    return (mode & TYPE) == DIRECTORY;
  }

  /** Whether anybody but the owner may do anything with it. */
  boolean isOpenToOthers() {
    return (mode & 0077) != 0;
  }
}

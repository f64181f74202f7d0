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
 */
record FileFacts(int uid, int mode, long size) {

  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  /** Facts of an open file: what its path meant at another moment does not matter. */
  static FileFacts of(int fd) throws IOException {
    return read(Files.readAttributes(Path.of("/proc/self/fd/" + fd), "unix:uid,mode,size"));
  }

  /** Facts of a path itself, a link not followed. */
  static FileFacts of(Path path) throws IOException {
    return read(Files.readAttributes(path, "unix:uid,mode,size", LinkOption.NOFOLLOW_LINKS));
  }

  private static FileFacts read(Map<String, Object> attributes) {
    return new FileFacts(
        (int) Objects.requireNonNull(attributes.get("uid")),
        (int) Objects.requireNonNull(attributes.get("mode")),
        (long) Objects.requireNonNull(attributes.get("size")));
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

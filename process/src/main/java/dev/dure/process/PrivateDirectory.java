package dev.dure.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HexFormat;
import java.util.List;

/**
 * The directory that holds a JVM's control socket: mode 0700, with 128 random bits in its name,
 * removed when the JVM ends.
 *
 * <p>A parent that is killed leaves its directory behind; the next one sweeps it, see {@link
 * StaleDirectories}.
 */
final class PrivateDirectory {

  static final String PREFIX = "dure-";
  static final int RANDOM_BYTES = 16;
  static final String SOCKET = "control";
  private static final String ARGUMENTS_SUFFIX = ".args";

  private final Path path;
  private final UserPrincipal owner;

  private PrivateDirectory(Path path) throws IOException {
    this.path = path;
    this.owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Creates a directory in {@code java.io.tmpdir}, or in {@code /tmp} if a socket's path would be
   * too long there.
   */
  static PrivateDirectory create() throws IOException {
    Path given = Path.of(System.getProperty("java.io.tmpdir", ".")).toAbsolutePath();
    return create(fits(given) ? given : Path.of("/tmp").toAbsolutePath());
  }

  static PrivateDirectory create(Path base) throws IOException {
    String name = PREFIX + HexFormat.of().formatHex(Entropy.bytes(RANDOM_BYTES));
    return new PrivateDirectory(
        Files.createDirectory(base.resolve(name), permissions(base, "rwx------")));
  }

  private static boolean fits(Path base) {
    String longest = base + "/" + PREFIX + "0".repeat(2 * RANDOM_BYTES) + "/" + SOCKET;
    return longest.getBytes(StandardCharsets.UTF_8).length <= WorkerProtocol.MAX_SOCKET_PATH_BYTES;
  }

  /**
   * The given mode where there are modes; elsewhere the user's temporary directory is private
   * already.
   */
  static FileAttribute<?>[] permissions(Path where, String mode) {
    return where.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  Path path() {
    return path;
  }

  Path socket() {
    return path.resolve(SOCKET);
  }

  /** The path for a new file of JVM arguments. */
  Path newArgumentsFile() {
    return path.resolve(HexFormat.of().formatHex(Entropy.bytes(RANDOM_BYTES)) + ARGUMENTS_SUFFIX);
  }

  UserPrincipal owner() {
    return owner;
  }

  /**
   * Removes the directory and what this class put there. Never throws: the next sweep would find
   * it.
   */
  void delete() {
    delete(path);
  }

  static void delete(Path directory) {
    try {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (name.equals(SOCKET) || name.endsWith(ARGUMENTS_SUFFIX)) {
            Files.deleteIfExists(entry);
          }
        }
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // Somebody else sweeps too, or put a file there: it stays.
    }
  }

  /** Removes the stale directories beside this one. */
  void sweep() {
    Path base = path.getParent();
    if (base == null) {
      return;
    }
    for (Path stale : StaleDirectories.in(base, owner)) {
      if (!stale.equals(path)) {
        delete(stale);
      }
    }
  }

  /** The names of what is in the directory, for messages and tests. */
  List<String> entries() throws IOException {
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package dev.dure.process;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HexFormat;
import java.util.List;

/**
 * The directory that holds a JVM's control socket: mode 0700, with 128 random bits in its name,
 * removed when the JVM ends.
 *
 * <p><b>Stale directories.</b> A parent that is killed leaves its directory behind; the next one
 * sweeps it. A directory is stale only if it has the right form of name, is no symbolic link,
 * belongs to this user, is older than a minute, and connecting to its socket is <i>refused</i>:
 * then no process listens there. That is the kernel's word, which holds across pid namespaces that
 * share a {@code /tmp}; a pid in the name would not. The minute covers a directory whose owner is
 * between {@code mkdir} and {@code listen}. Only files that this class puts there are removed, then
 * the empty directory.
 */
final class PrivateDirectory {

  private static final String PREFIX = "dure-";
  private static final int RANDOM_BYTES = 16;
  private static final String SOCKET = "control";
  private static final String ARGUMENTS_SUFFIX = ".args";
  private static final long MIN_STALE_AGE_MILLIS = 60_000;

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

  private static void delete(Path directory) {
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
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(base, PREFIX + "*")) {
      for (Path entry : entries) {
        if (isStale(entry)) {
          delete(entry);
        }
      }
    } catch (IOException e) {
      // A directory that cannot be listed cannot be swept.
    }
  }

  private boolean isStale(Path entry) {
    String random = entry.getFileName().toString().substring(PREFIX.length());
    if (random.length() != 2 * RANDOM_BYTES
        || !random.chars().allMatch(HexFormat::isHexDigit)
        || entry.equals(path)) {
      return false;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      long age = System.currentTimeMillis() - attributes.lastModifiedTime().toMillis();
      return attributes.isDirectory()
          && age > MIN_STALE_AGE_MILLIS
          && Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(owner)
          && nobodyListens(entry.resolve(SOCKET));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean nobodyListens(Path socket) throws IOException {
    if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // Not blocking, since a living listener may have a full backlog.
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(socket));
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }

  /** The names of what is in the directory, for messages and tests. */
  List<String> entries() throws IOException {
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

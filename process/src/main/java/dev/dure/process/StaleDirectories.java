package dev.dure.process;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Directories of control sockets that JVMs left behind which were killed. A JVM that starts its
 * first worker removes them from where it makes its own; this is for those who do not want to wait
 * for that.
 *
 * <p>A directory is stale only if it has the right form of name, is no symbolic link, belongs to
 * this user, is older than a minute, and connecting to its socket is <i>refused</i>: then no
 * process listens there. That is the kernel's word, which holds across pid namespaces that share a
 * {@code /tmp}; a pid in the name would not. The minute covers a directory whose owner is between
 * {@code mkdir} and {@code listen}. Only files that this library puts there are removed, then the
 * empty directory.
 */
public final class StaleDirectories {

  private static final long MIN_AGE_MILLIS = 60_000;

  private StaleDirectories() {}

  /**
   * Finds those of this user, in {@code java.io.tmpdir} and in {@code /tmp}.
   *
   * @return absolute paths
   * @throws IOException if it cannot be found out who this user is
   */
  public static List<Path> find() throws IOException {
    Path given = Path.of(System.getProperty("java.io.tmpdir", ".")).toAbsolutePath();
    Path usual = Path.of("/tmp").toAbsolutePath();
    UserPrincipal user = Files.getOwner(Path.of("/proc/self"));
    Set<Path> found = new LinkedHashSet<>();
    for (Path base : List.of(given, usual)) {
      found.addAll(in(base, user));
    }
    return List.copyOf(found);
  }

  /**
   * Removes one that {@link #find} has found, and that is still stale.
   *
   * @param directory the directory
   * @return whether it is gone; not if somebody put a file of his own there
   * @throws IOException if it cannot be found out who this user is
   */
  public static boolean remove(Path directory) throws IOException {
    if (isStale(directory, Files.getOwner(Path.of("/proc/self")))) {
      PrivateDirectory.delete(directory);
    }
    return !Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
  }

  /** The stale directories of a user; none where they cannot be listed. */
  static List<Path> in(Path base, UserPrincipal user) {
    List<Path> stale = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(base, PrivateDirectory.PREFIX + "*")) {
      for (Path entry : entries) {
        if (isStale(entry, user)) {
          stale.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A directory that cannot be listed cannot be swept.
    }
    return stale;
  }

  private static boolean isStale(Path entry, UserPrincipal user) {
    String name = String.valueOf(entry.getFileName());
    if (!name.startsWith(PrivateDirectory.PREFIX)) {
      return false;
    }
    String random = name.substring(PrivateDirectory.PREFIX.length());
    if (random.length() != 2 * PrivateDirectory.RANDOM_BYTES
        || !random.chars().allMatch(HexFormat::isHexDigit)) {
      return false;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      long age = System.currentTimeMillis() - attributes.lastModifiedTime().toMillis();
      return attributes.isDirectory()
          && age > MIN_AGE_MILLIS
          && Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(user)
          && nobodyListens(entry.resolve(PrivateDirectory.SOCKET));
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
}

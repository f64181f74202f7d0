package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is swept, and what must not be. */
class PrivateDirectoryTest {

  @TempDir Path base;

  private static void age(Path path) throws Exception {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
  }

  /** Leaves a directory as a killed parent does. */
  private PrivateDirectory abandoned() throws Exception {
    PrivateDirectory directory = PrivateDirectory.create(base);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(directory.socket()));
    }
    Files.createFile(directory.newArgumentsFile());
    age(directory.path());
    return directory;
  }

  @Test
  void theDeadAreSweptAndTheLivingAreNot() throws Exception {
    PrivateDirectory stale = abandoned();
    PrivateDirectory withoutSocket = PrivateDirectory.create(base);
    age(withoutSocket.path());
    PrivateDirectory young = PrivateDirectory.create(base);
    PrivateDirectory living = PrivateDirectory.create(base);
    PrivateDirectory own = PrivateDirectory.create(base);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(living.socket()), 1);
      age(living.path());
      age(own.path());
      own.sweep();
      // Again, with a backlog that is full: connecting would block, but is not refused.
      own.sweep();
      own.sweep();
      assertThat(stale.path()).doesNotExist();
      assertThat(withoutSocket.path()).doesNotExist();
      assertThat(young.path()).exists();
      assertThat(living.socket()).exists();
      assertThat(own.path()).exists();
    }
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws Exception {
    PrivateDirectory strangersFile = abandoned();
    Path foreign = Files.createFile(strangersFile.path().resolve("precious"));
    age(strangersFile.path());
    Path otherName = Files.createDirectory(base.resolve("dure-something-else"));
    age(otherName);
    Path target = Files.createDirectory(base.resolve("target"));
    Path inTarget = Files.createFile(target.resolve("control"));
    age(target);
    Path link = Files.createSymbolicLink(base.resolve("dure-" + "0".repeat(32)), target);
    PrivateDirectory own = PrivateDirectory.create(base);
    own.sweep();
    assertThat(foreign).exists();
    assertThat(otherName).exists();
    assertThat(link).exists();
    assertThat(inTarget).exists();
    own.delete();
    assertThat(own.path()).doesNotExist();
  }
}

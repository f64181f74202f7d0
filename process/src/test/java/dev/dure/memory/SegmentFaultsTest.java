package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dure.linux.Linux;
import dev.dure.linux.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad sizes, bad names, bad files: each gets an exception that names the values, and nothing leaks.
 */
@ExtendWith(NoLeak.class)
@DisplayName("A segment that cannot be trusted or made is refused")
class SegmentFaultsTest {

  private static final long SIZE = 1 << 20;

  @TempDir private Path temporary;
  private String name = "";

  @BeforeEach
  void useOwnDirectory() {
    System.setProperty("dure.directory", temporary.resolve("segments").toString());
    name = "test-" + UUID.randomUUID();
  }

  @AfterEach
  void useUsualDirectory() {
    System.clearProperty("dure.directory");
  }

  /** Makes a segment's file that nobody has open. */
  private Path file() {
    MemorySpace.create(name, SIZE).close();
    return MemorySpace.directory().resolve(name);
  }

  private static void patch(Path file, long at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }

  private static byte[] ints(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
  }

  private void refused(String... parts) {
    assertThatExceptionOfType(SegmentRefusedException.class)
        .isThrownBy(() -> MemorySpace.open(name))
        .satisfies(e -> assertThat(e.getMessage()).contains(name).contains(parts));
  }

  @Test
  @DisplayName("sizes: zero, negative, too small, more than the machine has")
  void sizes() {
    for (long bytes : new long[] {0, -1, 65_535, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> MemorySpace.create(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.format("%,d", bytes))
          .hasMessageContaining("65,536");
    }
    assertThatThrownBy(() -> MemorySpace.create(1L << 45))
        .isInstanceOf(SegmentCreationException.class)
        .hasMessageContaining("35,184,372,088,832 bytes")
        .hasMessageContaining("available");
  }

  @Test
  @DisplayName("names: empty, with a slash, hidden, too long")
  void names() {
    for (String bad : new String[] {"", "a/b", ".hidden", "..", "a b", "x".repeat(65), "ä"}) {
      assertThatThrownBy(() -> MemorySpace.create(bad, SIZE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + bad + "\"")
          .hasMessageContaining("1 to 64 letters");
      assertThatThrownBy(() -> MemorySpace.open(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> MemorySpace.remove(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("a name that is taken, one that is not there, and one that was removed")
  void existence() {
    assertThatThrownBy(() -> MemorySpace.open(name))
        .isInstanceOf(SegmentNotFoundException.class)
        .hasMessageContaining(name);
    try (MemorySpace space = MemorySpace.create(name, SIZE)) {
      assertThatThrownBy(() -> MemorySpace.create(name, SIZE))
          .isInstanceOf(SegmentExistsException.class)
          .hasMessageContaining(name);
      assertThat(MemorySpace.remove(name)).isTrue();
      assertThat(MemorySpace.remove(name)).isFalse();
      assertThat(space.longValue("still here").increment()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a file is made with mode 0600 in a directory with mode 0700")
  void modes() throws IOException {
    Path file = file();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("another version; both are named")
  void version() throws IOException {
    patch(file(), Layout.VERSION_AT, ints(77));
    refused("version 77", "version 1");
  }

  @Test
  @DisplayName("no segment's mark: never finished, or something else")
  void magic() throws IOException {
    patch(file(), Layout.MAGIC_AT, new byte[8]);
    refused("0000000000000000", "never finished");
  }

  @Test
  @DisplayName("truncated, within and below the header")
  void truncated() throws IOException {
    Path file = file();
    for (long size : new long[] {SIZE - 4096, 100, 0}) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
      refused("truncated");
    }
  }

  @Test
  @DisplayName("a header whose numbers lead out of the file")
  void header() throws IOException {
    Path file = file();
    for (long at :
        new long[] {
          Layout.SIZE_AT,
          Layout.HEADER_BYTES_AT,
          Layout.SLOT_COUNT_AT,
          Layout.SLOTS_AT,
          Layout.OBJECTS_AT,
          Layout.OBJECTS_END_AT
        }) {
      byte[] whole = Files.readAllBytes(file);
      patch(file, at, ints(Integer.MAX_VALUE));
      refused("2,147,483,647");
      Files.write(file, whole);
    }
  }

  @Test
  @DisplayName(
      "a header whose maximum is below the file's size, or more than addresses have room for")
  void maximum() throws IOException {
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    patch(file, Layout.MAXIMUM_AT, ints(4096));
    refused("maximum is 4,096", "1,048,576");
    Files.write(file, whole);
    patch(file, Layout.MAXIMUM_AT + 4, ints(Integer.MAX_VALUE));
    refused("maximum is 9,223,372,032,560,857,088", "70,368,744,177,664");
  }

  @Test
  @DisplayName("tables that are not at a multiple of 64")
  void unaligned() throws IOException {
    Path file = file();
    patch(file, Layout.SLOTS_AT, ints(Layout.HEADER_BYTES + 4));
    patch(file, Layout.OBJECTS_AT, ints(900_004));
    patch(file, Layout.OBJECTS_END_AT, ints(900_004));
    refused("tables at 4100 and 900004");
  }

  @Test
  @DisplayName("a file that is no segment at all")
  void foreign() throws IOException {
    Path file = file();
    Files.writeString(file, "#!/bin/sh\n".repeat(1000));
    refused("not with a segment's mark");
  }

  @Test
  @DisplayName("a symbolic link")
  void link() throws IOException {
    Path file = file();
    Path elsewhere = temporary.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    refused("symbolic link");
  }

  @Test
  @DisplayName("a directory in the file's place, and a pipe's name")
  void noFile() throws IOException {
    Path file = file();
    Files.delete(file);
    Files.createDirectory(file);
    refused("cannot be opened");
  }

  @Test
  @DisplayName("open to the group or the world")
  void worldWritable() throws IOException {
    Path file = file();
    for (String mode : new String[] {"rw-rw-rw-", "rw-r-----", "rw-----w-"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      refused("open to others", "0600");
    }
  }

  @Test
  @DisplayName("another user's file")
  void otherUser() throws IOException {
    assumeTrue(Linux.geteuid() == 0, "only root can give a file to another user");
    Path file = file();
    Files.setAttribute(file, "unix:uid", 65534);
    refused("user 65534", "user 0");
  }

  @Test
  @DisplayName("a directory that others can write to, or that is a link")
  void directory() throws IOException {
    Path directory = Objects.requireNonNull(file().getParent());
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> MemorySpace.open(name))
        .isInstanceOf(SegmentRefusedException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("0700");
    Path moved = directory.resolveSibling("moved");
    Files.move(directory, moved);
    Files.setPosixFilePermissions(moved, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(directory, moved);
    assertThatThrownBy(() -> MemorySpace.create("other", SIZE))
        .isInstanceOf(SegmentRefusedException.class);
  }

  @Test
  @DisplayName("a full /dev/shm is an exception at creation, and leaves nothing there")
  void fullFileSystem() throws IOException, InterruptedException {
    assumeTrue(Linux.geteuid() == 0, "only root can mount a small file system");
    Path small = Files.createDirectory(temporary.resolve("small"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", small.toString())
            .start();
    assumeTrue(mount.waitFor() == 0, "this container does not allow mount");
    try {
      System.setProperty("dure.directory", small.resolve("segments").toString());
      assertThatThrownBy(() -> MemorySpace.create(name, SIZE))
          .isInstanceOf(SegmentCreationException.class)
          .hasMessageContaining("1,048,576 bytes")
          .hasMessageContaining("ENOSPC");
      try (var files = Files.list(small.resolve("segments"))) {
        assertThat(files).isEmpty();
      }
    } finally {
      new ProcessBuilder("umount", small.toString()).start().waitFor();
    }
  }

  @Test
  @DisplayName("more processes than slots")
  void slots() {
    try (MemorySpace space = MemorySpace.create(name, SIZE)) {
      int fd =
          Linux.open(
              MemorySpace.directory().resolve(name).toString(), Linux.O_RDWR | Linux.O_CLOEXEC, 0);
      try {
        int slots = space.attachment().slots().count();
        for (int i = 0; i < slots; i++) {
          Linux.lockByte(fd, Layout.SLOT_LOCKS_AT + i); // as so many processes would
        }
        assertThatThrownBy(() -> MemorySpace.open(name))
            .isInstanceOf(SegmentCreationException.class)
            .hasMessageContaining(slots + " slots");
      } finally {
        Linux.close(fd);
      }
    }
  }

  @Test
  @DisplayName("a segment without a name cannot be truncated: it is sealed")
  void sealed() {
    try (MemorySpace space = MemorySpace.create(SIZE)) {
      int fd = space.attachment().segment().fd();
      assertThat(Linux.ftruncate(fd, 100)).isEqualTo(-Linux.EPERM);
      assertThat(Linux.ftruncate(fd, 2 * SIZE)).isEqualTo(-Linux.EPERM);
      assertThat(space.newLong(7).get()).isEqualTo(7);
    }
  }

  @Test
  @DisplayName("platforms without futex: what is missing is named")
  void platform() {
    assertThatThrownBy(() -> Platform.require("Mac OS X", "x86_64", true))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Mac OS X x86_64")
        .hasMessageContaining("futex")
        .hasMessageContaining("HeapSpace");
    assertThatThrownBy(() -> Platform.require("Linux", "riscv64", true))
        .hasMessageContaining("system call numbers");
    assertThatThrownBy(() -> Platform.require("Linux", "aarch64", false))
        .hasMessageContaining("byte order");
    Platform.require("Linux", "amd64", true);
  }
}

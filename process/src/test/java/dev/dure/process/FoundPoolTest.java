package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.PoolState;
import dev.dure.linux.Linux;
import dev.dure.memory.FoundSegment;
import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 25: pools as other processes see them. */
@DisplayName("25: a pool seen from outside")
@Timeout(300)
class FoundPoolTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "pool-state.md");
  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\|.*\\| `PoolBoardLayout\\.(\\w+)` \\|", Pattern.MULTILINE);

  @TempDir Path directory;

  private static ProcessPool pool(String name) {
    return ProcessPool.create(PoolOptions.workers(1).withName(name).withWorkers(PoolTasks.QUIET));
  }

  private static List<FoundPool> named(String name) {
    return FoundPool.all().stream().filter(it -> it.name().equals(name)).toList();
  }

  @Test
  @DisplayName("says what it is doing, to this process too, and is gone with its end")
  void shown() {
    String name = "façade";
    try (ProcessPool pool = pool(name)) {
      assertThat(pool.map(IntStream.range(0, 10).boxed().toList(), x -> x)).hasSize(10);
      Signals.await(
          "it says so", () -> named(name).stream().anyMatch(found -> found.state().done() == 10));
      List<FoundPool> found = named(name);
      assertThat(found).hasSize(1);
      FoundPool seen = found.getFirst();
      assertThat(seen.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(seen.size()).isEqualTo(1);
      assertThat(seen.state()).isEqualTo(pool.state());
      assertThat(seen.created()).isBetween(Instant.now().minusSeconds(300), Instant.now());
      assertThat(seen.updated()).isBetween(seen.created(), Instant.now());
      assertThat(FoundSegment.all(MemorySpace.directory()))
          .noneMatch(it -> it.name().contains("board"));
    }
    assertThat(named(name)).isEmpty();
    assertThat(boards()).isEmpty();
  }

  private static List<Path> boards() {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(FoundPoolTest::isBoard).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isBoard(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().contains(PoolBoardLayout.FILE);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @DisplayName("is gone when its process was killed")
  void goneWithItsProcess() throws Exception {
    Process parent = ParentProgram.start("pool", directory);
    long pid = parent.pid();
    try {
      Signals.await("it says so", () -> FoundPool.all().stream().anyMatch(it -> it.pid() == pid));
    } finally {
      parent.destroyForcibly().waitFor();
    }
    assertThat(FoundPool.all()).noneMatch(it -> it.pid() == pid);
  }

  /** What another program might leave under the name of a board. */
  private static int memory(byte[] content, int seals) throws IOException {
    int fd = Linux.memfdCreate(PoolBoardLayout.FILE);
    try (FileChannel channel =
        FileChannel.open(Path.of("/proc/self/fd/" + fd), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content));
    }
    if (seals != 0) {
      assertThat(Linux.addSeals(fd, seals)).isZero();
    }
    return fd;
  }

  private static Optional<PoolBoardReader.Found> read(byte[] content, int seals)
      throws IOException {
    int fd = memory(content, seals);
    try {
      return PoolBoardReader.read(Path.of("/proc/self/fd/" + fd), 1);
    } finally {
      Linux.close(fd);
    }
  }

  private static ByteBuffer sound() {
    ByteBuffer board = ByteBuffer.allocate(PoolBoardLayout.BYTES).order(ByteOrder.nativeOrder());
    board.putLong(PoolBoardLayout.MAGIC_AT, PoolBoardLayout.MAGIC);
    board.putInt(PoolBoardLayout.VERSION_AT, PoolBoardLayout.VERSION);
    board.putInt(PoolBoardLayout.BYTES_AT, PoolBoardLayout.BYTES);
    board.putInt(PoolBoardLayout.SIZE_AT, 3);
    board.putInt(PoolBoardLayout.NAME_BYTES_AT, 2);
    board.put(PoolBoardLayout.NAME_AT, new byte[] {'h', 'i'});
    board.putLong(PoolBoardLayout.SUBMITTED_AT, 11);
    board.putLong(PoolBoardLayout.QUEUED_AT, 2);
    board.putInt(PoolBoardLayout.RUNNING_AT, 3);
    board.putLong(PoolBoardLayout.DONE_AT, 4);
    board.putLong(PoolBoardLayout.FAILED_AT, 1);
    board.putLong(PoolBoardLayout.CANCELLED_AT, 1);
    board.putInt(PoolBoardLayout.IDLE_AT, 5);
    board.putInt(PoolBoardLayout.BUSY_AT, 6);
    board.putInt(PoolBoardLayout.STARTING_AT, 7);
    board.putLong(PoolBoardLayout.RESTARTS_AT, 8);
    board.putLong(PoolBoardLayout.DEATHS_AT, 9);
    return board;
  }

  private static final int SEALS = Linux.F_SEAL_SHRINK | Linux.F_SEAL_GROW;

  @Test
  @DisplayName("has each number at its place")
  void places() throws Exception {
    FoundPool pool = read(sound().array(), SEALS).orElseThrow().pool();
    assertThat(pool.state()).isEqualTo(new PoolState(11, 2, 3, 4, 1, 1, 5, 6, 7, 8, 9));
    assertThat(pool.name()).isEqualTo("hi");
    assertThat(pool.size()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "is not believed if it is not sealed, of another size, half written, or makes no sense")
  void notBelieved() throws Exception {
    assertThat(read(sound().array(), 0)).isEmpty();
    assertThat(read(sound().array(), Linux.F_SEAL_GROW)).isEmpty();
    assertThat(read(new byte[PoolBoardLayout.BYTES - 1], SEALS)).isEmpty();
    assertThat(read(Arrays.copyOf(sound().array(), PoolBoardLayout.BYTES + 1), SEALS)).isEmpty();
    Map<String, ByteBuffer> wrong = new TreeMap<>();
    wrong.put("odd", sound().putLong(PoolBoardLayout.SEQUENCE_AT, 7));
    wrong.put("magic", sound().putLong(PoolBoardLayout.MAGIC_AT, 7));
    wrong.put("version", sound().putInt(PoolBoardLayout.VERSION_AT, 2));
    wrong.put("bytes", sound().putInt(PoolBoardLayout.BYTES_AT, 255));
    wrong.put("size", sound().putInt(PoolBoardLayout.SIZE_AT, 0));
    wrong.put("negative", sound().putLong(PoolBoardLayout.DEATHS_AT, -1));
    wrong.put("negative int", sound().putInt(PoolBoardLayout.STARTING_AT, -1));
    wrong.put("no name", sound().putInt(PoolBoardLayout.NAME_BYTES_AT, 0));
    wrong.put("long name", sound().putInt(PoolBoardLayout.NAME_BYTES_AT, 101));
    wrong.put("negative name", sound().putInt(PoolBoardLayout.NAME_BYTES_AT, -1));
    wrong.put("no UTF-8", sound().put(PoolBoardLayout.NAME_AT, (byte) 0xFF));
    for (Map.Entry<String, ByteBuffer> entry : wrong.entrySet()) {
      assertThat(read(entry.getValue().array(), SEALS)).as(entry.getKey()).isEmpty();
    }
    Path file = Files.write(directory.resolve("file"), sound().array());
    assertThat(PoolBoardReader.read(file, 1)).as("an ordinary file").isEmpty();
    assertThat(PoolBoardReader.read(directory.resolve("none"), 1)).isEmpty();
  }

  @Test
  @DisplayName("is whole, however fast it changes")
  void whole() throws Exception {
    PoolBoard board = new PoolBoard("whole", 1);
    Thread writer =
        new Thread(
            () -> {
              for (long i = 1; !Thread.currentThread().isInterrupted(); i++) {
                board.show(new PoolState(i, i, 1, i, i, i, 1, 1, 1, i, i));
              }
            });
    board.show(new PoolState(0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0));
    writer.start();
    try {
      Path link = boards().getFirst();
      for (int i = 0; i < 30_000; i++) {
        PoolBoardReader.read(link, 1)
            .ifPresent(
                it ->
                    assertThat(it.pool().state().deaths())
                        .isEqualTo(it.pool().state().submitted()));
      }
    } finally {
      writer.interrupt();
      writer.join();
      board.close();
    }
  }

  @Test
  @DisplayName("is laid out as the document says")
  void document() throws Exception {
    Map<String, Long> constants = new TreeMap<>();
    for (Field field : PoolBoardLayout.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive()) {
        constants.put(
            field.getName(),
            field.getType() == int.class ? field.getInt(null) : field.getLong(null));
      }
    }
    Map<String, Long> documented = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(DOCUMENT));
    while (row.find()) {
      documented.put(row.group(2), Long.decode(row.group(1)));
    }
    assertThat(documented).isEqualTo(constants).hasSizeGreaterThan(20);
    ByteBuffer magic = ByteBuffer.wrap("DUPOOLS1".getBytes(StandardCharsets.US_ASCII));
    assertThat(magic.order(ByteOrder.LITTLE_ENDIAN).getLong()).isEqualTo(PoolBoardLayout.MAGIC);
  }
}

package dev.dure.process;

import dev.dure.PoolState;
import dev.dure.linux.Platform;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process pool of some program of this user on this machine, as it said about a second ago. A
 * pool says so in memory that goes with its process; the layout is in {@code docs/pool-state.md}.
 *
 * <p>What another program says is checked for its form, and may still be wrong. The name is what
 * that program has chosen: who prints it must expect control characters.
 *
 * @param name the pool's name
 * @param pid the process that has the pool
 * @param size how many workers it is to have
 * @param state what it is doing
 * @param created when it was created
 * @param updated when the state was that
 */
public record FoundPool(
    String name, long pid, int size, PoolState state, Instant created, Instant updated) {

  private static final Path PROCESSES = Path.of("/proc");
  private static final String LINK = "/memfd:" + PoolBoardLayout.FILE + " (deleted)";

  /**
   * The pools that living processes of this user have, as far as the kernel lets this process see
   * them: none of another pid namespace, none of a process that has made itself undumpable. Takes
   * part in nothing, and does not block.
   *
   * @return what was found, in the order of names, then pids
   * @throws UnsupportedOperationException where there are no process pools
   */
  public static List<FoundPool> all() {
    Platform.require();
    Map<Object, FoundPool> found = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        search(process, found);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Without /proc there is nothing to be seen.
    }
    List<FoundPool> all = new ArrayList<>(found.values());
    all.sort(Comparator.comparing(FoundPool::name).thenComparingLong(FoundPool::pid));
    return List.copyOf(all);
  }

  private static void search(Path process, Map<Object, FoundPool> found) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        if (isBoard(descriptor)) {
          long pid = Long.parseLong(process.getFileName().toString());
          PoolBoardReader.read(descriptor, pid)
              .ifPresent(
                  read -> found.merge(read.file(), read.pool(), (a, b) -> ownersOf(read, a, b)));
        }
      }
    } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
      // It has ended, or is another user's.
    }
  }

  /** Of two processes that have one pool's memory open, such as one that reads it, the pool's. */
  private static FoundPool ownersOf(PoolBoardReader.Found read, FoundPool one, FoundPool other) {
    return one.pid() == read.writer() ? one : other;
  }

  private static boolean isBoard(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(LINK);
    } catch (IOException e) {
      return false; // it was closed in this moment
    }
  }
}

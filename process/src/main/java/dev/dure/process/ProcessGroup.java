package dev.dure.process;

import dev.dure.linux.Linux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A worker of a pool is a session and a process group of its own, so that what a task starts can be
 * ended with the worker: every process that it starts, and those that these start, belong to the
 * group unless they leave it on purpose ({@code setsid}), as daemons do.
 *
 * <p>A group outlives its leader, so it can be killed after the worker's death; and its number is
 * no other process's as long as there is anybody in it.
 *
 * <p>It is made by util-linux's {@code setsid} in front of {@code java}; the first native call of a
 * worker costs about 80 ms, and would come after the first task could have begun. A terminal's
 * Ctrl-C thus reaches the parent alone, and workers end with it.
 */
final class ProcessGroup {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private ProcessGroup() {}

  /** What to put in front of a command so that it leads a group; nothing where that is missing. */
  static List<String> leader() {
    for (Path place : PLACES) {
      if (Files.isExecutable(place)) {
        return List.of(place.toString());
      }
    }
    return List.of();
  }

  /**
   * Kills whatever is left of a worker's group; soon after its end, before the system gives the
   * number of a group without members to another.
   */
  static void kill(long leader) {
    var _ = Linux.kill((int) -leader, Linux.SIGKILL);
  }

  /** Kills this process's group, if it leads one, and this process with it. */
  static void killOwn() {
    kill(ProcessHandle.current().pid());
  }
}

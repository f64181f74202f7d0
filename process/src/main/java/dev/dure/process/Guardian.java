package dev.dure.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shell that ends what workers and their tasks have started when this process has no more time to
 * do so: a process beside it, which outlives it by a moment.
 *
 * <p><b>Why.</b> After a worker's end its parent kills the {@linkplain ProcessGroup group} that it
 * has led, and after the parent's end the worker does. If the worker dies first, of whatever its
 * task does, and the parent before it has seen that, there would be nobody: the kernel ends nothing
 * on behalf of a dead process but those that asked for it, and a task's processes have not.
 *
 * <p><b>How.</b> It reads the numbers of groups that there are, and of those that have been killed,
 * from a pipe whose only writer is this process. At the pipe's end it kills all that are left. A
 * worker is announced before it is invited, so before it can run anything of a task; what was
 * written is read even after the writer's death. So of parent, worker and guardian all three have
 * to be killed by others, in this order and within milliseconds, until something is left.
 *
 * <p>It leads a session of its own, so Ctrl-C does not reach it, and ignores what asks politely. A
 * pool has one, from its first worker to its last. If it cannot be started, or is killed, all is as
 * it would be without: workers still see to their own. If somebody stops it for good, a pool can
 * start some thousands of workers more before the pipe is full.
 */
final class Guardian implements AutoCloseable {

  private static final String SHELL = "/bin/sh";

  /** In what every shell understands; the list has a space at both ends, and between two. */
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM
      groups=' '
      while read -r what group; do
        case $what in
          +) groups="$groups$group " ;;
          -) groups="${groups%% $group *} ${groups#* $group }" ;;
        esac
      done
      for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
      """;

  private static final long END_MILLIS = 1000;

  private boolean started;
  private @Nullable Process shell;

  /** From now on a group is killed when this process ends. */
  synchronized void watch(long leader) {
    if (!started) {
      started = true;
      shell = start();
    }
    say("+ " + leader);
  }

  /** That group has been killed. */
  synchronized void release(long leader) {
    say("- " + leader);
  }

  private static @Nullable Process start() {
    List<String> line = new ArrayList<>(ProcessGroup.leader());
    if (line.isEmpty()) {
      return null; // then there are no groups
    }
    line.addAll(List.of(SHELL, "-c", SCRIPT, "dure-guardian"));
    try {
      return ProcessStart.of(
          new ProcessBuilder(line)
              .directory(new File("/")) // it is to hold no directory
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD));
    } catch (IOException e) {
      return null;
    }
  }

  private void say(String what) {
    Process known = shell;
    if (known == null) {
      return;
    }
    try {
      OutputStream pipe = known.getOutputStream();
      pipe.write((what + "\n").getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
    } catch (IOException e) {
      shell = null; // it was killed
    }
  }

  /** Ends it; no worker is left. Waits for a moment. */
  @Override
  public synchronized void close() {
    Process known = shell;
    if (known == null) {
      return;
    }
    shell = null;
    try {
      known.getOutputStream().close();
    } catch (IOException e) {
      // It was killed.
    }
    long end = TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    if (!Uninterruptibly.await(end, left -> known.waitFor(left, TimeUnit.NANOSECONDS))) {
      var _ = known.destroyForcibly();
    }
  }
}

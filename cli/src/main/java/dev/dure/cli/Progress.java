package dev.dure.cli;

import dev.dure.samples.Lesson;
import dev.dure.samples.Variant;
import java.io.PrintWriter;

/** What the tour is at: one line that changes on a terminal, a line for each run elsewhere. */
final class Progress {

  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean updates;

  Progress(PrintWriter err, boolean updates) {
    this.err = err;
    this.updates = updates;
  }

  /** A run starts. */
  void starting(int number, int of, Lesson lesson, Variant variant, int workers) {
    String text =
        String.format(
            "[%d/%d] lesson %d, %s: %d %s ...",
            number, of, lesson.topic().number(), variant, workers, lesson.scope());
    if (updates) {
      err.print(ERASE_LINE + text);
    } else {
      err.println(text);
    }
    err.flush();
  }

  /** A run has ended, or failed. The line is free for others. */
  void ended() {
    if (updates) {
      err.print(ERASE_LINE);
      err.flush();
    }
  }
}

package dev.dure.samples.files;

import dev.dure.DeadlineExceededException;
import dev.dure.process.CpuTimeExceededException;
import dev.dure.process.HeapExhaustedException;
import dev.dure.process.ResidentMemoryExceededException;
import dev.dure.process.ResultRefusedException;
import dev.dure.process.TaskFailedException;
import dev.dure.process.WorkerDiedException;
import org.jspecify.annotations.Nullable;

/** How it went with a file: by the type of the exception, and nothing else. */
enum Ending {
  PARSED("parsed", null),
  /** The parser threw. The worker lives. */
  THREW("failed", TaskFailedException.class),
  /** The parser's answer was none that this program takes. The worker lives. */
  REFUSED("failed", ResultRefusedException.class),
  HEAP("killed", HeapExhaustedException.class),
  RESIDENT("killed", ResidentMemoryExceededException.class),
  CPU("killed", CpuTimeExceededException.class),
  DEADLINE("killed", DeadlineExceededException.class),
  /** The worker ended by itself. */
  DIED("killed", WorkerDiedException.class),
  /** What should not be. */
  OTHER("failed", Throwable.class);

  private final String word;
  private final @Nullable Class<? extends Throwable> reason;

  Ending(String word, @Nullable Class<? extends Throwable> reason) {
    this.word = word;
    this.reason = reason;
  }

  /** Parsed, failed or killed. */
  String word() {
    return word;
  }

  /** The ending that has this reason for a cause. */
  static Ending of(Throwable reason) {
    for (Ending ending : values()) {
      if (ending.reason == reason.getClass()) {
        return ending;
      }
    }
    return OTHER;
  }
}

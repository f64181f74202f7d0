package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dure.Task;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** What tests of pools make their workers do. */
final class PoolTasks {

  static final WorkerOptions QUIET =
      WorkerOptions.defaults().withStdout(Redirect.DISCARD).withStderr(Redirect.DISCARD);

  private PoolTasks() {}

  /** Why a task failed. */
  static Throwable causeOf(Task<?> task) {
    Throwable thrown = catchThrowable(task::get);
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    return Objects.requireNonNull(thrown.getCause());
  }

  /** How a process can go wrong. */
  enum Harm {
    KILL {
      @Override
      void happen() {
        ProcessHandle self = ProcessHandle.current();
        try {
          var _ = new ProcessBuilder("kill", "-9", Long.toString(self.pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
        Signals.idle();
      }
    },
    HALT {
      @Override
      void happen() {
        Runtime.getRuntime().halt(3);
      }
    },
    EXIT {
      @Override
      void happen() {
        System.exit(4);
      }
    },
    ERROR {
      @Override
      void happen() {
        throw new AssertionError("an error on purpose");
      }
    };

    abstract void happen();
  }

  /** Does harm when it is read, or written, and nothing otherwise. */
  static final class Bomb implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Harm harm;
    private final boolean whenRead;

    Bomb(Harm harm, boolean whenRead) {
      this.harm = harm;
      this.whenRead = whenRead;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      if (!whenRead) {
        harm.happen();
      }
      out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (whenRead) {
        harm.happen();
      }
    }
  }
}

package dev.dure.stress.torture;

/** The process of a worker, as the harness sees it. */
interface Life {

  /** Its id, which is no other's as long as it {@linkplain #isAlive was not waited for}. */
  long pid();

  /** Where it comes from. */
  Origin origin();

  /** Whether it has not ended yet, or nobody has waited for it. */
  boolean isAlive();

  /** How it ended: its exit code, or 128 and the number of the signal that killed it. */
  int exitCode();

  /** Sends it a signal, if it has not ended. */
  void signal(int signal);

  /** Waits for its end. */
  void awaitEnd() throws InterruptedException;

  /** The life of a JVM that was started. */
  record Started(Process process) implements Life {

    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public Origin origin() {
      return Origin.JVM;
    }

    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public int exitCode() {
      return process.exitValue();
    }

    @Override
    public void signal(int signal) {
      if (process.isAlive()) {
        Posix.kill(process.pid(), signal);
      }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      var _ = process.waitFor();
    }
  }
}

package targets.threads;

import targets.Run;

/** Racy: a field of a running thread. */
final class SubclassRacy {
  private static final Worker WORKER = new Worker();

  static class Worker extends Thread {
    private int own;

    @Override
    public void run() {
      own = 1; // race: write
    }
  }

  public static void main(String[] args) throws Exception {
    WORKER.start();
    Run.use(WORKER.own); // race: read
    WORKER.join();
  }
}

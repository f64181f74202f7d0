package targets.threads;

import targets.Run;

/** Ordered: a subclass of Thread. */
final class SubclassOrdered {
  private static int data;

  static class Worker extends Thread {
    private int own;

    @Override
    public void run() {
      own = data;
      data = own + 1;
    }
  }

  public static void main(String[] args) throws Exception {
    data = 1;
    Worker worker = new Worker();
    worker.own = 5;
    worker.start();
    worker.join();
    Run.use(data + worker.own);
  }
}

package targets.signals;

import java.util.concurrent.LinkedBlockingQueue;
import targets.Run;

/** Racy: synchronized methods; other threads wait for one that waits, or have nothing to do. */
// stopped: 12
// exit: 143
// prints: waits
final class SynchronizedMethodRacy {
  private static final LinkedBlockingQueue<Integer> IDLE = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    SynchronizedMethodRacy gate = new SynchronizedMethodRacy();
    Run.start(() -> Run.use(IDLE.take()));
    gate.open();
    Thread passes = Run.start(gate::pass);
    System.out.println("waits");
    passes.join();
  }

  private synchronized void open() {
    notifyAll(); // signal: signal
  }

  private synchronized void pass() throws InterruptedException {
    wait(); // signal: wait
  }
}

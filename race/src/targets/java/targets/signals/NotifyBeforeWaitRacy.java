package targets.signals;

import targets.Run;

/** Racy: the other thread has signalled already, and this one waits for that. */
// stopped: 12
// exit: 143
// prints: waits
final class NotifyBeforeWaitRacy {
  private static final Object READY = new Object();

  public static void main(String[] args) throws Exception {
    Run.start(NotifyBeforeWaitRacy::tell).join();
    System.out.println("waits");
    synchronized (READY) {
      READY.wait(); // signal: wait
    }
  }

  private static void tell() {
    synchronized (READY) {
      READY.notifyAll(); // signal: signal
    }
  }
}

package targets.tasks;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Racy: written after a timer's schedule. */
final class TimerRacy {
  private static int data;

  public static void main(String[] args) throws Exception {
    Timer timer = new Timer();
    CountDownLatch latch = new CountDownLatch(1);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            Run.use(data); // race: read
            latch.countDown();
          }
        },
        2);
    data = 1; // race: write
    latch.await();
    timer.cancel();
  }
}

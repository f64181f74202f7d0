package targets.tasks;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Ordered: written before a timer's schedule. */
final class TimerOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Timer timer = new Timer();
    CountDownLatch latch = new CountDownLatch(1);
    data = 1;
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            data++;
            latch.countDown();
          }
        },
        2);
    latch.await();
    Run.use(data);
    timer.cancel();
  }
}

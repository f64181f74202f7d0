package dev.dure.race.report;

import dev.dure.race.runtime.Housekeeping;
import dev.dure.race.runtime.Trouble;

/** Looks at the program again and again while it runs, in a thread of its own. */
final class Watching {

  private static final long PERIOD = 1000; // ms

  private Watching() {}

  /**
   * Begins.
   *
   * @param thread its name
   * @param what is looked for, in the plural
   */
  static void start(String thread, String what, Runnable look) {
    Housekeeping.startDaemon(thread, () -> run(what, look));
  }

  private static void run(String what, Runnable look) {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        look.run();
      }
    } catch (InterruptedException e) {
      Trouble.tell(what + " are not looked for any more", e);
    } catch (Throwable e) {
      Trouble.tell(what + " are not looked for: there is no module java.management, or", e);
    }
  }
}

package targets.threads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: a timed join that timed out. */
final class TimedJoinRacy {
  private static int data;
  private static final VarHandle DONE;
  private static int done;

  static {
    try {
      DONE = MethodHandles.lookup().findStaticVarHandle(TimedJoinRacy.class, "done", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Thread thread =
        Run.start(
            () -> {
              data = 1; // race: write
              while ((int) DONE.getOpaque() == 0) {
                Thread.onSpinWait();
              }
            });
    thread.join(20);
    Run.use(data); // race: read
    DONE.setOpaque(1);
    thread.join();
  }
}

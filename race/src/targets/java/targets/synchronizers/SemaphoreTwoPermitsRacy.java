package targets.synchronizers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Semaphore;
import targets.Run;

/** Racy: two permits exclude nobody. */
final class SemaphoreTwoPermitsRacy {
  private static int data;
  private static final Semaphore PERMITS = new Semaphore(2);
  private static final VarHandle DONE;
  private static int done;

  static {
    try {
      DONE =
          MethodHandles.lookup()
              .findStaticVarHandle(SemaphoreTwoPermitsRacy.class, "done", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          PERMITS.acquire();
          data = 1; // race: write
          DONE.getAndAddRelease(1);
          while ((int) DONE.getOpaque() != 2) {
            Thread.onSpinWait();
          }
          PERMITS.release();
        },
        () -> {
          PERMITS.acquire();
          Run.use(data); // race: read
          DONE.getAndAddRelease(1);
          while ((int) DONE.getOpaque() != 2) {
            Thread.onSpinWait();
          }
          PERMITS.release();
        });
  }
}

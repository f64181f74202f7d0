package targets.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import targets.Run;

/** Racy: a volatile write by handle to a field that is read plainly. */
final class VolatileAndFieldRacy {
  private static final VarHandle FLAG;
  private static int flag;

  static {
    try {
      FLAG =
          MethodHandles.lookup().findStaticVarHandle(VolatileAndFieldRacy.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          FLAG.setVolatile(1); // race: write
        },
        () -> {
          Run.use(flag); // race: read
        });
  }
}

package programs.companions;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import programs.Team;

/** Methods that race are called through a method handle and by reflection. */
public final class Handles {

  private static int called;
  private static int reflected;

  private Handles() {}

  static void call() {
    called++; // race
  }

  static void reflect() {
    reflected++; // race
  }

  public static void main(String[] args) throws Exception {
    MethodHandle handle =
        MethodHandles.lookup().findStatic(Handles.class, "call", MethodType.methodType(void.class));
    Method method = Handles.class.getDeclaredMethod("reflect");
    Team.run(
        2,
        () -> {
          try {
            handle.invokeExact();
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
          return method.invoke(null);
        });
    System.out.println(called > 0 && reflected > 0 ? "called" : "not called");
  }
}

package targets.tasks;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import targets.Run;

/** Racy: two subtasks of a scope write the same; and one is read before join. */
// jdk: 25
final class ScopeRacy {
  private static int data;
  private static int early;
  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

  private static Object call(Object on, String name, Object... arguments) throws Exception {
    for (Method method : Class.forName(SCOPE).getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      boolean fits = method.getName().equals(name) && types.length == arguments.length;
      if (fits && (types.length == 0 || types[0] == Callable.class)) {
        return method.invoke(on, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  public static void main(String[] args) throws Exception {
    Object scope = call(null, "open");
    call(
        scope,
        "fork",
        (Callable<Integer>)
            () -> {
              early = 1; // race: write A
              data = 1; // race: write B
              return 1;
            });
    call(
        scope,
        "fork",
        (Callable<Integer>)
            () -> {
              data = 2; // race: write B
              return 1;
            });
    Run.use(early); // race: read A
    Run.use(call(scope, "join"));
    call(scope, "close");
  }
}

package targets.tasks;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import targets.Run;

/** Ordered: fork, the subtasks, join; by reflection since the class is a preview. */
// jdk: 25
final class ScopeOrdered {
  private static int data;
  private static int first;
  private static int second;
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
    data = 1;
    Object scope = call(null, "open");
    call(
        scope,
        "fork",
        (Callable<Integer>)
            () -> {
              first = data;
              return 1;
            });
    call(
        scope,
        "fork",
        (Callable<Integer>)
            () -> {
              second = data;
              return 1;
            });
    Run.use(call(scope, "join"));
    Run.use(first + second);
    call(scope, "close");
  }
}

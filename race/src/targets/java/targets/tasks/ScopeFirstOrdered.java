package targets.tasks;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import targets.Run;

/** Ordered: the result of the subtask that was first, while another goes on. */
// jdk: 25
final class ScopeFirstOrdered {
  private static final class Box {
    int value;
  }

  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

  private static Class<?> joiner() throws ClassNotFoundException {
    return Class.forName(SCOPE + "$Joiner");
  }

  private static Object call(Object on, String name, Object... arguments) throws Exception {
    for (Method method : Class.forName(SCOPE).getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      boolean fits = method.getName().equals(name) && types.length == arguments.length;
      if (fits && (types.length == 0 || types[0] == Callable.class || types[0] == joiner())) {
        return method.invoke(on, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  public static void main(String[] args) throws Exception {
    Object any = joiner().getMethod("anySuccessfulResultOrThrow").invoke(null);
    Object scope = call(null, "open", any);
    call(
        scope,
        "fork",
        (Callable<Box>)
            () -> {
              NEVER.await();
              return null;
            });
    call(
        scope,
        "fork",
        (Callable<Box>)
            () -> {
              Box box = new Box();
              box.value = 1;
              return box;
            });
    Box box = (Box) call(scope, "join");
    Run.use(box.value);
    call(scope, "close");
  }
}

package programs.companions;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import programs.Team;

/** The handler of a dynamic proxy races. */
public final class Proxies {

  private Proxies() {}

  private static final class Handler implements InvocationHandler {
    private int calls;

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) {
      calls++; // race
      return null;
    }
  }

  public static void main(String[] args) throws Exception {
    Handler handler = new Handler();
    Runnable proxy =
        (Runnable)
            Proxy.newProxyInstance(
                Proxies.class.getClassLoader(), new Class<?>[] {Runnable.class}, handler);
    Team.run(
        2,
        () -> {
          proxy.run();
          return null;
        });
    System.out.println(handler.calls > 0 ? "called" : "not called");
  }
}

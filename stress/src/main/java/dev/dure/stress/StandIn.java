package dev.dure.stress;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects that stand in for others, and break their contract in some of the calls. */
public final class StandIn {

  private StandIn() {}

  /**
   * Makes one.
   *
   * @param <T> the interface
   * @param type what it looks like
   * @param handler does what is called; {@link #passOn} does it as it should be
   * @return an object of that interface
   */
  public static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(StandIn.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /**
   * Has the object that is stood in for do what is called.
   *
   * @param target that object
   * @param method what is called
   * @param arguments of the call; null if it has none
   * @return what it returned
   * @throws Throwable what it threw
   */
  public static @Nullable Object passOn(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}

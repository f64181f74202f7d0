package dev.dure.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What serialization does with a lambda, in two steps of its own: {@code writeReplace} of its
 * class, {@code readResolve} of {@link SerializedLambda}. Both are private; the JDK offers them to
 * libraries of serialization by {@code ReflectionFactory} (module {@code jdk.unsupported}), for
 * classes of closed modules too. Where a runtime image has no such module, lambdas go the long way.
 */
final class SerialMethods {

  private static final MethodType ONE_TO_ONE = MethodType.methodType(Object.class, Object.class);

  private static final @Nullable Object FACTORY = factory();

  /** From a {@link SerializedLambda} to its lambda; null if there is none. */
  private static final @Nullable MethodHandle READ_RESOLVE =
      find("readResolveForSerialization", SerializedLambda.class);

  private SerialMethods() {}

  private static @Nullable Object factory() {
    try {
      Class<?> type = Class.forName("sun.reflect.ReflectionFactory");
      return type.getMethod("getReflectionFactory").invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable MethodHandle find(String method, Class<?> type) {
    if (FACTORY == null) {
      return null;
    }
    try {
      Method finder = FACTORY.getClass().getMethod(method, Class.class);
      MethodHandle found = (MethodHandle) finder.invoke(FACTORY, type);
      return found == null ? null : found.asType(ONE_TO_ONE);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** From a lambda of a class to its {@link SerializedLambda}; null if it has no such method. */
  static @Nullable MethodHandle writeReplace(Class<?> type) {
    return READ_RESOLVE == null ? null : find("writeReplaceForSerialization", type);
  }

  /** Calls a handle that is known to throw nothing of its own. */
  static Object call(MethodHandle method, Object argument) {
    try {
      return (Object) method.invokeExact(argument);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the lambda that a description says. */
  static Object resolve(SerializedLambda described) throws ReflectiveOperationException {
    if (READ_RESOLVE == null) {
      throw new ReflectiveOperationException("This runtime image has no module jdk.unsupported.");
    }
    try {
      return (Object) READ_RESOLVE.invokeExact((Object) described);
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new ReflectiveOperationException(e);
    }
  }
}

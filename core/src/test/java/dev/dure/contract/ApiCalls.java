package dev.dure.contract;

import dev.dure.Capability;
import dev.dure.Elements;
import dev.dure.OwnerDeath;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All methods of an interface with arguments that are allowed: for rules that hold for every
 * operation, those that are added later included.
 */
final class ApiCalls {

  private record Sample(int number) {}

  /** What every object has, and collections declare once more. */
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode");

  private ApiCalls() {}

  /** The instance methods of an interface, those it inherits included, but for some. */
  static List<Method> methods(Class<?> type, Set<String> except) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.isBridge())
        .filter(method -> !OF_OBJECT.contains(method.getName()))
        .filter(method -> !except.contains(method.getName()))
        .sorted(Comparator.comparing(Method::toGenericString))
        .toList();
  }

  /** Arguments that are allowed. */
  static @Nullable Object[] arguments(Method method) {
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      boolean positive =
          type == int.class && method.getName().matches(".*(Array|Barrier|[qQ]ueue|[mM]ap)");
      arguments.add(positive ? 1 : argument(type));
    }
    return arguments.toArray();
  }

  /** Calls a method and returns what it throws, or null. */
  static @Nullable Throwable thrownBy(Object target, Method method, @Nullable Object... arguments) {
    try {
      method.invoke(target, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("JavaUtilDate") // Condition has it
  private static final List<Object> SAMPLES =
      List.of(
          false,
          (byte) 0,
          0,
          0L,
          0f,
          0d,
          "x",
          TimeUnit.SECONDS,
          new Date(0),
          OwnerDeath.ABANDON,
          Capability.MACHINES,
          new Sample(1),
          new byte[1],
          new int[1],
          new long[1],
          new float[1],
          new double[1],
          new Object[1],
          List.of(1L),
          Map.of(1L, 1L),
          Elements.longs(),
          (Predicate<Object>) value -> true,
          (Consumer<Object>) value -> {},
          (BiConsumer<Object, Object>) (a, b) -> {},
          (IntFunction<Object[]>) Object[]::new,
          (Runnable) () -> {},
          (Supplier<Integer>) () -> 1,
          (IntUnaryOperator) value -> value,
          (LongUnaryOperator) value -> value,
          (DoubleUnaryOperator) value -> value,
          (UnaryOperator<Object>) value -> value,
          (IntBinaryOperator) (a, b) -> a,
          (LongBinaryOperator) (a, b) -> a,
          (DoubleBinaryOperator) (a, b) -> a,
          (BinaryOperator<Object>) (a, b) -> a);

  private static Object argument(Class<?> type) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    return SAMPLES.stream()
        .filter(boxed::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample of " + type));
  }
}

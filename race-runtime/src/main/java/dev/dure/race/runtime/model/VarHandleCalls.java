package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.HandlePlace;
import dev.dure.race.runtime.SyncVar;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Calls of the access methods of {@link VarHandle}. They have a descriptor of their own at each
 * call, so that no method can stand for them: the instrumenter makes an {@code invokedynamic} of
 * each, with the same name, the handle before the arguments, the site after them, and {@link
 * #bootstrap} as what links it.
 *
 * <p>A plain access is one of the field or element, as {@code getfield} is. An opaque one orders
 * nothing, {@code Acquire} and {@code Release} one way, the others both. A compare-and-set that
 * fails is a read; whether it then acquires, its name says.
 */
public final class VarHandleCalls {

  private static final MethodHandle ACCESS = access();

  /** What the name of an access method says. */
  private record Mode(
      boolean isPlain, boolean writes, boolean compares, boolean acquires, boolean releases) {

    static Mode of(String name) {
      boolean isRead = name.startsWith("get") && !name.startsWith("getAnd");
      boolean isSet = name.startsWith("set");
      boolean orders = !name.endsWith("Opaque") && !name.endsWith("Plain");
      return new Mode(
          name.equals("get") || name.equals("set"),
          !isRead,
          name.startsWith("compareAnd") || name.startsWith("weakCompareAnd"),
          orders && !isSet && !name.endsWith("Release"),
          orders && !isRead && !name.endsWith("Acquire"));
    }
  }

  private VarHandleCalls() {}

  /** Links a call. */
  public static CallSite bootstrap(MethodHandles.Lookup lookup, String name, MethodType type) {
    int count = type.parameterCount();
    MethodType access = type.dropParameterTypes(count - 1, count).dropParameterTypes(0, 1);
    VarHandle.AccessMode mode = VarHandle.AccessMode.valueFromMethodName(name);
    MethodHandle real =
        MethodHandles.varHandleInvoker(mode, access)
            .asSpreader(Object[].class, count - 1)
            .asType(MethodType.methodType(Object.class, Object[].class));
    MethodHandle told = MethodHandles.insertArguments(ACCESS, 0, Mode.of(name), real);
    return new ConstantCallSite(told.asCollector(Object[].class, count).asType(type));
  }

  private static MethodHandle access() {
    try {
      return MethodHandles.lookup()
          .findStatic(
              VarHandleCalls.class,
              "access",
              MethodType.methodType(Object.class, Mode.class, MethodHandle.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("access", e);
    }
  }

  /** One access: the handle, its coordinates, the values, and the site. */
  @SuppressWarnings("UnusedMethod") // called by handle
  private static Object access(Mode mode, MethodHandle real, Object[] all) throws Throwable {
    Object[] arguments = java.util.Arrays.copyOf(all, all.length - 1);
    int site = (Integer) all[all.length - 1];
    VarHandle handle = (VarHandle) Objects.requireNonNull(arguments[0]);
    int coordinates = handle.coordinateTypes().size();
    Object object = coordinates > 0 ? arguments[1] : null;
    if (coordinates > 0 && object == null) {
      return (Object) real.invokeExact(arguments); // which throws
    }
    long index = coordinates > 1 && arguments[2] instanceof Number at ? at.longValue() : -1;
    HandlePlace place = HandlePlace.of(handle);
    if (mode.isPlain) {
      Object result =
          (Object) real.invokeExact(arguments); // which throws if there is no such place
      place.plain(handle, object, index, mode.writes, site);
      return result;
    }
    SyncVar var = place.var(handle, object, index);
    var.lock();
    try {
      Object result = (Object) real.invokeExact(arguments);
      boolean done = !mode.compares || isDone(result, arguments[1 + coordinates]);
      if (mode.acquires) {
        Edges.acquire(var);
      }
      place.atomic(handle, var, object, index, mode.writes && done, site);
      if (mode.releases && done) {
        Edges.release(var);
      }
      return result;
    } finally {
      var.unlock();
    }
  }

  /** Whether a comparison has succeeded: it says so itself, or by the value that it found. */
  @SuppressWarnings("ReferenceEquality") // that is what the handle compares
  private static boolean isDone(Object result, Object expected) {
    return result instanceof Boolean done
        ? done
        : result == expected || (result instanceof Number && result.equals(expected));
  }
}

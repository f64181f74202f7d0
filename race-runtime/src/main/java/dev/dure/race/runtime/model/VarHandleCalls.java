package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.HandlePlace;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.ThreadState;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  private static final MethodHandles.Lookup OWN = MethodHandles.lookup();
  private static final MethodHandle ACCESS =
      handle(
          "access",
          MethodType.methodType(
              Object.class, Mode.class, Place.class, MethodHandle.class, Object[].class));
  private static final MethodHandle HAS_NEWS =
      handle(
          "hasNews",
          MethodType.methodType(
              boolean.class, Mode.class, Place.class, VarHandle.class, Object.class));

  /** What the handle reaches that a call was made with last. */
  private static final class Place {

    private static final class Known {
      final VarHandle handle;
      final HandlePlace place;

      Known(VarHandle handle) {
        this.handle = handle;
        this.place = HandlePlace.of(handle);
      }
    }

    private @Nullable Known known;

    HandlePlace of(VarHandle handle) {
      Known last = known;
      if (last == null || last.handle != handle) {
        last = new Known(handle);
        known = last;
      }
      return last.place;
    }
  }

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
    VarHandle.AccessMode accessMode = VarHandle.AccessMode.valueFromMethodName(name);
    MethodHandle invoker = MethodHandles.varHandleInvoker(accessMode, access);
    MethodHandle real =
        invoker
            .asSpreader(Object[].class, count - 1)
            .asType(MethodType.methodType(Object.class, Object[].class));
    Mode mode = Mode.of(name);
    Place place = new Place();
    MethodHandle told = MethodHandles.insertArguments(ACCESS, 0, mode, place, real);
    MethodHandle step = told.asCollector(Object[].class, count).asType(type);
    boolean isRead = !mode.writes && !mode.isPlain && type.returnType() != void.class;
    boolean isOfField = count == 2 || (count == 3 && !type.parameterType(1).isPrimitive());
    return new ConstantCallSite(
        isRead && isOfField ? readFirst(invoker, mode, place, step, type) : step);
  }

  /**
   * A read of a field, which is made without the lock, and again as one step with what is told of
   * it if that is needed; as {@link dev.dure.race.runtime.Volatiles} does it.
   *
   * @param type the handle, the object if the field is of one, and the site
   */
  private static MethodHandle readFirst(
      MethodHandle invoker, Mode mode, Place place, MethodHandle step, MethodType type) {
    Class<?> value = type.returnType();
    MethodHandle hasNews = MethodHandles.insertArguments(HAS_NEWS, 0, mode, place);
    if (type.parameterCount() == 2) {
      hasNews = MethodHandles.insertArguments(hasNews, 1, (Object) null);
    }
    MethodType withoutSite =
        type.dropParameterTypes(type.parameterCount() - 1, type.parameterCount());
    hasNews = hasNews.asType(withoutSite.changeReturnType(boolean.class));
    MethodHandle chosen =
        MethodHandles.guardWithTest(
            MethodHandles.dropArguments(hasNews, 0, value),
            MethodHandles.dropArguments(step, 0, value),
            MethodHandles.dropArguments(MethodHandles.identity(value), 1, type.parameterList()));
    return MethodHandles.foldArguments(chosen, invoker);
  }

  private static MethodHandle handle(String name, MethodType type) {
    try {
      return OWN.findStatic(VarHandleCalls.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /** Whether a read that has been made has to be made again. */
  @SuppressWarnings("UnusedMethod") // called by handle
  private static boolean hasNews(
      Mode mode, Place place, VarHandle handle, @Nullable Object object) {
    return place.of(handle).isNews(object, mode.acquires, ThreadState.current());
  }

  /** One access: the handle, its coordinates, the values, and the site. */
  @SuppressWarnings("UnusedMethod") // called by handle
  private static Object access(Mode mode, Place known, MethodHandle real, Object[] all)
      throws Throwable {
    Object[] arguments = java.util.Arrays.copyOf(all, all.length - 1);
    int site = (Integer) all[all.length - 1];
    VarHandle handle = (VarHandle) Objects.requireNonNull(arguments[0]);
    int coordinates = handle.coordinateTypes().size();
    Object object = coordinates > 0 ? arguments[1] : null;
    if (coordinates > 0 && object == null) {
      return (Object) real.invokeExact(arguments); // which throws
    }
    long index = coordinates > 1 && arguments[2] instanceof Number at ? at.longValue() : -1;
    HandlePlace place = known.of(handle);
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

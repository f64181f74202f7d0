package dev.dure.race.instrument;

import dev.dure.race.runtime.model.MethodsOf;
import dev.dure.race.runtime.model.StaticsOf;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Which calls of JDK methods are replaced, and by what. The table is what the model classes say by
 * the signatures of their public methods: see the package {@code dev.dure.race.runtime.model}.
 */
public final class CallModels {

  /** A static method that is called instead; it takes the receiver first and the site last. */
  public record Replacement(String owner, String name, String descriptor) {}

  /**
   * One replaced method.
   *
   * @param owner internal name of the class or interface that declares it
   */
  record Entry(
      String owner, String name, String descriptor, boolean isStatic, Replacement replacement) {}

  /** The model classes, without the {@code Model} at the end of their names. */
  private static final String MODELS =
      """
      Object Thread ThreadStatics Lock Condition StampedLock AbstractQueuedSynchronizer
      AtomicInteger AtomicLong AtomicBoolean AtomicReference
      AtomicIntegerArray AtomicLongArray AtomicReferenceArray
      AtomicIntegerFieldUpdater AtomicLongFieldUpdater AtomicReferenceFieldUpdater
      AtomicStampedReference AtomicMarkableReference
      LongAdder DoubleAdder LongAccumulator DoubleAccumulator
      Map SortedMap NavigableMap Collection List ArrayList Queue Deque SortedSet NavigableSet
      Iterable Iterator ListIterator BitSet StringBuilder DateFormat
      Lookup Fence UnsafeAccess UnsafeUpdate UnsafeFence System
      ArraysFill ArraysRead ArraysSort ArraysSet
      """;

  private static final String PACKAGE = "dev.dure.race.runtime.model.";
  private static final String OBJECT = "java/lang/Object";

  private static final String HANDLE = "java/lang/invoke/VarHandle";

  private static final Set<String> ACCESSES =
      Arrays.stream(VarHandle.AccessMode.values())
          .map(VarHandle.AccessMode::methodName)
          .collect(Collectors.toUnmodifiableSet());

  private static final Handle BOOTSTRAP =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "dev/dure/race/runtime/model/VarHandleCalls",
          "bootstrap",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  /** Of arrays, whose class has no name of its own. */
  private static final Replacement CLONE =
      new Replacement(
          "dev/dure/race/runtime/model/ArrayCalls",
          "clone",
          "(Ljava/lang/Object;I)Ljava/lang/Object;");

  private static final Map<String, List<Entry>> BY_NAME = new HashMap<>();

  static {
    for (String name : MODELS.strip().split("\\s+", -1)) {
      for (Entry entry : entries(PACKAGE + name + "Model")) {
        BY_NAME.computeIfAbsent(entry.name(), k -> new ArrayList<>()).add(entry);
      }
    }
  }

  private CallModels() {}

  /**
   * The replacement for a call, or null.
   *
   * @param opcode of the call; {@code invokespecial} is never replaced
   * @param owner internal name of the class that the call names, or descriptor of an array
   */
  public static @Nullable Replacement find(
      int opcode, String owner, String name, String descriptor, ClassHierarchy hierarchy) {
    if (opcode == Opcodes.INVOKESPECIAL) {
      return null;
    }
    if (owner.charAt(0) == '[' && name.equals(CLONE.name())) {
      return CLONE;
    }
    List<Entry> entries = BY_NAME.get(name);
    if (entries == null) {
      return null;
    }
    boolean isStatic = opcode == Opcodes.INVOKESTATIC;
    for (Entry entry : entries) {
      if (entry.isStatic() == isStatic
          && entry.descriptor().equals(descriptor)
          && isKind(owner, entry.owner(), hierarchy)) {
        return entry.replacement();
      }
    }
    return null;
  }

  /**
   * What links the {@code invokedynamic} that is to be made of a call of an access method of {@code
   * VarHandle}, or null if the call is none: with the same name, and a descriptor of which {@link
   * #handleDescriptor} says what it is.
   */
  public static @Nullable Handle handleBootstrap(int opcode, String owner, String name) {
    boolean isAccess =
        opcode == Opcodes.INVOKEVIRTUAL && owner.equals(HANDLE) && ACCESSES.contains(name);
    return isAccess ? BOOTSTRAP : null;
  }

  /** The handle first, the arguments of the call, the site last. */
  public static String handleDescriptor(String descriptor) {
    return "(L" + HANDLE + ";" + descriptor.substring(1).replace(")", "I)");
  }

  private static boolean isKind(String owner, String of, ClassHierarchy hierarchy) {
    if (owner.equals(of)) {
      return true;
    }
    if (of.equals(OBJECT)) {
      return true;
    }
    return owner.charAt(0) != '[' && hierarchy.isSubclass(owner, of);
  }

  /** All replaced methods. */
  static List<Entry> all() {
    return BY_NAME.values().stream().flatMap(List::stream).toList();
  }

  private static List<Entry> entries(String className) {
    Class<?> model;
    try {
      model = Class.forName(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(className, e);
    }
    List<Entry> entries = new ArrayList<>();
    for (Method method : model.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
        entries.add(entry(method));
      }
    }
    return entries;
  }

  private static Entry entry(Method method) {
    StaticsOf statics = method.getDeclaringClass().getAnnotation(StaticsOf.class);
    MethodsOf unnamed = method.getDeclaringClass().getAnnotation(MethodsOf.class);
    Type[] types = Type.getArgumentTypes(method);
    int first = statics == null ? 1 : 0;
    Type[] parameters = new Type[types.length - first - 1];
    System.arraycopy(types, first, parameters, 0, parameters.length);
    return new Entry(
        unnamed != null
            ? unnamed.value()
            : statics != null ? Type.getInternalName(statics.value()) : types[0].getInternalName(),
        method.getName(),
        Type.getMethodDescriptor(Type.getReturnType(method), parameters),
        statics != null,
        new Replacement(
            Type.getInternalName(method.getDeclaringClass()),
            method.getName(),
            Type.getMethodDescriptor(method)));
  }
}

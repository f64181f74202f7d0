package dev.dure.race.instrument;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

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

  private static final String OBJECT = "java/lang/Object";

  private static final String HANDLE = "java/lang/invoke/VarHandle";

  private static final Set<String> ACCESSES = new HashSet<>();

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
    for (VarHandle.AccessMode mode : VarHandle.AccessMode.values()) {
      ACCESSES.add(mode.methodName());
    }
    List<String> names = new ArrayList<>();
    for (var words = new StringTokenizer(MODELS); words.hasMoreTokens(); ) {
      names.add(words.nextToken() + "Model");
    }
    for (ModelClass model : ModelClass.read(names)) {
      for (ModelClass.Signature method : model.methods) {
        BY_NAME.computeIfAbsent(method.name(), k -> new ArrayList<>(2)).add(entry(model, method));
      }
    }
  }

  private CallModels() {}

  /** Whether a method of this name has a model, in whatever class. */
  static boolean isModelled(String name) {
    return BY_NAME.containsKey(name);
  }

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

  private static Entry entry(ModelClass model, ModelClass.Signature method) {
    String descriptor = method.descriptor();
    String owner = model.standsFor;
    int afterReceiver = 1;
    if (!model.isOfStatics) {
      afterReceiver = descriptor.indexOf(';') + 1;
      owner = owner == null ? descriptor.substring(2, afterReceiver - 1) : owner;
    }
    if (owner == null || !descriptor.startsWith("I)", descriptor.indexOf(')') - 1)) {
      throw new IllegalStateException(model.name + "." + method.name() + descriptor);
    }
    int site = descriptor.indexOf(')') - 1; // the last parameter
    return new Entry(
        owner,
        method.name(),
        "(" + descriptor.substring(afterReceiver, site) + descriptor.substring(site + 1),
        model.isOfStatics,
        new Replacement(model.name, method.name(), descriptor));
  }
}

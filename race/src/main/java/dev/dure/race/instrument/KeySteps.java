package dev.dure.race.instrument;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which calls look at what a map has for a key, or whether a collection has an element, and which
 * change that whatever it has become meanwhile. {@code putIfAbsent}, {@code merge} and their like
 * do neither: they see for themselves. Nor does a change whose result is used: the caller sees what
 * it has replaced.
 *
 * <p>The receiver may be of any class below the one that the call names; what it is, is seen at run
 * time. A class that is named and is not made for several threads costs nothing.
 */
final class KeySteps {

  private static final String MAP = "java/util/Map";
  private static final String COLLECTION = "java/util/Collection";
  private static final String CONCURRENT = "java/util/concurrent/";

  private static final Set<String> MAPS =
      Set.of(
          MAP,
          "java/util/AbstractMap",
          "java/util/SortedMap",
          "java/util/NavigableMap",
          "java/util/Hashtable",
          CONCURRENT + "ConcurrentMap",
          CONCURRENT + "ConcurrentNavigableMap",
          CONCURRENT + "ConcurrentHashMap",
          CONCURRENT + "ConcurrentSkipListMap",
          "dev/dure/SharedMap");

  private static final Set<String> LISTS =
      Set.of(
          "java/util/List",
          "java/util/Vector",
          "java/util/Stack",
          CONCURRENT + "CopyOnWriteArrayList");

  private static final Set<String> OTHER_COLLECTIONS =
      Set.of(
          COLLECTION,
          "java/util/Set",
          "java/util/SortedSet",
          "java/util/NavigableSet",
          CONCURRENT + "CopyOnWriteArraySet",
          CONCURRENT + "ConcurrentSkipListSet",
          CONCURRENT + "ConcurrentHashMap$KeySetView");

  private KeySteps() {}

  /** The kind of what a call looks at, or null; see {@link StepKinds#look}. */
  static @Nullable String look(MethodInsnNode call) {
    return switch (call.name) {
      case "get", "containsKey" -> isOfKey(call) ? kind(call, MAP) : null;
      case "getOrDefault" -> kind(call, MAP);
      case "contains" -> isOfKey(call) ? kind(call, COLLECTION) : null;
      default -> null;
    };
  }

  /** The kind of what a call changes, or null. */
  static @Nullable String act(MethodInsnNode call) {
    String kind =
        switch (call.name) {
          case "put" -> kind(call, MAP);
          case "replace" -> Type.getArgumentCount(call.desc) == 2 ? kind(call, MAP) : null;
          case "add" -> isOfKey(call) ? kind(call, COLLECTION) : null;
          case "remove" -> {
            String ofMap = isOfKey(call) ? kind(call, MAP) : null;
            yield ofMap != null ? ofMap : isOfKey(call) ? kind(call, COLLECTION) : null;
          }
          default -> null;
        };
    return kind != null && StepKinds.isDropped(call) ? kind : null;
  }

  /** Whether a call is of such a class. */
  static boolean isOf(MethodInsnNode call) {
    return kind(call, MAP) != null || kind(call, COLLECTION) != null;
  }

  /** Whether an act that is made twice comes to the same. */
  static boolean isStore(MethodInsnNode act) {
    return !(act.name.equals("add") && LISTS.contains(act.owner));
  }

  private static @Nullable String kind(MethodInsnNode call, String wanted) {
    if (call.getOpcode() == Opcodes.INVOKESPECIAL || call.getOpcode() == Opcodes.INVOKESTATIC) {
      return null;
    }
    boolean fits =
        wanted.equals(MAP)
            ? MAPS.contains(call.owner)
            : LISTS.contains(call.owner) || OTHER_COLLECTIONS.contains(call.owner);
    return fits ? wanted : null;
  }

  private static boolean isOfKey(MethodInsnNode call) {
    return call.desc.startsWith("(Ljava/lang/Object;)");
  }
}

package dev.dure.race.instrument;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which calls look at a value of Dure's, or at an element of one of its arrays, and which change it
 * whatever it has become meanwhile; and what is told of all that change it. {@code update} and its
 * like do neither: they see for themselves. Whoever has no value but by another name or range of
 * it, or changes many elements at once, is not seen; then a violation may go untold.
 */
final class SharedSteps {

  private static final String PREFIX = "dev/dure/Shared";
  private static final String WATCH = "SharedValueWatch";
  private static final String OBJECT = "Ljava/lang/Object;";

  private static final Set<String> TYPES =
      Set.of("Boolean", "Byte", "Int", "Long", "Float", "Double");

  private static final Set<String> LOOKS = Set.of("get", "getAcquire", "getOpaque", "getPlain");

  private static final Set<String> STORES = Set.of("set", "setRelease", "setOpaque", "setPlain");

  private static final Set<String> OTHER_ACTS =
      Set.of("getAndSet", "getAndAdd", "increment", "toggle");

  private SharedSteps() {}

  /** Whether a call is of such a value or array. */
  static boolean isOf(MethodInsnNode call) {
    return call.getOpcode() == Opcodes.INVOKEINTERFACE && isOf(call.owner);
  }

  private static boolean isOf(String owner) {
    return owner.startsWith(PREFIX) && TYPES.contains(type(owner));
  }

  private static String type(String owner) {
    return owner.substring(PREFIX.length(), owner.length() - (isArray(owner) ? 5 : 0));
  }

  /** Whether a call is of an array. */
  static boolean isElement(MethodInsnNode call) {
    return isOf(call) && isArray(call.owner);
  }

  private static boolean isArray(String owner) {
    return owner.endsWith("Array");
  }

  /** The kind of what a call looks at, or null; see {@link StepKinds#look}. */
  static @Nullable String look(MethodInsnNode call) {
    return isOf(call) && LOOKS.contains(call.name) ? call.owner : null;
  }

  /** The kind of what a call changes, or null. */
  static @Nullable String act(MethodInsnNode call) {
    boolean acts = STORES.contains(call.name) || OTHER_ACTS.contains(call.name);
    return isOf(call) && acts ? call.owner : null;
  }

  /**
   * What is told of a call. Only of those that a space implements: the others are made of them, and
   * what they call is seen.
   */
  static List<Watch> watches(String owner, String name, String descriptor) {
    if (!isOf(owner)) {
      return List.of();
    }
    boolean isArray = isArray(owner);
    boolean adds = name.equals("getAndAdd") && !isFloating(owner);
    Watch changing =
        Watch.after(
                WATCH, "changing", isArray ? OBJECT + "I" : OBJECT, 0, isArray ? 1 : 0, Watch.NONE)
            .before();
    if (adds || name.equals("getAndSet") || STORES.contains(name)) {
      return List.of(changing, Watch.after(WATCH, "changed", OBJECT, 0, 0, Watch.NONE));
    }
    Type result = Type.getReturnType(descriptor);
    if (name.equals("compareAndExchange")) {
      String parameters = OBJECT + result.getDescriptor();
      int expected = isArray ? 1 : 0;
      return List.of(
          changing,
          Watch.after(WATCH, "exchanged", parameters, expected, 1, Watch.NONE).withResult(result));
    }
    if (name.equals("compareAndSet") && type(owner).equals("Boolean")) {
      return List.of(
          changing, Watch.after(WATCH, "exchanged", OBJECT, 0, 0, Watch.NONE).withResult(result));
    }
    return List.of();
  }

  private static boolean isFloating(String owner) {
    return type(owner).equals("Float") || type(owner).equals("Double");
  }
}

package dev.dure.race.instrument;

import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls that cannot lead to instrumented code, so that nobody needs to know of them. */
final class Leaves {

  private static final Set<String> OWNERS =
      Set.of(
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/StringBuffer",
          "java/lang/Math",
          "java/lang/StrictMath",
          "java/lang/Character",
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Short",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double",
          "java/lang/Enum",
          "java/lang/Record",
          "java/nio/Buffer",
          "java/nio/ByteBuffer",
          "java/nio/ShortBuffer",
          "java/nio/IntBuffer",
          "java/nio/LongBuffer",
          "java/nio/FloatBuffer",
          "java/nio/DoubleBuffer",
          "java/util/Objects");

  /** Types of which an argument has no method of the program's that could be called. */
  private static final Set<String> CLOSED =
      Set.of(
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/StringBuffer",
          "java/lang/Character",
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Short",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double",
          "java/lang/Class");

  private Leaves() {}

  static boolean isLeaf(MethodInsnNode call) {
    if (call.owner.charAt(0) == '[') {
      return true;
    }
    return switch (call.owner) {
      case "java/lang/Object" ->
          call.name.equals("<init>")
              || call.name.equals("getClass")
              || call.name.startsWith("notify");
      case "java/lang/System" ->
          call.name.endsWith("Time") // nanoTime
              || call.name.equals("currentTimeMillis")
              || call.name.equals("arraycopy")
              || call.name.equals("identityHashCode");
      case "java/lang/foreign/MemorySegment" -> call.name.matches("(get|set)(AtIndex)?");
      case "java/util/Objects" -> call.name.equals("requireNonNull") && hasClosedArguments(call);
      default ->
          OWNERS.contains(call.owner) && (hasClosedArguments(call) || call.name.equals("equals"));
    };
  }

  private static boolean hasClosedArguments(MethodInsnNode call) {
    Type[] arguments = Type.getArgumentTypes(call.desc);
    // The first one of Objects.requireNonNull is only looked at, and a message may be a Supplier.
    int from = call.owner.equals("java/util/Objects") ? 1 : 0;
    for (int i = from; i < arguments.length; i++) {
      if (!isClosed(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lambdas only hold what they are given; strings are put together from parts that may be
   * anything.
   */
  static boolean isLeaf(InvokeDynamicInsnNode call) {
    return switch (call.bsm.getOwner()) {
      case "java/lang/invoke/LambdaMetafactory" -> true;
      case "java/lang/invoke/StringConcatFactory" -> {
        for (Type argument : Type.getArgumentTypes(call.desc)) {
          if (!isClosed(argument)) {
            yield false;
          }
        }
        yield true;
      }
      default -> false;
    };
  }

  private static boolean isClosed(Type type) {
    return switch (type.getSort()) {
      case Type.OBJECT -> CLOSED.contains(type.getInternalName());
      case Type.ARRAY -> type.getElementType().getSort() != Type.OBJECT;
      default -> true;
    };
  }
}

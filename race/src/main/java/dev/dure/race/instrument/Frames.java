package dev.dure.race.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/** The stack map frames of a method that gets locals after its own. */
final class Frames {

  private Frames() {}

  /**
   * Lets each frame say what is in the locals from {@code first} on.
   *
   * @param types one for each local; {@link Opcodes#TOP} where there is none
   */
  static void append(MethodNode method, int first, Object... types) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        List<Object> locals = new ArrayList<>(frame.local);
        for (int size = size(locals); size < first; size++) {
          locals.add(Opcodes.TOP);
        }
        locals.addAll(Arrays.asList(types));
        frame.local = locals;
      }
    }
  }

  private static int size(List<Object> locals) {
    int size = 0;
    for (Object local : locals) {
      size += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
    }
    return size;
  }

  /** At the begin of a handler: nothing is known of the locals, unless {@link #append} tells it. */
  static FrameNode ofHandler() {
    return new FrameNode(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
  }

  /** How a frame says that a local has a type. */
  static Object typeOf(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.ARRAY, Type.OBJECT -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }
}

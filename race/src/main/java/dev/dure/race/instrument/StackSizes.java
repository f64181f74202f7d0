package dev.dure.race.instrument;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** How many slots of the stack the result of an instruction takes (JVMS 6.5). */
final class StackSizes {

  private StackSizes() {}

  /** Of a field that is read, a call (0 if it returns nothing), or a constant. */
  static int size(AbstractInsnNode insn) {
    if (insn instanceof FieldInsnNode field) {
      return Type.getType(field.desc).getSize();
    }
    if (insn instanceof MethodInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    }
    if (insn instanceof InvokeDynamicInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    }
    if (insn instanceof LdcInsnNode constant) {
      Object value = constant.cst;
      if (value instanceof ConstantDynamic dynamic) {
        return dynamic.getSize();
      }
      return value instanceof Long || value instanceof Double ? 2 : 1;
    }
    return 1;
  }

  /** Whether an instruction with two operands has a long or a double as its result. */
  static boolean isTwoSlots(int opcode) {
    return switch (opcode) {
      case Opcodes.LALOAD,
          Opcodes.DALOAD,
          Opcodes.LADD,
          Opcodes.DADD,
          Opcodes.LSUB,
          Opcodes.DSUB,
          Opcodes.LMUL,
          Opcodes.DMUL,
          Opcodes.LDIV,
          Opcodes.DDIV,
          Opcodes.LREM,
          Opcodes.DREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR ->
          true;
      default -> false;
    };
  }
}

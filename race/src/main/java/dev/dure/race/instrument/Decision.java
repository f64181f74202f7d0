package dev.dure.race.instrument;

import dev.dure.race.runtime.StepPlans.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * A jump, on which looks its outcome depends, and whether it is the same for all threads.
 *
 * @param isConstant whether it depends on nothing at all
 * @param isNullTest whether a reference is compared with null
 */
record Decision(
    int at, Set<AbstractInsnNode> looks, Guard guard, boolean isConstant, boolean isNullTest) {

  /** Whether it only asks if a look has found something. */
  boolean isOfPresence(AbstractInsnNode look) {
    return isNullTest || (look instanceof MethodInsnNode call && call.desc.endsWith(")Z"));
  }

  /** All of a method. */
  static List<Decision> all(
      MethodNode method, Frame<Dependences.Made>[] frames, Dependences interpreter) {
    List<Decision> found = new ArrayList<>();
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      int operands = Dependences.operandsOfJump(insn.getOpcode());
      boolean jumps =
          insn instanceof JumpInsnNode
              || insn instanceof TableSwitchInsnNode
              || insn instanceof LookupSwitchInsnNode;
      Frame<Dependences.Made> frame = frames[i];
      if (frame != null && jumps && operands > 0) {
        Dependences.Made tested = frame.getStack(frame.getStackSize() - 1);
        if (operands == 2) {
          tested = tested.with(frame.getStack(frame.getStackSize() - 2));
        }
        Set<AbstractInsnNode> all = interpreter.looksOf(tested);
        int opcode = insn.getOpcode();
        boolean isConstant = all.isEmpty() && tested.rest() == Dependences.Rest.NOTHING;
        boolean isNullTest = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
        found.add(new Decision(i, all, guard(opcode, tested), isConstant, isNullTest));
      }
    }
    return found;
  }

  /** By which of two numbers is larger threads decide alike, mostly; not by whose turn it is. */
  private static Guard guard(int opcode, Dependences.Made tested) {
    boolean byOrder =
        (opcode >= Opcodes.IFLT && opcode <= Opcodes.IFLE)
            || (opcode >= Opcodes.IF_ICMPLT && opcode <= Opcodes.IF_ICMPLE);
    return switch (tested.rest()) {
      case NOTHING -> Guard.SAME;
      case OF_THIS -> Guard.SAME_OBJECT;
      case OTHER -> byOrder ? Guard.SAME : Guard.UNKNOWN;
    };
  }
}

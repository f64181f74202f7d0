package dev.dure.race.instrument;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds where a lock is taken that the same call of the method has made, and that never leaves it:
 * plain objects, arrays and {@code ReentrantLock}s. A lock leaves a method as an array does, but
 * not by being taken or given back.
 */
final class PrivateLocks extends PrivateArrays {

  private static final String LOCK = "java/util/concurrent/locks/ReentrantLock";

  private static final Set<String> OWN_METHODS =
      Set.of("<init>", "lock", "lockInterruptibly", "tryLock", "unlock", "isHeldByCurrentThread");

  private PrivateLocks() {}

  /** The instructions that take one. */
  static Set<AbstractInsnNode> taken(String owner, MethodNode method) {
    if (!mayTakeOne(method)) {
      return Set.of();
    }
    PrivateLocks interpreter = new PrivateLocks();
    @Nullable Frame<Origin>[] frames = interpreter.frames(owner, method);
    Set<AbstractInsnNode> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      Frame<Origin> frame = frames[i];
      if (frame != null
          && LockFields.isTaking(insn)
          && interpreter.isPrivate(frame.getStack(frame.getStackSize() - 1))) {
        taken.add(insn);
      }
    }
    return taken;
  }

  private static boolean mayTakeOne(MethodNode method) {
    boolean makes = false;
    boolean takes = false;
    for (AbstractInsnNode insn : method.instructions) {
      makes |= isMaker(insn) || isArrayMaker(insn.getOpcode());
      takes |= LockFields.isTaking(insn);
    }
    return makes && takes;
  }

  private static boolean isMaker(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.NEW
        && (((TypeInsnNode) insn).desc.equals("java/lang/Object")
            || ((TypeInsnNode) insn).desc.equals(LOCK));
  }

  @Override
  public Origin newOperation(AbstractInsnNode insn) {
    return isMaker(insn) ? new Origin(1, Set.of(insn), false) : super.newOperation(insn);
  }

  @Override
  public Origin naryOperation(AbstractInsnNode insn, List<? extends Origin> values) {
    boolean keeps =
        insn instanceof MethodInsnNode call
            && call.getOpcode() != Opcodes.INVOKESTATIC
            && OWN_METHODS.contains(call.name);
    return super.naryOperation(insn, keeps ? values.subList(1, values.size()) : values);
  }
}

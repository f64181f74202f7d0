package dev.dure.race.instrument;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds where a lock is taken straight from a field that is not final: {@code synchronized (field)}
 * and {@code field.lock()}. Nothing can jump in between.
 */
final class LockFields {

  private static final String LOCKS = "java/util/concurrent/locks/";

  private LockFields() {}

  /** Whether an instruction takes what is on top of the stack, as a lock. */
  static boolean isTaking(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.MONITORENTER
        || (insn instanceof MethodInsnNode call
            && (call.name.equals("lock") || call.name.equals("lockInterruptibly"))
            && call.desc.equals("()V")
            && (call.owner.equals(LOCKS + "Lock") || call.owner.equals(LOCKS + "ReentrantLock")));
  }

  /** The instructions that take one, by those that read the field. */
  static IdentityHashMap<AbstractInsnNode, AbstractInsnNode> taken(
      Weaving weaving, MethodNode method) {
    IdentityHashMap<AbstractInsnNode, AbstractInsnNode> taken = new IdentityHashMap<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FieldInsnNode field) {
        AbstractInsnNode at = next(insn);
        if (at != null && at.getOpcode() == Opcodes.DUP) {
          AbstractInsnNode store = next(at);
          at = store != null && store.getOpcode() == Opcodes.ASTORE ? next(store) : null;
        }
        if (at != null && isTaking(at) && isReadOfVariable(weaving, field)) {
          taken.put(insn, at);
        }
      }
    }
    return taken;
  }

  private static boolean isReadOfVariable(Weaving weaving, FieldInsnNode insn) {
    boolean isStatic = insn.getOpcode() == Opcodes.GETSTATIC;
    if (!isStatic && insn.getOpcode() != Opcodes.GETFIELD) {
      return false;
    }
    Classes.Found found = weaving.classes.field(insn.owner, insn.name, insn.desc);
    return found != null
        && !found.field().isFinal()
        && found.field().isStatic() == isStatic
        && (!isStatic || found.declaring().name.equals(weaving.own.name)); // which can be named
  }

  /** The next instruction that does something, if nothing can jump to it. */
  private static @Nullable AbstractInsnNode next(AbstractInsnNode insn) {
    AbstractInsnNode at = insn.getNext();
    while (at instanceof LabelNode || at instanceof LineNumberNode) {
      at = at.getNext();
    }
    return at != null && at.getOpcode() >= 0 ? at : null;
  }
}

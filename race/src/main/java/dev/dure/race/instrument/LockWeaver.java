package dev.dure.race.instrument;

import dev.dure.race.runtime.Fields;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/**
 * Tells, after a lock was taken, that it is one of the call's own, or from which field it is; see
 * {@code dev.dure.race.runtime.CallLocks} and {@code FieldLocks}.
 */
final class LockWeaver {

  private static final String PACKAGE = "dev/dure/race/runtime/";
  private static final String OBJECT = "Ljava/lang/Object;";

  private final Weaving weaving;
  private final Set<AbstractInsnNode> own;
  private final IdentityHashMap<AbstractInsnNode, AbstractInsnNode> reads;

  /** The fields of the locks, by what takes them. */
  private final IdentityHashMap<AbstractInsnNode, FieldInsnNode> fields = new IdentityHashMap<>();

  LockWeaver(Weaving weaving) {
    this.weaving = weaving;
    own = PrivateLocks.taken(weaving.own.name, weaving.method);
    reads = LockFields.taken(weaving, weaving.method);
    reads.forEach((read, taken) -> fields.put(taken, (FieldInsnNode) read));
  }

  /**
   * Before anything else is put round an instruction. The owner of a field and the lock stay on the
   * stack until the lock is taken.
   */
  void weave(AbstractInsnNode insn) {
    if (reads.containsKey(insn)) {
      Code owner = new Code();
      if (insn.getOpcode() == Opcodes.GETSTATIC) {
        owner.pushClass(weaving.own);
      } else {
        owner.op(Opcodes.DUP);
      }
      weaving.insertBefore(insn, owner);
      weaving.insertAfter(insn, new Code().op(Opcodes.DUP));
    } else if (fields.containsKey(insn)) {
      weaving.insertAfter(
          insn,
          new Code()
              .local(Opcodes.ALOAD, weaving.thread())
              .push(number(insn))
              .call(
                  PACKAGE + "FieldLocks",
                  "taken",
                  "(" + OBJECT + OBJECT + Engine.THREAD_TYPE + "I)V"));
    } else if (own.contains(insn)) {
      weaving.insertAfter(
          insn,
          new Code()
              .local(Opcodes.ALOAD, weaving.thread())
              .call(PACKAGE + "CallLocks", "taken", "(" + Engine.THREAD_TYPE + ")V"));
    }
  }

  private int number(AbstractInsnNode taken) {
    FieldInsnNode field = Objects.requireNonNull(fields.get(taken));
    Classes.Found found = weaving.classes.field(field.owner, field.name, field.desc);
    if (found == null) {
      throw new IllegalStateException("a lock in an unknown field " + field.name);
    }
    return Fields.add(found.declaring().javaName, field.name, found.field().isStatic());
  }
}

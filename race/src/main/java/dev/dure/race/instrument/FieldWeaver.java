package dev.dure.race.instrument;

import dev.dure.race.instrument.Weaving.Level;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** Tells of accesses to fields, through the accessors of the class that declares them. */
final class FieldWeaver {

  private final Weaving weaving;
  private final Set<AbstractInsnNode> uninitialized;

  FieldWeaver(Weaving weaving) {
    this.weaving = weaving;
    this.uninitialized = Uninitialized.writes(weaving.method);
  }

  void weave(FieldInsnNode insn) {
    int opcode = insn.getOpcode();
    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
    boolean write = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
    Classes.Found found = weaving.classes.field(insn.owner, insn.name, insn.desc);
    if (found == null
        || !found.declaring().isInstrumented
        || found.field().isStatic() != isStatic
        || uninitialized.contains(insn)) {
      return;
    }
    if (!found.field().isFollowed()) {
      if (isStatic && !write && found.field().isFinal() && found.field().isReference()) {
        learnInitialization(insn, found.declaring());
      }
      return;
    }
    String accessor = Engine.accessor(insn.name, write);
    String descriptor = Accessors.descriptor(found.declaring(), found.field(), write);
    if (found.field().isVolatile()) {
      weaveVolatile(insn, accessor, descriptor);
    } else if (weaving.level != Level.ORDER_ONLY) {
      Code before = new Code();
      if (!isStatic) {
        copyOwner(before, insn, write);
      }
      before.local(Opcodes.ALOAD, weaving.thread()).push(weaving.site());
      weaving.insertBefore(insn, before.call(insn.owner, accessor, descriptor));
    }
  }

  private static void copyOwner(Code before, FieldInsnNode insn, boolean write) {
    if (!write) {
      before.op(Opcodes.DUP);
    } else if (Type.getType(insn.desc).getSize() == 1) {
      before.op(Opcodes.DUP2, Opcodes.POP);
    } else {
      before.op(Opcodes.DUP2_X1, Opcodes.POP2, Opcodes.DUP_X2);
    }
  }

  /** The accessor makes the access; who reads from null is told so by the program's instruction. */
  private void weaveVolatile(FieldInsnNode insn, String accessor, String descriptor) {
    Code instead = new Code();
    if (insn.getOpcode() == Opcodes.GETFIELD) {
      instead
          .op(Opcodes.DUP)
          .field(Opcodes.GETFIELD, insn.owner, insn.name, insn.desc)
          .op(Type.getType(insn.desc).getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
    }
    instead.local(Opcodes.ALOAD, weaving.thread()).call(insn.owner, accessor, descriptor);
    weaving.insertBefore(insn, instead);
    weaving.code.remove(insn);
  }

  /** A final field has no accessor, but its class has been initialized before it can be read. */
  private void learnInitialization(FieldInsnNode insn, ClassInfo declaring) {
    boolean isLearntAtBegin =
        declaring == weaving.own && (weaving.isUseOfClass() || weaving.isInitializer());
    if (declaring.tellsInitialization() && !isLearntAtBegin && weaving.sees(declaring)) {
      Code before = new Code().local(Opcodes.ALOAD, weaving.thread());
      before.call(
          declaring.name,
          Engine.INITIALIZED,
          "(" + Engine.THREAD_TYPE + ")V",
          declaring.isInterface());
      weaving.insertBefore(insn, before);
    }
  }
}

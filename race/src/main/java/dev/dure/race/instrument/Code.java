package dev.dure.race.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A piece of code that is put together. */
final class Code {

  private final InsnList list = new InsnList();

  InsnList list() {
    return list;
  }

  Code add(AbstractInsnNode node) {
    list.add(node);
    return this;
  }

  Code op(int... opcodes) {
    for (int opcode : opcodes) {
      list.add(new InsnNode(opcode));
    }
    return this;
  }

  /** A load or a store. */
  Code local(int opcode, int index) {
    return add(new VarInsnNode(opcode, index));
  }

  Code push(int value) {
    if (value >= -1 && value <= 5) {
      return op(Opcodes.ICONST_0 + value);
    }
    if (value == (byte) value) {
      return add(new IntInsnNode(Opcodes.BIPUSH, value));
    }
    return add(
        value == (short) value ? new IntInsnNode(Opcodes.SIPUSH, value) : new LdcInsnNode(value));
  }

  /** The class that the code is in; before Java 5 there was no constant for it. */
  Code pushClass(ClassInfo own) {
    if (own.version >= Opcodes.V1_5) {
      return add(new LdcInsnNode(Type.getObjectType(own.name)));
    }
    return add(new LdcInsnNode(own.javaName))
        .call("java/lang/Class", "forName", "(Ljava/lang/String;)Ljava/lang/Class;");
  }

  Code field(int opcode, String owner, String name, String descriptor) {
    return add(new FieldInsnNode(opcode, owner, name, descriptor));
  }

  Code call(String owner, String name, String descriptor) {
    return call(owner, name, descriptor, false);
  }

  Code callVirtual(String owner, String name, String descriptor) {
    return add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false));
  }

  Code call(String owner, String name, String descriptor, boolean ofInterface) {
    return add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, ofInterface));
  }
}

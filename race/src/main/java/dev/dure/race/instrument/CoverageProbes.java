package dev.dure.race.instrument;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The writes by which JaCoCo notes that a place was reached, if its agent came first: to an array
 * that all threads share and that nothing guards, always of the same value. They are not the
 * program's.
 */
final class CoverageProbes {

  private static final String PREFIX = "$jacoco";

  private CoverageProbes() {}

  /** Each {@code probes[NUMBER] = true} of a method that is not instrumented yet. */
  static Set<AbstractInsnNode> of(MethodNode method) {
    Set<AbstractInsnNode> probes = new HashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (isProbe(insn)) {
        probes.add(insn);
      }
    }
    return probes;
  }

  private static boolean isProbe(AbstractInsnNode store) {
    AbstractInsnNode value = store.getPrevious();
    if (store.getOpcode() != Opcodes.BASTORE
        || value == null
        || value.getOpcode() != Opcodes.ICONST_1) {
      return false;
    }
    AbstractInsnNode number = value.getPrevious();
    AbstractInsnNode array = number == null ? null : number.getPrevious();
    return array instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && isProbes(load);
  }

  /** Whether what was last stored in a local, in the order of the code, are the probes. */
  private static boolean isProbes(VarInsnNode load) {
    for (AbstractInsnNode insn = load; insn != null; insn = insn.getPrevious()) {
      if (insn instanceof VarInsnNode store
          && store.getOpcode() == Opcodes.ASTORE
          && store.var == load.var) {
        return givesProbes(store.getPrevious());
      }
    }
    return false;
  }

  private static boolean givesProbes(@Nullable AbstractInsnNode last) {
    // A dynamic constant is an Object first.
    AbstractInsnNode insn =
        last != null && last.getOpcode() == Opcodes.CHECKCAST ? last.getPrevious() : last;
    return (insn instanceof MethodInsnNode call && call.name.startsWith(PREFIX))
        || (insn instanceof LdcInsnNode constant
            && constant.cst instanceof ConstantDynamic probes
            && probes.getName().startsWith(PREFIX));
  }
}

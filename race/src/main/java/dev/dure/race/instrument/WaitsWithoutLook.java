package dev.dure.race.instrument;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Waits of a method, without a limit, that nothing decides upon once the lock is taken: whether
 * there is something to wait for was asked before the lock was taken, or not at all. What a caller
 * has asked under the same lock is seen at run time, for then the lock is held twice.
 */
final class WaitsWithoutLook {

  private WaitsWithoutLook() {}

  /** Those of a method that is not instrumented yet. */
  static Set<AbstractInsnNode> of(MethodNode method) {
    Set<AbstractInsnNode> found = Set.of();
    UnderLock underLock = null;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && isWait(call)) {
        underLock = underLock != null ? underLock : new UnderLock(method, new Flow(method));
        if (underLock.isUnasked(method.instructions.indexOf(insn))) {
          found = found.isEmpty() ? new HashSet<>() : found;
          found.add(insn);
        }
      }
    }
    return found;
  }

  private static boolean isWait(MethodInsnNode call) {
    return call.desc.equals("()V")
        && (call.name.equals("wait")
            || call.name.equals("await")
            || call.name.equals("awaitUninterruptibly"));
  }
}

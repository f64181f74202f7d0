package dev.dure.race.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where a method gives locks back and takes locks again; which ones is seen at run time. */
final class LockGaps {

  private final List<Integer> acquires = new ArrayList<>();
  private final List<Integer> releases = new ArrayList<>();

  LockGaps(MethodNode method) {
    for (int at = 0; at < method.instructions.size(); at++) {
      AbstractInsnNode insn = method.instructions.get(at);
      String name = insn instanceof MethodInsnNode call ? call.name : "";
      switch (name) {
        case "lock", "lockInterruptibly", "tryLock", "writeLock" -> acquires.add(at);
        case "unlock", "unlockRead", "unlockWrite" -> releases.add(at);
        default -> {
          if (insn.getOpcode() == Opcodes.MONITORENTER) {
            acquires.add(at);
          } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
            releases.add(at);
          }
        }
      }
    }
  }

  /** Whether an instruction takes a lock or gives one back. */
  boolean isLocking(int at) {
    return acquires.contains(at) || releases.contains(at);
  }

  /** Whether there may be any such place. */
  boolean any() {
    return acquires.size() > 1 && !releases.isEmpty();
  }

  /**
   * Whether a way leads from a look over a release and an acquire to an act, and to neither before.
   */
  boolean isBetween(int look, int act, Flow flow) {
    for (int after : flow.next(look)) {
      BitSet seen = flow.reached(after, act, false);
      for (int release : releases) {
        BitSet released = seen.get(release) ? flow.reached(release, look, false) : new BitSet();
        for (int acquire : acquires) {
          if (released.get(acquire) && flow.reached(acquire, look, false).get(act)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}

package dev.dure.race.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** What a method does once it has taken a lock, until it takes or gives back the next one. */
final class UnderLock {

  private final MethodNode method;
  private final Flow flow;
  private final BitSet locking = new BitSet();
  private final List<Integer> acquires = new ArrayList<>();

  UnderLock(MethodNode method, Flow flow) {
    this.method = method;
    this.flow = flow;
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      acquires.add(0);
    }
    for (int at = 0; at < method.instructions.size(); at++) {
      AbstractInsnNode insn = method.instructions.get(at);
      String name = insn instanceof MethodInsnNode call ? call.name : "";
      if (insn.getOpcode() == Opcodes.MONITORENTER
          || name.equals("lock")
          || name.equals("lockInterruptibly")
          || name.equals("tryLock")) {
        acquires.add(at);
        locking.set(at);
      } else if (insn.getOpcode() == Opcodes.MONITOREXIT || name.equals("unlock")) {
        locking.set(at);
      }
    }
  }

  /**
   * Whether the method takes a lock before it comes to an instruction, and no way from there to it,
   * round the instruction itself too, has a branch: so whoever takes the lock comes there.
   */
  boolean isUnasked(int instruction) {
    return isReached(instruction, false);
  }

  /** As {@link #isUnasked}, and nothing is called on the way, which may ask, too, and throw. */
  boolean isFirst(int instruction) {
    return isReached(instruction, true);
  }

  private boolean isReached(int instruction, boolean withoutCalls) {
    boolean found = false;
    for (int acquire : acquires) {
      BitSet held = flow.reachedBefore(acquire, locking);
      if (held.get(instruction)) {
        found = true;
        for (int at = held.nextSetBit(0); at >= 0; at = held.nextSetBit(at + 1)) {
          boolean asks = isBranch(at) || (withoutCalls && at != acquire && isCall(at));
          if (asks && flow.reachedBefore(at, locking).get(instruction)) {
            return false;
          }
        }
      }
    }
    return found;
  }

  private boolean isCall(int at) {
    return method.instructions.get(at) instanceof MethodInsnNode;
  }

  private boolean isBranch(int at) {
    AbstractInsnNode insn = method.instructions.get(at);
    return (insn instanceof JumpInsnNode && insn.getOpcode() != Opcodes.GOTO)
        || insn instanceof TableSwitchInsnNode
        || insn instanceof LookupSwitchInsnNode;
  }
}

package dev.dure.race.instrument;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Waits of a method, without a limit, that nothing decides upon once the lock is taken: whether
 * there is something to wait for was asked before the lock was taken, or not at all.
 *
 * <p>A wait is one if its method takes the lock, and no way from there to the wait, round the wait
 * itself too, has a branch. Ways end where a lock is given back or taken. What a caller has asked
 * under the same lock is seen at run time, for then the lock is held twice.
 */
final class WaitsWithoutLook {

  private final MethodNode method;
  private final Flow flow;
  private final BitSet locking = new BitSet();
  private final List<Integer> acquires = new ArrayList<>();

  private WaitsWithoutLook(MethodNode method) {
    this.method = method;
    this.flow = new Flow(method);
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

  /** Those of a method that is not instrumented yet. */
  static Set<AbstractInsnNode> of(MethodNode method) {
    Set<AbstractInsnNode> found = Set.of();
    WaitsWithoutLook waits = null;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && isWait(call)) {
        waits = waits != null ? waits : new WaitsWithoutLook(method);
        if (waits.isOne(method.instructions.indexOf(insn))) {
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

  private boolean isOne(int wait) {
    boolean found = false;
    for (int acquire : acquires) {
      BitSet held = heldFrom(acquire);
      if (held.get(wait)) {
        found = true;
        for (int at = held.nextSetBit(0); at >= 0; at = held.nextSetBit(at + 1)) {
          if (isBranch(at) && heldFrom(at).get(wait)) {
            return false;
          }
        }
      }
    }
    return found;
  }

  private boolean isBranch(int at) {
    AbstractInsnNode insn = method.instructions.get(at);
    return (insn instanceof JumpInsnNode && insn.getOpcode() != Opcodes.GOTO)
        || insn instanceof TableSwitchInsnNode
        || insn instanceof LookupSwitchInsnNode;
  }

  /** What is reached from an instruction, itself too, before a lock is taken or given back. */
  private BitSet heldFrom(int from) {
    BitSet reached = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    reached.set(from);
    open.add(from);
    while (!open.isEmpty()) {
      for (int to : flow.next(open.remove())) {
        if (!reached.get(to) && !locking.get(to)) {
          reached.set(to);
          open.add(to);
        }
      }
    }
    return reached;
  }
}

package dev.dure.race.instrument;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Which instructions of a method may follow which; an instruction is known by its index. */
final class Flow {

  private final List<List<Integer>> next = new ArrayList<>();

  /** Where an exception leads to, for each instruction. */
  private final List<List<Integer>> handlers = new ArrayList<>();

  Flow(MethodNode method) {
    InsnList code = method.instructions;
    for (int i = 0; i < code.size(); i++) {
      next.add(successors(code, code.get(i), i));
      handlers.add(new ArrayList<>(0));
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      for (int i = code.indexOf(block.start); i < code.indexOf(block.end); i++) {
        handlers.get(i).add(code.indexOf(block.handler));
      }
    }
  }

  private static List<Integer> successors(InsnList code, AbstractInsnNode insn, int at) {
    List<Integer> found = new ArrayList<>(2);
    int opcode = insn.getOpcode();
    if (insn instanceof JumpInsnNode jump) {
      found.add(code.indexOf(jump.label));
    } else if (insn instanceof TableSwitchInsnNode table) {
      addSwitch(found, code, table.labels, table.dflt);
    } else if (insn instanceof LookupSwitchInsnNode table) {
      addSwitch(found, code, table.labels, table.dflt);
    }
    boolean falls =
        opcode != Opcodes.GOTO
            && opcode != Opcodes.ATHROW
            && opcode != Opcodes.TABLESWITCH
            && opcode != Opcodes.LOOKUPSWITCH
            && !(opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    if (falls && at + 1 < code.size()) {
      found.add(at + 1);
    }
    return found;
  }

  private static void addSwitch(
      List<Integer> found, InsnList code, List<LabelNode> labels, LabelNode other) {
    for (LabelNode label : labels) {
      found.add(code.indexOf(label));
    }
    found.add(code.indexOf(other));
  }

  /** What may come next, other than by an exception. */
  List<Integer> next(int at) {
    return next.get(at);
  }

  /**
   * What is reached from an instruction, itself too, on ways that do not go through another.
   *
   * @param exceptions whether exceptions may be on the way
   */
  BitSet reached(int from, int without, boolean exceptions) {
    return from == without ? new BitSet() : reached(from, to -> to == without, exceptions);
  }

  /** What is reached from an instruction, itself too, before any of others; not by exceptions. */
  BitSet reachedBefore(int from, BitSet others) {
    return reached(from, others::get, false);
  }

  private BitSet reached(int from, IntPredicate ends, boolean exceptions) {
    BitSet reached = new BitSet(next.size());
    ArrayDeque<Integer> open = new ArrayDeque<>();
    reached.set(from);
    open.add(from);
    while (!open.isEmpty()) {
      int at = open.remove();
      visit(next.get(at), ends, reached, open);
      if (exceptions) {
        visit(handlers.get(at), ends, reached, open);
      }
    }
    return reached;
  }

  private static void visit(
      List<Integer> all, IntPredicate ends, BitSet reached, ArrayDeque<Integer> open) {
    for (int to : all) {
      if (!ends.test(to) && !reached.get(to)) {
        reached.set(to);
        open.add(to);
      }
    }
  }

  /** Whether no way leads to an instruction but through another. */
  boolean isBefore(int first, int then) {
    return !reached(0, first, true).get(then);
  }

  /**
   * Whether the outcome of a jump decides if an instruction is reached before the jump is again.
   */
  boolean decides(int jump, int at) {
    boolean with = false;
    boolean without = false;
    for (int to : next.get(jump)) {
      boolean reaches = reached(to, jump, false).get(at);
      with |= reaches;
      without |= !reaches;
    }
    return with && without;
  }

  /**
   * Whether the innermost loop round an instruction has another one in it, too; also if there is no
   * loop. A loop is what leads back to a head that is before all of it.
   */
  boolean isInLoopOf(int inner, int other) {
    BitSet smallest = null;
    for (int from = 0; from < next.size(); from++) {
      for (int head : next.get(from)) {
        if (head <= from && isBefore(head, from)) {
          BitSet loop = loop(head, from);
          if (loop.get(inner)
              && (smallest == null || loop.cardinality() < smallest.cardinality())) {
            smallest = loop;
          }
        }
      }
    }
    return smallest == null || smallest.get(other);
  }

  private BitSet loop(int head, int tail) {
    BitSet loop = new BitSet(next.size());
    loop.set(head);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    if (!loop.get(tail)) {
      loop.set(tail);
      open.add(tail);
    }
    while (!open.isEmpty()) {
      int at = open.remove();
      for (int from = 0; from < next.size(); from++) {
        if (next.get(from).contains(at) && !loop.get(from)) {
          loop.set(from);
          open.add(from);
        }
      }
    }
    return loop;
  }
}

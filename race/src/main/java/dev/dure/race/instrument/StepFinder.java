package dev.dure.race.instrument;

import dev.dure.race.runtime.StepPlans;
import dev.dure.race.runtime.StepPlans.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds where a method looks at a variable and then changes it by what it has seen; see {@code
 * dev.dure.race.runtime.Trail}. Two instructions are such a pair only if
 *
 * <ul>
 *   <li>they may be about the same variable, and whoever comes to the second has been at the first,
 *       or at another such one;
 *   <li>what the second writes is made of what the first has seen; or a jump decides by it whether
 *       the second is reached;
 *   <li>the first is in no loop without the second, or the second is guarded by what nobody else
 *       may see: who waits for a value acts on the one that ends the wait;
 *   <li>where both are of a plain field, a lock may be given back and taken again between them; see
 *       {@code dev.dure.race.runtime.SplitSections};
 *   <li>the second is not all that there is to decide: {@code if (!seen) seen = true} comes to the
 *       same whoever does it.
 * </ul>
 */
final class StepFinder {

  /** An analysis of a larger method would take too long; its steps are not followed. */
  private static final int MOST_INSTRUCTIONS = 2_000;

  /** A look on which an act depends. */
  record Step(AbstractInsnNode look, int dependence, Guard guard) {}

  private final Classes classes;
  private final MethodNode method;
  private final Map<AbstractInsnNode, String> looks = new LinkedHashMap<>();
  private final Map<AbstractInsnNode, String> acts = new LinkedHashMap<>();
  private final LockGaps gaps;

  private StepFinder(Classes classes, MethodNode method) {
    this.classes = classes;
    this.method = method;
    this.gaps = new LockGaps(method);
  }

  /** The acts of a method, each with the looks on which it depends. */
  static Map<AbstractInsnNode, List<Step>> find(Classes classes, String owner, MethodNode method) {
    if (method.instructions.size() > MOST_INSTRUCTIONS) {
      return Map.of();
    }
    StepFinder finder = new StepFinder(classes, method);
    if (!finder.mayHaveSteps()) {
      return Map.of();
    }
    try {
      return finder.steps(owner);
    } catch (AnalyzerException | IndexOutOfBoundsException e) {
      return Map.of(); // the JVM will say what is wrong with it
    }
  }

  private boolean mayHaveSteps() {
    Set<String> written = new HashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      int opcode = insn.getOpcode();
      if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
        written.add(((FieldInsnNode) insn).name);
      } else if (insn instanceof MethodInsnNode) {
        put(acts, insn, StepKinds.act(insn, classes));
        put(looks, insn, StepKinds.look(insn, classes));
      }
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FieldInsnNode field && written.contains(field.name)) {
        put(acts, insn, StepKinds.act(insn, classes));
        put(looks, insn, StepKinds.look(insn, classes));
        if (gaps.any()) {
          boolean reads =
              insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC;
          put(reads ? looks : acts, insn, StepKinds.plain(field, classes));
        }
      }
    }
    return looks.values().stream().anyMatch(acts::containsValue);
  }

  private static void put(
      Map<AbstractInsnNode, String> into, AbstractInsnNode insn, @Nullable String kind) {
    if (kind != null) {
      into.put(insn, kind);
    }
  }

  private Map<AbstractInsnNode, List<Step>> steps(String owner) throws AnalyzerException {
    var interpreter = new Dependences(looks.keySet(), classes);
    Frame<Dependences.Made>[] frames = new Analyzer<>(interpreter).analyze(owner, method);
    Flow flow = new Flow(method);
    UnderLock underLock = new UnderLock(method, flow);
    List<Decision> decisions = Decision.all(method, frames, interpreter);
    Map<AbstractInsnNode, List<Step>> found = new LinkedHashMap<>();
    for (Map.Entry<AbstractInsnNode, String> act : acts.entrySet()) {
      int at = method.instructions.indexOf(act.getKey());
      Frame<Dependences.Made> frame = frames[at];
      if (frame == null) {
        continue; // never reached
      }
      Dependences.Made written = written(act.getKey(), frame);
      Set<AbstractInsnNode> used = interpreter.looksOf(written);
      boolean constant =
          StepKinds.isStore(act.getKey())
              && written.from().isEmpty() // a new object is another one each time
              && isSame(act.getKey(), written);
      List<Step> steps = new ArrayList<>();
      for (Map.Entry<AbstractInsnNode, String> look : looks.entrySet()) {
        if (look.getValue().equals(act.getValue())) {
          Step step = step(look.getKey(), act.getKey(), used, constant, decisions, flow);
          if (step != null) {
            steps.add(step);
          }
        }
      }
      if (steps.stream().anyMatch(step -> isBefore(step.look(), at, flow))) {
        // So that no look of an earlier call is taken for this one's.
        if (!isPlain(act.getKey())) {
          found.put(act.getKey(), steps);
        } else if (isSplit(steps, at, flow)) {
          found.put(act.getKey(), withFirst(steps, underLock));
        }
      }
    }
    return found;
  }

  /**
   * Whether whoever acts writes the same. What a map is given by a field of {@code this} is the
   * same for all who may act, mostly, and nothing is known of when it is not.
   */
  private static boolean isSame(AbstractInsnNode act, Dependences.Made written) {
    return switch (written.rest()) {
      case NOTHING -> true;
      case OF_THIS -> act instanceof MethodInsnNode call && StepKinds.isKey(call);
      case OTHER -> false;
    };
  }

  private boolean isPlain(AbstractInsnNode act) {
    return act instanceof FieldInsnNode field && StepKinds.plain(field, classes) != null;
  }

  /** Whether a lock may be given back and taken again between a look and the act. */
  private boolean isSplit(List<Step> steps, int act, Flow flow) {
    return steps.stream()
        .anyMatch(step -> gaps.isBetween(method.instructions.indexOf(step.look()), act, flow));
  }

  private List<Step> withFirst(List<Step> steps, UnderLock underLock) {
    List<Step> marked = new ArrayList<>();
    for (Step step : steps) {
      boolean isFirst = underLock.isFirst(method.instructions.indexOf(step.look()));
      int more = isFirst ? StepPlans.FIRST : 0;
      marked.add(new Step(step.look(), step.dependence() | more, step.guard()));
    }
    return marked;
  }

  private boolean isBefore(AbstractInsnNode look, int act, Flow flow) {
    return flow.isBefore(method.instructions.indexOf(look), act);
  }

  /** What an act writes, without the variable itself. */
  private static Dependences.Made written(AbstractInsnNode act, Frame<Dependences.Made> frame) {
    int values = 1;
    if (act instanceof MethodInsnNode call) {
      values = org.objectweb.asm.Type.getArgumentCount(call.desc);
      values -= StepKinds.isElement(call) || StepKinds.isKey(call) ? 1 : 0;
    }
    return values == 0 ? Dependences.Made.CONSTANT : frame.getStack(frame.getStackSize() - 1);
  }

  private @Nullable Step step(
      AbstractInsnNode look,
      AbstractInsnNode act,
      Set<AbstractInsnNode> used,
      boolean constant,
      List<Decision> decisions,
      Flow flow) {
    int lookAt = method.instructions.indexOf(look);
    int actAt = method.instructions.indexOf(act);
    Guard guard = flow.isInLoopOf(lookAt, actAt) ? Guard.SAME : Guard.UNKNOWN;
    boolean isAlone = true;
    int dependence = used.contains(look) ? StepPlans.DATA : 0;
    for (Decision decision : decisions) {
      if (decision.isConstant() || !flow.decides(decision.at(), actAt)) {
        continue;
      }
      if (decision.looks().contains(look)) {
        isAlone &= isAll(decision.at(), actAt, flow);
        guard = guard.compareTo(decision.guard()) < 0 ? decision.guard() : guard;
        dependence |= StepPlans.CONTROL;
        dependence |= isOfPresence(decision, look) ? 0 : StepPlans.BY_VALUE;
      } else if (flow.isBefore(lookAt, decision.at())) {
        dependence |= StepPlans.ALSO_BY_OTHER;
      }
    }
    if ((dependence & StepPlans.DATA) != 0) {
      return new Step(look, dependence, guard);
    }
    if ((dependence & StepPlans.CONTROL) == 0
        || (constant && (isAlone || isPlain(act)))
        || seesForItself(act)) {
      return null;
    }
    return new Step(look, isAlone ? dependence | StepPlans.ALONE : dependence, guard);
  }

  /** Whether a key, of which alone that can be asked, is only asked for what is there. */
  private static boolean isOfPresence(Decision decision, AbstractInsnNode look) {
    return decision.isOfPresence(look)
        || !(look instanceof MethodInsnNode call && StepKinds.isKey(call));
  }

  /** Whether what an act returns is used: that says what was there, and so what it has done. */
  private static boolean seesForItself(AbstractInsnNode act) {
    return act instanceof MethodInsnNode call
        && !call.desc.endsWith(")V")
        && !StepKinds.isDropped(call);
  }

  /** Whether nothing else depends on a jump but a write of something that is there already. */
  private boolean isAll(int jump, int act, Flow flow) {
    List<Integer> ways = flow.next(jump);
    if (ways.size() != 2) {
      return false;
    }
    int first = flow.reached(ways.get(0), jump, false).get(act) ? 0 : 1;
    int at = real(ways.get(first));
    while (at >= 0 && at != act && (isPush(method.instructions.get(at)) || gaps.isLocking(at))) {
      at = real(at + 1);
    }
    if (at != act) {
      return false;
    }
    int after = real(act + 1);
    AbstractInsnNode last = after < 0 ? null : method.instructions.get(after);
    if (last != null && last.getOpcode() == Opcodes.POP) {
      after = real(after + 1);
      last = after < 0 ? null : method.instructions.get(after);
    }
    after = afterUnlocking(after);
    last = after < 0 ? null : method.instructions.get(after);
    if (last instanceof JumpInsnNode jumped && last.getOpcode() == Opcodes.GOTO) {
      after = real(method.instructions.indexOf(jumped.label));
    }
    return after == real(ways.get(1 - first))
        || (last != null && last.getOpcode() == Opcodes.RETURN);
  }

  /** What comes after locks are given back, if they are. */
  private int afterUnlocking(int from) {
    int at = from;
    int after = from;
    while (at >= 0 && (isPush(method.instructions.get(at)) || gaps.isLocking(at))) {
      after = gaps.isLocking(at) ? real(at + 1) : after;
      at = real(at + 1);
    }
    return after;
  }

  private static boolean isPush(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return opcode <= Opcodes.LDC
        || opcode == Opcodes.DUP
        || insn instanceof VarInsnNode
        || opcode == Opcodes.GETFIELD
        || opcode == Opcodes.GETSTATIC
        || (opcode == Opcodes.INVOKESTATIC && ((MethodInsnNode) insn).name.equals("valueOf"));
  }

  /** The first instruction from a place on that does something, or -1. */
  private int real(int from) {
    for (int at = from; at < method.instructions.size(); at++) {
      AbstractInsnNode insn = method.instructions.get(at);
      if (!(insn instanceof LabelNode
          || insn instanceof LineNumberNode
          || insn instanceof FrameNode)) {
        return at;
      }
    }
    return -1;
  }
}

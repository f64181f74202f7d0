package dev.dure.race.instrument;

import dev.dure.race.runtime.Fields;
import dev.dure.race.runtime.StepPlans;
import dev.dure.race.runtime.StepPlans.Guard;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tells of looks at variables, and of acts by what was seen, just before they are made. */
final class StepWeaver {

  private static final String STEPS = "dev/dure/race/runtime/Steps";
  private static final String SPLIT_SECTIONS = "dev/dure/race/runtime/SplitSections";
  private static final String OBJECT = "Ljava/lang/Object;";

  private final Weaving weaving;
  private final IdentityHashMap<AbstractInsnNode, Integer> looks = new IdentityHashMap<>();
  private final IdentityHashMap<AbstractInsnNode, Integer> acts = new IdentityHashMap<>();

  StepWeaver(Weaving weaving) {
    this.weaving = weaving;
    StepFinder.find(weaving.classes, weaving.own.name, weaving.method).forEach(this::add);
  }

  private void add(AbstractInsnNode act, List<StepFinder.Step> steps) {
    if (!isReachable(act)) {
      return;
    }
    int[] numbers = new int[steps.size()];
    int[] dependences = new int[numbers.length];
    Guard[] guards = new Guard[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      StepFinder.Step step = steps.get(i);
      numbers[i] =
          looks.computeIfAbsent(step.look(), look -> StepPlans.addLook(weaving.site(line(look))));
      dependences[i] = step.dependence();
      guards[i] = step.guard();
    }
    acts.put(act, StepPlans.addAct(weaving.site(line(act)), numbers, dependences, guards));
  }

  /** A static field of another class may be in one that this one may not name. */
  private boolean isReachable(AbstractInsnNode insn) {
    if (insn.getOpcode() != Opcodes.PUTSTATIC) {
      return true;
    }
    FieldInsnNode field = (FieldInsnNode) insn;
    Classes.Found found = weaving.classes.field(field.owner, field.name, field.desc);
    return found != null && found.declaring().name.equals(weaving.own.name);
  }

  private static int line(AbstractInsnNode insn) {
    for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
      if (at instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return -1;
  }

  /** Before anything else is put in front of an instruction. */
  void weave(AbstractInsnNode insn) {
    Integer look = looks.get(insn);
    if (look != null) {
      weaving.insertBefore(insn, look(insn, look));
      if (!isPlain(insn)) {
        weaving.insertAfter(insn, looked(insn));
      }
    }
    Integer act = acts.get(insn);
    if (act != null) {
      weaving.insertBefore(insn, act(insn, act));
    }
  }

  /** The result of the look is on the stack. */
  private Code looked(AbstractInsnNode insn) {
    Code code = new Code();
    String name = "looked";
    String result = "";
    if (insn instanceof MethodInsnNode call && (SharedSteps.isOf(call) || StepKinds.isKey(call))) {
      name = "lookedKey";
      if (StepKinds.isKey(call)
          && !call.name.equals("getOrDefault")) { // which does not say whether it is the default
        code.op(Opcodes.DUP);
        result = call.desc.endsWith(")Z") ? "Z" : OBJECT;
      }
    }
    return code.local(Opcodes.ALOAD, weaving.thread())
        .call(STEPS, name, "(" + result + Engine.THREAD_TYPE + ")V");
  }

  private Code look(AbstractInsnNode insn, int look) {
    Code code = new Code();
    String name = "look";
    String variable = OBJECT;
    if (insn instanceof FieldInsnNode field) {
      pushOwner(code, field);
      if (isPlain(field)) {
        return code.local(Opcodes.ALOAD, weaving.thread())
            .push(look)
            .call(SPLIT_SECTIONS, "look", "(" + OBJECT + Engine.THREAD_TYPE + "I)V");
      }
      name = "lookField";
      variable = OBJECT + "I";
      code.push(number(field));
    } else if (StepKinds.isElement((MethodInsnNode) insn)) {
      code.op(Opcodes.DUP2);
      name = SharedSteps.isOf((MethodInsnNode) insn) ? "lookShared" : "lookAt";
      variable = OBJECT + "I";
    } else if (SharedSteps.isOf((MethodInsnNode) insn)) {
      code.op(Opcodes.DUP).push(0);
      name = "lookShared";
      variable = OBJECT + "I";
    } else if (StepKinds.isKey((MethodInsnNode) insn)) {
      name = "lookKey";
      variable = OBJECT + OBJECT;
      if (((MethodInsnNode) insn).name.equals("getOrDefault")) {
        Operands operands = operands((MethodInsnNode) insn);
        code.list().add(operands.store().list());
        code.list().add(operands.load().list());
        code.list().add(operands.loadReceiver().list());
        code.list().add(operands.loadArgument(0).list());
      } else {
        code.op(Opcodes.DUP2);
      }
    } else {
      code.op(Opcodes.DUP);
    }
    pushThis(code);
    return code.local(Opcodes.ALOAD, weaving.thread())
        .push(look)
        .call(STEPS, name, "(" + variable + OBJECT + Engine.THREAD_TYPE + "I)V");
  }

  private Code act(AbstractInsnNode insn, int act) {
    Code code = new Code();
    if (insn instanceof FieldInsnNode field) {
      if (field.getOpcode() == Opcodes.PUTSTATIC) {
        pushOwner(code, field);
      } else if (Type.getType(field.desc).getSize() == 1) {
        code.op(Opcodes.DUP2, Opcodes.POP);
      } else {
        code.op(Opcodes.DUP2_X1, Opcodes.POP2, Opcodes.DUP_X2);
      }
      return code.push(number(field))
          .local(Opcodes.ALOAD, weaving.thread())
          .push(act)
          .call(
              isPlain(field) ? SPLIT_SECTIONS : STEPS,
              isPlain(field) ? "act" : "actField",
              "(" + OBJECT + "I" + Engine.THREAD_TYPE + "I)V");
    }
    MethodInsnNode call = (MethodInsnNode) insn;
    boolean shared = SharedSteps.isOf(call);
    boolean element = StepKinds.isElement(call);
    boolean key = StepKinds.isKey(call);
    Operands operands = operands(call);
    code.list().add(operands.store().list());
    code.list().add(operands.loadReceiver().list());
    if (element || key) {
      code.list().add(operands.loadArgument(0).list());
    } else if (shared) {
      code.push(0);
    }
    String name = shared ? "actShared" : element ? "actAt" : key ? "actKey" : "act";
    String part = shared || element ? "I" : key ? OBJECT : "";
    code.local(Opcodes.ALOAD, weaving.thread())
        .push(act)
        .call(STEPS, name, "(" + OBJECT + part + Engine.THREAD_TYPE + "I)V");
    code.list().add(operands.load().list());
    return code;
  }

  private Operands operands(MethodInsnNode call) {
    return new Operands(true, call.desc, weaving.scratch(Operands.size(call.desc)));
  }

  private boolean isPlain(AbstractInsnNode insn) {
    return insn instanceof FieldInsnNode field && StepKinds.plain(field, weaving.classes) != null;
  }

  private void pushOwner(Code code, FieldInsnNode field) {
    boolean isStatic =
        field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
    if (isStatic) {
      code.pushClass(weaving.own);
    } else {
      code.op(Opcodes.DUP);
    }
  }

  /** Another entry for the field than the one of its accessors, and for the same shadow. */
  private int number(FieldInsnNode field) {
    Classes.Found found = weaving.classes.field(field.owner, field.name, field.desc);
    if (found == null) {
      throw new IllegalStateException("a step on an unknown field " + field.name);
    }
    return Fields.add(found.declaring().javaName, field.name, found.field().isStatic());
  }

  private void pushThis(Code code) {
    boolean isThere = !weaving.isStatic() && !weaving.method.name.equals("<init>") && keepsThis();
    if (isThere) {
      code.local(Opcodes.ALOAD, 0);
    } else {
      code.op(Opcodes.ACONST_NULL);
    }
  }

  /** Whether the first local is never anything else; some compilers use it again. */
  private boolean keepsThis() {
    for (AbstractInsnNode insn : weaving.method.instructions) {
      boolean writes =
          (insn instanceof VarInsnNode store
                  && store.var == 0
                  && insn.getOpcode() >= Opcodes.ISTORE
                  && insn.getOpcode() <= Opcodes.ASTORE)
              || (insn instanceof IincInsnNode step && step.var == 0);
      if (writes) {
        return false;
      }
    }
    return true;
  }
}

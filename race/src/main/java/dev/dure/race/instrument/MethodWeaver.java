package dev.dure.race.instrument;

import dev.dure.race.instrument.Weaving.Level;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Puts the engine's calls into one method: each instruction, then the ends, then the begin. */
final class MethodWeaver {

  /** The most that is pushed on top of what an instruction finds. */
  private static final int EXTRA_STACK = 10;

  private final Weaving weaving;
  private final ClassInfo own;
  private final MethodNode method;
  private final Accessors accessors;
  private final FieldWeaver fields;
  private final CallWeaver calls;
  private final StepWeaver steps;
  private final LockWeaver locks;
  private Set<AbstractInsnNode> privateAccesses = Set.of();
  private final Set<AbstractInsnNode> probes;

  MethodWeaver(Weaving weaving, Accessors accessors) {
    this.weaving = weaving;
    this.own = weaving.own;
    this.method = weaving.method;
    this.accessors = accessors;
    this.fields = new FieldWeaver(weaving);
    this.calls = new CallWeaver(weaving);
    this.steps = new StepWeaver(weaving);
    this.locks = new LockWeaver(weaving);
    this.probes = CoverageProbes.of(method);
  }

  void weave() {
    if (weaving.level == Level.NONE || method.instructions.size() == 0) {
      return;
    }
    privateAccesses = PrivateArrays.accesses(own.name, method);
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      weave(insn);
    }
    if (weaving.usesDepth()) {
      calls.comeBackInHandlers();
    }
    if (weaving.level != Level.MONITORS && LoaderWeaver.isLoading(weaving)) {
      LoaderWeaver.weave(weaving);
    }
    if (weaving.isSynchronized()) {
      unlockAtEnds();
    }
    if (weaving.isInitializer() && own.tellsInitialization()) {
      for (AbstractInsnNode end : Weaving.ends(method)) {
        Code release = new Code();
        accessors.endInitialization(release, weaving.thread());
        weaving.insertBefore(end, release);
      }
    }
    Code prologue = prologue();
    weaving.declareLocals();
    method.maxStack += EXTRA_STACK;
    method.instructions.insert(prologue.list());
  }

  private void weave(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (weaving.level == Level.FULL) {
      locks.weave(insn);
    }
    if (insn instanceof LineNumberNode number) {
      weaving.line = number.line;
    } else if (opcode == Opcodes.MONITORENTER) {
      weaveMonitorEnter(insn);
    } else if (opcode == Opcodes.MONITOREXIT) {
      Code before = new Code().op(Opcodes.DUP);
      weaving.insertBefore(insn, before.call(Engine.SYNCS, "exiting", "(Ljava/lang/Object;)V"));
    } else if (weaving.level != Level.MONITORS) {
      weaveAccess(insn, opcode);
    }
  }

  private void weaveAccess(AbstractInsnNode insn, int opcode) {
    if (weaving.level != Level.ORDER_ONLY) {
      steps.weave(insn);
    }
    if (insn instanceof FieldInsnNode field) {
      fields.weave(field);
    } else if (insn instanceof MethodInsnNode call) {
      calls.weave(call);
    } else if (insn instanceof InvokeDynamicInsnNode call) {
      calls.weave(call);
    } else if (weaving.level != Level.ORDER_ONLY && !privateAccesses.contains(insn)) {
      if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
        weaveArray(insn, false);
      } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE && !probes.contains(insn)) {
        weaveArray(insn, true);
      }
    }
  }

  private void weaveArray(AbstractInsnNode insn, boolean write) {
    Code before = new Code();
    int opcode = insn.getOpcode();
    if (!write) {
      before.op(Opcodes.DUP2);
    } else if (opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE) {
      before.op(Opcodes.DUP2_X2, Opcodes.POP2, Opcodes.DUP2_X2);
    } else {
      before.op(Opcodes.DUP_X2, Opcodes.POP, Opcodes.DUP2_X1);
    }
    before
        .local(Opcodes.ALOAD, weaving.thread())
        .push(weaving.site())
        .call(
            Engine.ARRAYS,
            write ? "write" : "read",
            "(Ljava/lang/Object;I" + Engine.THREAD_TYPE + "I)V");
    weaving.insertBefore(insn, before);
  }

  private void weaveMonitorEnter(AbstractInsnNode insn) {
    Code before = new Code().op(Opcodes.DUP);
    before.call(Engine.SYNCS, "prepare", "(Ljava/lang/Object;)V").op(Opcodes.DUP);
    weaving.insertBefore(insn, before);
    weaving.insertAfter(
        insn,
        new Code().push(weaving.site()).call(Engine.SYNCS, "entered", "(Ljava/lang/Object;I)V"));
  }

  /** Also where an exception leaves the method. */
  private void unlockAtEnds() {
    for (AbstractInsnNode end : Weaving.ends(method)) {
      weaving.insertBefore(end, exiting());
    }
    var start = new LabelNode();
    var handler = new LabelNode();
    method.instructions.insert(start);
    Code exceptional = new Code().add(handler);
    if (own.version >= Opcodes.V1_6) {
      exceptional.add(Frames.ofHandler());
    }
    exceptional.list().add(exiting().list());
    method.instructions.add(exceptional.op(Opcodes.ATHROW).list());
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
  }

  private Code exiting() {
    return new Code()
        .local(Opcodes.ALOAD, weaving.lock())
        .call(Engine.SYNCS, "exiting", "(Ljava/lang/Object;)V");
  }

  private Code prologue() {
    var begin = new Code();
    boolean learns = weaving.isUseOfClass() && own.tellsInitialization();
    String superName = own.superName;
    boolean learnsSuper = weaving.isInitializer() && superName != null && tellsAbove(superName);
    if (weaving.usesThread() || learns || learnsSuper) {
      begin.call(Engine.THREAD, "current", "()" + Engine.THREAD_TYPE);
      begin.local(Opcodes.ASTORE, weaving.thread());
    }
    if (weaving.usesDepth()) {
      begin
          .local(Opcodes.ALOAD, weaving.thread())
          .field(Opcodes.GETFIELD, Engine.THREAD, "depth", "I")
          .local(Opcodes.ISTORE, weaving.depth());
    }
    if (learns) {
      accessors.acquireInitialization(begin, weaving.thread());
    }
    if (learnsSuper && superName != null) {
      begin
          .local(Opcodes.ALOAD, weaving.thread())
          .call(superName, Engine.INITIALIZED, "(" + Engine.THREAD_TYPE + ")V");
    }
    if (weaving.isSynchronized()) {
      if (weaving.isStatic()) {
        begin.pushClass(own);
      } else {
        begin.local(Opcodes.ALOAD, 0);
      }
      begin
          .op(Opcodes.DUP)
          .local(Opcodes.ASTORE, weaving.lock())
          .push(weaving.site(firstLine()))
          .call(Engine.SYNCS, "entered", "(Ljava/lang/Object;I)V");
    }
    return begin;
  }

  /** Where the method begins, as far as the class file says; -1 if it does not. */
  private int firstLine() {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return -1;
  }

  /** Whether the initializer of a class, or of one above it, has done something. */
  private boolean tellsAbove(String className) {
    String name = className;
    while (name != null) {
      ClassInfo info = weaving.classes.find(name);
      if (info == null || !info.isInstrumented) {
        return false;
      }
      if (info.tellsInitialization()) {
        return true;
      }
      name = info.superName;
    }
    return false;
  }
}

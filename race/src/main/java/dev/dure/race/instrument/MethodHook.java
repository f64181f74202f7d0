package dev.dure.race.instrument;

import dev.dure.race.instrument.JdkHooks.Hook;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Puts one hook into a method of the JDK. */
final class MethodHook {

  private final MethodNode method;
  private final Hook hook;
  private final InsnList code;

  /** The method's parameters, {@code this} first, and the locals in which they are. */
  private final List<Type> types = new ArrayList<>();

  private final List<Integer> locals = new ArrayList<>();

  MethodHook(MethodNode method, Hook hook) {
    this.method = method;
    this.hook = hook;
    this.code = method.instructions;
    int local = 0;
    if (!isStatic()) {
      types.add(Type.getObjectType(hook.owner()));
      locals.add(local++);
    }
    for (Type type : Type.getArgumentTypes(method.desc)) {
      types.add(type);
      locals.add(local);
      local += type.getSize();
    }
  }

  void weave() {
    switch (hook.where()) {
      case ENTRY -> code.insert(call(load(wanted())).list());
      case EXIT -> weaveExits();
      case ANY_EXIT -> weaveAllExits();
      case RETURN -> weaveReturns();
      case LAST_PARAMETER -> weaveLastParameter();
      case BEFORE_CALL, AFTER_CALL, CALL_RESULT -> weaveCalls();
      case BODY -> replaceBody();
    }
    method.maxStack += 2 * types.size() + 4;
  }

  private boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  private int wanted() {
    return Type.getArgumentCount(hook.handlerDescriptor());
  }

  private Code load(int count) {
    var code = new Code();
    for (int i = 0; i < count; i++) {
      code.local(types.get(i).getOpcode(Opcodes.ILOAD), locals.get(i));
    }
    return code;
  }

  /** Calls the handler with what has been loaded. */
  private Code call(Code loaded) {
    return loaded.call(hook.handlerOwner(), hook.handler(), hook.handlerDescriptor());
  }

  private void weaveExits() {
    for (AbstractInsnNode end : Weaving.ends(method)) {
      code.insertBefore(end, call(load(wanted())).list());
    }
  }

  /** The parameters are kept in new locals, since the method may have changed its own. */
  private void weaveAllExits() {
    var copies = new Code();
    int first = method.maxLocals;
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < wanted(); i++) {
      Type type = types.get(i);
      copies.local(type.getOpcode(Opcodes.ILOAD), locals.get(i));
      copies.local(type.getOpcode(Opcodes.ISTORE), method.maxLocals);
      locals.set(i, method.maxLocals);
      method.maxLocals += type.getSize();
      kept.add(Frames.typeOf(type));
    }
    weaveExits();
    var start = new LabelNode();
    var handler = new LabelNode();
    code.insert(start);
    code.insert(copies.list());
    Code exceptional = new Code().add(handler).add(Frames.ofHandler());
    exceptional.list().add(call(load(wanted())).list());
    code.add(exceptional.op(Opcodes.ATHROW).list());
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
    Frames.append(method, first, kept.toArray());
  }

  private void weaveReturns() {
    Type type = Type.getReturnType(method.desc);
    int value = method.maxLocals;
    method.maxLocals += type.getSize();
    for (AbstractInsnNode end : Weaving.ends(method)) {
      Code before = new Code().local(type.getOpcode(Opcodes.ISTORE), value);
      before.list().add(load(isStatic() ? types.size() : 1).list());
      call(before.local(type.getOpcode(Opcodes.ILOAD), value));
      code.insertBefore(end, before.local(type.getOpcode(Opcodes.ILOAD), value).list());
    }
  }

  private void weaveLastParameter() {
    int last = types.size() - 1;
    Code before = call(load(wanted()));
    code.insert(before.local(types.get(last).getOpcode(Opcodes.ISTORE), locals.get(last)).list());
  }

  private void weaveCalls() {
    boolean found = false;
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn instanceof MethodInsnNode call && isWanted(call)) {
        found = true;
        if (hook.where() == JdkHooks.Where.AFTER_CALL) {
          code.insert(insn, call(load(1)).list());
        } else if (hook.where() == JdkHooks.Where.CALL_RESULT) {
          code.insert(insn, call(new Code()).list());
        } else if (wanted() == 1) {
          code.insertBefore(insn, call(load(1)).list());
        } else {
          Code before = new Code().op(Opcodes.DUP);
          before.list().add(load(1).list());
          code.insertBefore(insn, call(before.op(Opcodes.SWAP)).list());
        }
      }
    }
    if (!found) {
      throw new IllegalStateException(
          hook.owner() + "." + method.name + " does not call " + hook.call());
    }
  }

  private boolean isWanted(MethodInsnNode call) {
    JdkHooks.Call wanted = hook.call();
    return wanted != null
        && call.owner.equals(wanted.owner())
        && call.name.equals(wanted.name())
        && call.desc.equals(wanted.descriptor());
  }

  private void replaceBody() {
    code.clear();
    method.tryCatchBlocks.clear();
    method.localVariables = null;
    method.visibleLocalVariableAnnotations = null;
    method.invisibleLocalVariableAnnotations = null;
    Code body = call(load(types.size()));
    code.add(body.op(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)).list());
  }
}

package dev.dure.race.instrument;

import dev.dure.race.instrument.CallModels.Replacement;
import dev.dure.race.instrument.Weaving.Level;
import dev.dure.race.runtime.LostSignals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Follows calls, so that whole stacks can be told, and replaces those that have a model. */
final class CallWeaver {

  private final Weaving weaving;
  private final Set<AbstractInsnNode> waitsWithoutLook;

  CallWeaver(Weaving weaving) {
    this.weaving = weaving;
    this.waitsWithoutLook = WaitsWithoutLook.of(weaving.method);
  }

  void weave(MethodInsnNode call) {
    Handle access = CallModels.handleBootstrap(call.getOpcode(), call.owner, call.name);
    if (access != null) {
      weaveHandle(call, access);
      return;
    }
    Replacement model = model(call.getOpcode(), call.owner, call.name, call.desc);
    if (model == null) {
      weaveWatched(call);
      if (isCloning(call)) {
        tellOfClone(call);
      }
      if (weaving.level == Level.FULL && !Leaves.isLeaf(call)) {
        follow(call, call, weaving.site());
      }
      return;
    }
    int site = weaving.site();
    if (site > 0 && waitsWithoutLook.contains(call)) {
      LostSignals.addWithoutLook(site);
    }
    checkReceiver(call);
    Code instead = call(model, site, Type.getReturnType(call.desc));
    AbstractInsnNode first = instead.list().getFirst();
    AbstractInsnNode last = instead.list().getLast();
    weaving.insertBefore(call, instead);
    weaving.code.remove(call);
    if (weaving.level == Level.FULL && mayComeBack(call)) {
      follow(first, last, site);
    }
  }

  /** The call stays, and what it does is told before or after it. */
  private void weaveWatched(MethodInsnNode call) {
    if (weaving.level == Level.ORDER_ONLY) {
      return;
    }
    List<Watch> watches = CallWatches.find(call.getOpcode(), call.owner, call.name, call.desc);
    if (watches.isEmpty()) {
      return;
    }
    int site = weaving.site();
    Operands operands = operands(call);
    Code before = operands.store();
    Code after = new Code();
    for (Watch watch : watches) {
      (watch.isAfter() ? after : before).list().add(operands.tell(watch, site).list());
    }
    before.list().add(operands.load().list());
    weaving.insertBefore(call, before);
    weaving.insertAfter(call, after);
  }

  /** If there is no receiver the program's own code throws, as it would without a model. */
  private void checkReceiver(MethodInsnNode call) {
    if (call.getOpcode() == Opcodes.INVOKESTATIC) {
      return;
    }
    Type[] arguments = Type.getArgumentTypes(call.desc);
    Code check = new Code();
    if (arguments.length == 0) {
      check.op(Opcodes.DUP).list().add(throwIfNull().list());
    } else if (arguments.length == 1 && arguments[0].getSize() == 1) {
      check.op(Opcodes.SWAP, Opcodes.DUP).list().add(throwIfNull().list());
      check.op(Opcodes.SWAP);
    } else {
      Operands operands = operands(call);
      check.list().add(operands.store().list());
      check.list().add(operands.loadReceiver().list());
      check.list().add(throwIfNull().list());
      check.list().add(operands.load().list());
    }
    weaving.insertBefore(call, check);
  }

  private static Code throwIfNull() {
    return new Code()
        .callVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;")
        .op(Opcodes.POP);
  }

  private Operands operands(MethodInsnNode call) {
    boolean hasReceiver = call.getOpcode() != Opcodes.INVOKESTATIC;
    return new Operands(hasReceiver, call.desc, weaving.scratch(Operands.size(call.desc)));
  }

  /** A call by which a class leaves it to the JDK to copy its own fields. */
  private boolean isCloning(MethodInsnNode call) {
    if (call.getOpcode() != Opcodes.INVOKESPECIAL
        || !call.name.equals("clone")
        || !call.desc.equals("()Ljava/lang/Object;")) {
      return false;
    }
    ClassInfo owner = weaving.classes.find(call.owner);
    return owner == null || !owner.isInstrumented;
  }

  private void tellOfClone(MethodInsnNode call) {
    Code after =
        new Code()
            .op(Opcodes.DUP)
            .local(Opcodes.ALOAD, weaving.thread())
            .push(weaving.site())
            .call(Engine.CLONES, "made", "(Ljava/lang/Object;" + Engine.THREAD_TYPE + "I)V");
    weaving.insertAfter(call, after);
  }

  /**
   * A call whose descriptor is its own, so that what is called instead is linked for each place.
   */
  private void weaveHandle(MethodInsnNode call, Handle bootstrap) {
    checkReceiver(call);
    weaving.insertBefore(call, new Code().push(weaving.site()));
    weaving.code.set(
        call,
        new InvokeDynamicInsnNode(call.name, CallModels.handleDescriptor(call.desc), bootstrap));
  }

  private static Code call(Replacement model, int site, Type wanted) {
    Code code = new Code().push(site).call(model.owner(), model.name(), model.descriptor());
    boolean isReference = wanted.getSort() == Type.ARRAY || wanted.getSort() == Type.OBJECT;
    if (isReference && !wanted.equals(Type.getReturnType(model.descriptor()))) {
      code.add(new TypeInsnNode(Opcodes.CHECKCAST, wanted.getInternalName()));
    }
    return code;
  }

  /**
   * The model of a call to the JDK; not of one to an override in the program, which is seen itself.
   */
  private @Nullable Replacement model(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.INVOKESPECIAL) {
      return null;
    }
    Replacement model = CallModels.find(opcode, owner, name, descriptor, weaving.classes);
    return model == null || weaving.classes.isOverridden(owner, name, descriptor) ? null : model;
  }

  /** Whether a modelled method may call a method of its arguments, or of what it contains. */
  private static boolean mayComeBack(MethodInsnNode call) {
    for (Type argument : Type.getArgumentTypes(call.desc)) {
      if (argument.getSort() == Type.OBJECT) {
        return true;
      }
    }
    return call.name.equals("toString") || call.name.equals("hashCode");
  }

  void weave(InvokeDynamicInsnNode call) {
    if (call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
      weaveReference(call);
    } else if (weaving.level == Level.FULL && !Leaves.isLeaf(call)) {
      follow(call, call, weaving.site());
    }
  }

  /**
   * A reference to a method with a model, {@code list::add}, becomes one to a method that calls it.
   */
  private void weaveReference(InvokeDynamicInsnNode call) {
    if (!call.bsm.getName().equals("metafactory") || !(call.bsmArgs[1] instanceof Handle target)) {
      return; // a serializable lambda is found again by the name of its method
    }
    int opcode =
        switch (target.getTag()) {
          case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          default -> Opcodes.INVOKESPECIAL;
        };
    Replacement model = model(opcode, target.getOwner(), target.getName(), target.getDesc());
    List<Watch> watches =
        CallWatches.find(opcode, target.getOwner(), target.getName(), target.getDesc());
    if (model == null && watches.isEmpty()) {
      return;
    }
    String receiver =
        opcode == Opcodes.INVOKESTATIC ? "" : Type.getObjectType(target.getOwner()).getDescriptor();
    String descriptor = withCaptured("(" + receiver + target.getDesc().substring(1), call.desc);
    int site = weaving.site();
    // The same number each time, for a class that is retransformed may not get other methods.
    String name = Engine.shadow("ref$" + weaving.added.size());
    Type result = Type.getReturnType(descriptor);
    Operands operands = new Operands(false, descriptor, 0);
    Code body = new Code();
    if (model != null) {
      if (!receiver.isEmpty()) {
        body.local(Opcodes.ALOAD, 0).list().add(throwIfNull().list());
      }
      body.list().add(operands.load().list());
      body.list().add(call(model, site, result).list());
    } else {
      body.list().add(watched(opcode, target, watches, site).list());
    }
    weaving.added.add(bridge(name, descriptor, body));
    call.bsmArgs[1] =
        new Handle(
            Opcodes.H_INVOKESTATIC, weaving.own.name, name, descriptor, weaving.own.isInterface());
  }

  /**
   * A static method may be linked only if its first parameters are of exactly the types that the
   * reference has captured: of a bound receiver, which the method's own class may be above.
   */
  private static String withCaptured(String descriptor, String factory) {
    Type[] parameters = Type.getArgumentTypes(descriptor);
    Type[] captured = Type.getArgumentTypes(factory);
    System.arraycopy(captured, 0, parameters, 0, captured.length);
    return Type.getMethodDescriptor(Type.getReturnType(descriptor), parameters);
  }

  /** The call that a reference stands for, with what is told of it; its operands are locals. */
  private static Code watched(int opcode, Handle target, List<Watch> watches, int site) {
    var operands = new Operands(opcode != Opcodes.INVOKESTATIC, target.getDesc(), 0);
    Code body = new Code();
    Code after = new Code();
    for (Watch watch : watches) {
      (watch.isAfter() ? after : body).list().add(operands.tell(watch, site).list());
    }
    body.list().add(operands.load().list());
    body.add(
        new MethodInsnNode(
            opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface()));
    body.list().add(after.list());
    return body;
  }

  private static MethodNode bridge(String name, String descriptor, Code body) {
    var method =
        new MethodNode(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            name,
            descriptor,
            null,
            null);
    body.op(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    method.instructions.add(body.list());
    method.maxLocals = Operands.size(descriptor);
    method.maxStack = 2 * method.maxLocals + 4;
    return method;
  }

  /** Tells of the call before {@code first}, and that it is over after {@code last}. */
  private void follow(AbstractInsnNode first, AbstractInsnNode last, int site) {
    Code before =
        new Code()
            .local(Opcodes.ALOAD, weaving.thread())
            .local(Opcodes.ILOAD, weaving.depth())
            .push(site)
            .call(Engine.CALLS, "call", "(" + Engine.THREAD_TYPE + "II)V");
    weaving.insertBefore(first, before);
    weaving.insertAfter(last, back());
  }

  private Code back() {
    return new Code()
        .local(Opcodes.ALOAD, weaving.thread())
        .local(Opcodes.ILOAD, weaving.depth())
        .call(Engine.CALLS, "back", "(" + Engine.THREAD_TYPE + "I)V");
  }

  /**
   * A call that throws is over, too. Each handler gets a beginning of its own, with a copy of its
   * frame; it is not put in behind the handler's label, because that may be the place of a {@code
   * new} that frames speak of.
   */
  void comeBackInHandlers() {
    Map<LabelNode, LabelNode> begins = new HashMap<>();
    for (TryCatchBlockNode block : weaving.method.tryCatchBlocks) {
      LabelNode handler = block.handler;
      block.handler = begins.computeIfAbsent(handler, this::beginBefore);
    }
  }

  private LabelNode beginBefore(LabelNode handler) {
    LabelNode begin = new LabelNode();
    Code before = new Code().add(begin);
    FrameNode frame = frameAt(handler);
    if (frame != null) {
      before.add(
          new FrameNode(
              Opcodes.F_NEW,
              frame.local.size(),
              frame.local.toArray(),
              frame.stack.size(),
              frame.stack.toArray()));
    }
    before.list().add(back().list());
    weaving.insertBefore(handler, before);
    return begin;
  }

  private static @Nullable FrameNode frameAt(LabelNode label) {
    for (AbstractInsnNode insn = label; insn != null; insn = insn.getNext()) {
      if (insn instanceof FrameNode frame) {
        return frame;
      }
      if (insn.getOpcode() >= 0) {
        break;
      }
    }
    return null;
  }
}

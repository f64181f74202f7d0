package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.race.instrument.JdkHooks.Hook;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class HookWeaverTest {

  private final HookWeaver weaver = new HookWeaver();

  @Test
  void everyHookCallsItsHandler() throws IOException {
    List<String> without = new ArrayList<>();
    for (List<Hook> hooks : JdkHooks.forThisJdk().values()) {
      String owner = hooks.get(0).owner();
      ClassNode woven = node(Objects.requireNonNull(weaver.weave(owner, bytes(owner)), owner));
      for (Hook hook : hooks) {
        if (!calls(method(woven, hook.name(), hook.descriptor()), hook.handlerOwner())) {
          without.add(hook.toString());
        }
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void everyClassOfWhichTheMonitorsCountTellsOfThem() throws IOException {
    List<String> without = new ArrayList<>();
    for (String name : JdkHooks.synchronizedClasses()) {
      ClassNode woven = node(Objects.requireNonNull(weaver.weave(name, bytes(name)), name));
      boolean own = node(bytes(name)).methods.stream().anyMatch(HookWeaverTest::locks);
      if (own != woven.methods.stream().anyMatch(method -> calls(method, Engine.SYNCS))) {
        without.add(name);
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void whatIsNotHookedStays() throws IOException {
    assertThat(weaver.weave("java/util/ArrayList", bytes("java/util/ArrayList"))).isNull();
    String owner = "java/util/concurrent/FutureTask";
    ClassNode before = node(bytes(owner));
    ClassNode woven = node(Objects.requireNonNull(weaver.weave(owner, bytes(owner))));
    assertThat(woven.methods).hasSameSizeAs(before.methods);
    assertThat(method(woven, "run", "()V").instructions.size())
        .isEqualTo(method(before, "run", "()V").instructions.size());
  }

  private static boolean locks(MethodNode method) {
    return (method.access & Opcodes.ACC_SYNCHRONIZED) != 0
        || List.of(method.instructions.toArray()).stream()
            .anyMatch(insn -> insn.getOpcode() == Opcodes.MONITORENTER);
  }

  private static boolean calls(MethodNode method, String owner) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && call.owner.equals(owner)) {
        return true;
      }
    }
    return false;
  }

  private static MethodNode method(ClassNode owner, String name, String descriptor) {
    return owner.methods.stream()
        .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
        .findFirst()
        .orElseThrow();
  }

  private static ClassNode node(byte[] classFile) {
    var node = new ClassNode();
    ClassFiles.reader(classFile).accept(node, ClassReader.SKIP_DEBUG);
    return node;
  }

  private static byte[] bytes(String internalName) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(internalName + ".class"))) {
      return in.readAllBytes();
    }
  }
}

package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.race.instrument.JdkHooks.Call;
import dev.dure.race.instrument.JdkHooks.Hook;
import dev.dure.race.instrument.JdkHooks.Where;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Hooks are woven into {@link Hooked}, which is then run. */
class MethodHookTest {

  private static final Call RUN = new Call("java/lang/Runnable", "run", "()V");
  private static final Call STRIP = new Call("java/lang/String", "strip", "()Ljava/lang/String;");

  @BeforeEach
  void forget() {
    HookLog.CALLS.clear();
  }

  @Test
  void atTheBeginWithAsManyParametersAsTheHandlerHas() throws Exception {
    assertThat(twice(Where.ENTRY, "number", false)).isEqualTo(42L);
    assertThat(HookLog.CALLS).containsExactly("number it 21");
  }

  @Test
  void atAReturnTheMethodsOwnChangesAreSeen() throws Exception {
    assertThat(twice(Where.EXIT, "number", false)).isEqualTo(42L);
    assertThat(HookLog.CALLS).containsExactly("number it 42");
  }

  @Test
  void anExceptionIsNoReturn() {
    assertThatThrownBy(() -> twice(Where.EXIT, "none", true))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(HookLog.CALLS).isEmpty();
  }

  @Test
  void anyExitIsAReturnOrAnException() throws Exception {
    assertThat(twice(Where.ANY_EXIT, "number", false)).isEqualTo(42L);
    assertThatThrownBy(() -> twice(Where.ANY_EXIT, "number", true))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(HookLog.CALLS).containsExactly("number it 21", "number it 21");
  }

  @Test
  void withTheResult() throws Exception {
    assertThat(twice(Where.RETURN, "result", false)).isEqualTo(42L);
    assertThat(HookLog.CALLS).containsExactly("result it 42");
  }

  @Test
  void insteadOfTheBody() throws Exception {
    assertThat(twice(Where.BODY, "instead", true)).isEqualTo(-21L);
  }

  @Test
  void theLastParameterIsReplaced() throws Exception {
    run(Where.LAST_PARAMETER, "wrapped");
    assertThat(HookLog.CALLS).containsExactly("wrapped 2", "ran", "wrapped 2", "ran");
  }

  @Test
  void roundEachCall() throws Exception {
    run(Where.BEFORE_CALL, "self");
    run(Where.AFTER_CALL, "self");
    assertThat(HookLog.CALLS)
        .containsExactly("self it", "ran", "self it", "ran", "ran", "self it", "ran", "self it");
  }

  @Test
  void withTheReceiverOfTheCall() throws Exception {
    run(Where.BEFORE_CALL, "callee");
    assertThat(HookLog.CALLS).containsExactly("callee it task", "ran", "callee it task", "ran");
  }

  @Test
  void theResultOfACallIsReplaced() throws Exception {
    Method stripped =
        hooked("stripped", Where.CALL_RESULT, "doubled").getMethod("stripped", String.class);
    assertThat(stripped.invoke(null, " a ")).isEqualTo("<aa>");
  }

  @Test
  void aCallThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> hooked("twice", Where.BEFORE_CALL, "self"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Hooked.twice does not call");
  }

  private static @Nullable Object twice(Where where, String handler, boolean fail)
      throws Exception {
    Class<?> hooked = hooked("twice", where, handler);
    return hooked
        .getMethod("twice", int.class, boolean.class)
        .invoke(hooked.getConstructor().newInstance(), 21, fail);
  }

  private static void run(Where where, String handler)
      throws IOException, ReflectiveOperationException, InvocationTargetException {
    Class<?> hooked = hooked("run", where, handler);
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            HookLog.CALLS.add("ran");
          }

          @Override
          public String toString() {
            return "task";
          }
        };
    var unused =
        hooked
            .getMethod("run", long.class, Runnable.class)
            .invoke(hooked.getConstructor().newInstance(), 2L, task);
  }

  private static @Nullable Call call(Where where) {
    return switch (where) {
      case BEFORE_CALL, AFTER_CALL -> RUN;
      case CALL_RESULT -> STRIP;
      default -> null;
    };
  }

  private static Class<?> hooked(String name, Where where, String handlerName)
      throws IOException, ReflectiveOperationException {
    var node = new ClassNode();
    new ClassReader(Woven.bytes(Hooked.class.getName())).accept(node, ClassReader.EXPAND_FRAMES);
    MethodNode method =
        node.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    Method handler =
        Arrays.stream(HookLog.class.getMethods())
            .filter(m -> m.getName().equals(handlerName))
            .findFirst()
            .orElseThrow();
    var hook =
        new Hook(
            node.name,
            name,
            method.desc,
            where,
            call(where),
            Type.getInternalName(HookLog.class),
            handlerName,
            Type.getMethodDescriptor(handler),
            17,
            Integer.MAX_VALUE);
    new MethodHook(method, hook).weave();
    var writer = new ClassWriter(0);
    node.accept(writer);
    return Woven.withClass(Hooked.class.getName(), writer.toByteArray())
        .loadClass(Hooked.class.getName());
  }
}

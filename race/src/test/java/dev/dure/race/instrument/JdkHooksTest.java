package dev.dure.race.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dure.race.instrument.JdkHooks.Call;
import dev.dure.race.instrument.JdkHooks.Hook;
import dev.dure.race.instrument.JdkHooks.Where;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class JdkHooksTest {

  private static final Type OBJECT = Type.getType(Object.class);

  private static List<Hook> hooks() {
    return JdkHooks.forThisJdk().values().stream().flatMap(List::stream).toList();
  }

  @Test
  void everyHookedMethodIsDeclaredInThisJdk() {
    List<String> wrong = new ArrayList<>();
    for (Hook hook : hooks()) {
      if (!JdkClasses.declares(hook.owner(), hook.name(), hook.descriptor())) {
        wrong.add(hook.owner() + "." + hook.name() + hook.descriptor());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyClassWithMonitorsOfItsOwnExists() {
    JdkHooks.synchronizedClasses().forEach(JdkClasses::find);
  }

  @Test
  void handlersTakeWhatTheyAreGiven() {
    List<String> wrong = new ArrayList<>();
    for (Hook hook : hooks()) {
      List<Type> given = given(hook);
      Type[] taken = Type.getArgumentTypes(hook.handlerDescriptor());
      boolean fits = taken.length <= given.size();
      if (hook.where() == Where.RETURN || hook.where() == Where.BODY) {
        fits &= taken.length == given.size();
      }
      for (int i = 0; fits && i < taken.length; i++) {
        fits = isAssignable(taken[i], given.get(i));
      }
      if (!fits) {
        wrong.add(hook.toString());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void handlersReturnWhatIsWanted() {
    for (Hook hook : hooks()) {
      Type result = Type.getReturnType(hook.handlerDescriptor());
      switch (hook.where()) {
        case BODY -> assertEquals(Type.getReturnType(hook.descriptor()), result, hook.toString());
        case LAST_PARAMETER -> {
          Type[] parameters = Type.getArgumentTypes(hook.descriptor());
          assertEquals(parameters[parameters.length - 1], result, hook.toString());
        }
        case CALL_RESULT -> assertEquals(resultOfCall(hook), result, hook.toString());
        default -> assertEquals(Type.VOID_TYPE, result, hook.toString());
      }
    }
  }

  @Test
  void everyCallIsMadeInTheHookedMethod() throws IOException {
    for (Hook hook : hooks()) {
      Call call = hook.call();
      boolean isOfCall =
          switch (hook.where()) {
            case BEFORE_CALL, AFTER_CALL, CALL_RESULT -> true;
            default -> false;
          };
      assertEquals(isOfCall, call != null, hook.toString());
      if (call != null) {
        assertTrue(makes(hook, call), hook.toString());
      }
    }
  }

  private static List<Type> given(Hook hook) {
    if (hook.where() == Where.CALL_RESULT) {
      return List.of(resultOfCall(hook));
    }
    List<Type> given = new ArrayList<>();
    boolean isStatic =
        !hook.name().equals("<init>")
            && java.lang.reflect.Modifier.isStatic(
                Objects.requireNonNull(
                        JdkClasses.method(hook.owner(), hook.name(), hook.descriptor()))
                    .getModifiers());
    if (!isStatic) {
      given.add(Type.getObjectType(hook.owner()));
    }
    switch (hook.where()) {
      case BEFORE_CALL ->
          given.add(Type.getObjectType(Objects.requireNonNull(hook.call()).owner()));
      case AFTER_CALL -> {}
      case RETURN -> {
        if (isStatic) {
          given.addAll(List.of(Type.getArgumentTypes(hook.descriptor())));
        }
        given.add(Type.getReturnType(hook.descriptor()));
      }
      default -> given.addAll(List.of(Type.getArgumentTypes(hook.descriptor())));
    }
    return given;
  }

  private static Type resultOfCall(Hook hook) {
    return Type.getReturnType(Objects.requireNonNull(hook.call()).descriptor());
  }

  private static boolean isAssignable(Type to, Type from) {
    if (to.equals(from)) {
      return true;
    }
    boolean areReferences = to.getSort() >= Type.ARRAY && from.getSort() >= Type.ARRAY;
    return areReferences
        && (to.equals(OBJECT)
            || (to.getSort() == Type.OBJECT
                && from.getSort() == Type.OBJECT
                && JdkClasses.find(to.getInternalName())
                    .isAssignableFrom(JdkClasses.find(from.getInternalName()))));
  }

  private static boolean makes(Hook hook, Call call) throws IOException {
    boolean[] found = new boolean[1];
    try (InputStream in =
        Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(hook.owner() + ".class"))) {
      new ClassReader(in)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] ex) {
                  return name.equals(hook.name()) && descriptor.equals(hook.descriptor())
                      ? calls(call, found)
                      : null;
                }
              },
              ClassReader.SKIP_DEBUG);
    }
    return found[0];
  }

  private static MethodVisitor calls(Call call, boolean[] found) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        found[0] |=
            owner.equals(call.owner())
                && name.equals(call.name())
                && descriptor.equals(call.descriptor());
      }
    };
  }
}

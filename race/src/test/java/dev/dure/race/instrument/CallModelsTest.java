package dev.dure.race.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class CallModelsTest {

  /** Knows what the class path says, by loading. */
  private static final ClassHierarchy LOADED =
      (name, of) -> JdkClasses.find(of).isAssignableFrom(JdkClasses.find(name));

  @Test
  void everyReplacedMethodExistsInTheJdk() {
    List<String> wrong = new ArrayList<>();
    for (CallModels.Entry entry : CallModels.all()) {
      Method method = JdkClasses.method(entry.owner(), entry.name(), entry.descriptor());
      if (method == null || Modifier.isStatic(method.getModifiers()) != entry.isStatic()) {
        wrong.add(entry.owner() + "." + entry.name() + entry.descriptor());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyReplacementTakesTheReceiverAndTheArgumentsAndTheSite() {
    for (CallModels.Entry entry : CallModels.all()) {
      CallModels.Replacement by = entry.replacement();
      Method method = JdkClasses.method(by.owner(), by.name(), by.descriptor());
      assertNotNull(method, by.toString());
      boolean isUnnamed = entry.owner().equals("sun/misc/Unsafe");
      String type = isUnnamed ? "java/lang/Object" : entry.owner();
      String receiver = entry.isStatic() ? "" : "L" + type + ";";
      String expected = "(" + receiver + entry.descriptor().substring(1).replace(")", "I)");
      assertEquals(expected, by.descriptor(), by.toString());
    }
  }

  @Test
  void noMethodHasTwoModels() {
    Set<String> seen = new HashSet<>();
    for (CallModels.Entry entry : CallModels.all()) {
      String key = entry.owner() + "." + entry.name() + entry.descriptor();
      assertEquals(true, seen.add(key), key);
    }
  }

  @Test
  void findsTheModelOfAnInheritedMethod() {
    CallModels.Replacement found =
        Objects.requireNonNull(
            CallModels.find(
                Opcodes.INVOKEVIRTUAL,
                "java/util/concurrent/locks/ReentrantLock",
                "lock",
                "()V",
                LOADED));
    assertEquals("(Ljava/util/concurrent/locks/Lock;I)V", found.descriptor());
  }

  @Test
  void leavesSuperCallsAndOtherMethodsAlone() {
    String lock = "java/util/concurrent/locks/ReentrantLock";
    assertNull(CallModels.find(Opcodes.INVOKESPECIAL, lock, "lock", "()V", LOADED));
    assertNull(CallModels.find(Opcodes.INVOKEVIRTUAL, "java/lang/String", "lock", "()V", LOADED));
    assertNull(CallModels.find(Opcodes.INVOKEVIRTUAL, lock, "newCondition", "()V", LOADED));
  }

  @Test
  void replacesWaitOfAnyObject() {
    for (String owner : List.of("java/lang/Object", "java/lang/String", "[I")) {
      CallModels.Replacement found =
          Objects.requireNonNull(
              CallModels.find(Opcodes.INVOKEVIRTUAL, owner, "wait", "()V", LOADED), owner);
      assertEquals(
          Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(Object.class), Type.INT_TYPE),
          found.descriptor());
    }
  }

  @Test
  void linksAccessesOfHandles() {
    String owner = "java/lang/invoke/VarHandle";
    Handle bootstrap =
        Objects.requireNonNull(
            CallModels.handleBootstrap(Opcodes.INVOKEVIRTUAL, owner, "getAndAdd"));
    assertNotNull(
        JdkClasses.method(bootstrap.getOwner(), bootstrap.getName(), bootstrap.getDesc()));
    assertNull(CallModels.handleBootstrap(Opcodes.INVOKEVIRTUAL, owner, "varType"));
    assertEquals("(L" + owner + ";[IIII)I", CallModels.handleDescriptor("([III)I"));
  }
}

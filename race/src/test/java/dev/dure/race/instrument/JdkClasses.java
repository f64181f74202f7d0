package dev.dure.race.instrument;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Finds classes and methods as class files name them. */
final class JdkClasses {

  private JdkClasses() {}

  static Class<?> find(String internalName) {
    try {
      return Class.forName(
          internalName.replace('/', '.'), false, JdkClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(internalName, e);
    }
  }

  /** A method that a class declares or inherits, or null. */
  static @Nullable Method method(String owner, String name, String descriptor) {
    Deque<Class<?>> open = new ArrayDeque<>();
    open.add(find(owner));
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && Type.getMethodDescriptor(method).equals(descriptor)) {
          return method;
        }
      }
      if (type.getSuperclass() != null) {
        open.add(type.getSuperclass());
      }
      open.addAll(java.util.List.of(type.getInterfaces()));
    }
    return null;
  }

  /** Whether a class itself declares a method or constructor. */
  static boolean declares(String owner, String name, String descriptor) {
    if (name.equals("<init>")) {
      for (Constructor<?> constructor : find(owner).getDeclaredConstructors()) {
        if (Type.getConstructorDescriptor(constructor).equals(descriptor)) {
          return true;
        }
      }
      return false;
    }
    for (Method method : find(owner).getDeclaredMethods()) {
      if (method.getName().equals(name) && Type.getMethodDescriptor(method).equals(descriptor)) {
        return true;
      }
    }
    return false;
  }
}

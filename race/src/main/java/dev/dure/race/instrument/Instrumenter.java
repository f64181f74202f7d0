package dev.dure.race.instrument;

import dev.dure.race.runtime.Trouble;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Instruments the program's classes as they are loaded, and the few of the JDK that {@link
 * JdkHooks} names. A class that cannot be instrumented stays as it is, and the program goes on.
 */
final class Instrumenter implements ClassFileTransformer {

  private final Filter filter;
  private final HookWeaver hooks;
  private final LoaderTable loaders;

  Instrumenter(Filter filter, HookWeaver hooks) {
    this.filter = filter;
    this.hooks = hooks;
    this.loaders = new LoaderTable(filter::accepts);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a class loader is known by its identity
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name == null) {
      return null;
    }
    try {
      if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
        return hooks.weave(name, classFile);
      }
      return filter.accepts(name) ? instrument(loader, name, classFile) : null;
    } catch (Throwable e) {
      Trouble.tell("class " + name.replace('/', '.') + " is not instrumented", e);
      return null;
    }
  }

  private byte @Nullable [] instrument(ClassLoader loader, String name, byte[] classFile) {
    ClassReader reader = ClassFiles.reader(classFile);
    ClassInfo own = ClassInfo.read(reader, true);
    Classes classes = loaders.of(loader);
    classes.put(own);
    if (own.isBare()) {
      return null;
    }
    var weaver = new ClassWeaver(reader, own, classes);
    byte[] woven;
    try {
      woven = weaver.weave();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      Trouble.tell("what class " + name.replace('/', '.') + " does is not followed", e);
      woven = weaver.weaveAccessors();
    }
    return ClassFiles.withVersion(woven, classFile);
  }
}

package dev.dure.race.instrument;

import dev.dure.race.runtime.Fields;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads class files, also those of a Java release that ASM does not know yet. */
final class ClassFiles {

  private static final int VERSION_AT = 6;
  private static final int NEWEST = Opcodes.V27;

  private ClassFiles() {}

  /** The class file's major version. */
  static int version(byte[] classFile) {
    return (classFile[VERSION_AT] & 0xFF) << 8 | (classFile[VERSION_AT + 1] & 0xFF);
  }

  /** A reader; for a newer version than ASM's newest it reads the class as if it were that. */
  static ClassReader reader(byte[] classFile) {
    return new ClassReader(
        version(classFile) <= NEWEST ? classFile : withVersion(classFile, NEWEST));
  }

  /**
   * Reads a class as it was before the checker, where another agent has added members that it knows
   * by reflection from the loaded class: Mockito's mocks, if its agent comes first, have the shadow
   * fields that are about to be added.
   */
  static void accept(ClassReader reader, ClassVisitor visitor, int options) {
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, visitor) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              @Nullable Object value) {
            return name.startsWith(Fields.SHADOW_PREFIX)
                ? null
                : super.visitField(access, name, descriptor, signature, value);
          }

          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return name.startsWith(Fields.SHADOW_PREFIX)
                ? null
                : super.visitMethod(access, name, descriptor, signature, exceptions);
          }
        },
        options);
  }

  private static byte[] withVersion(byte[] classFile, int version) {
    byte[] copy = classFile.clone();
    copy[VERSION_AT] = (byte) (version >>> 8);
    copy[VERSION_AT + 1] = (byte) version;
    return copy;
  }

  /** A class with the version that another one has; changes it in place. */
  static byte[] withVersion(byte[] classFile, byte[] of) {
    classFile[VERSION_AT] = of[VERSION_AT];
    classFile[VERSION_AT + 1] = of[VERSION_AT + 1];
    return classFile;
  }
}

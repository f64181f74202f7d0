package dev.dure.race.instrument;

import org.objectweb.asm.ClassReader;
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

package dev.dure.race.instrument;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the field writes of a constructor that come before {@code super()} or {@code this()}. The
 * verifier allows nothing else to be done with the object there, so these are not followed; nobody
 * else can have seen the object yet.
 *
 * <p>Code is read in its order. Within a straight piece each {@code new} waits for its own {@code
 * <init>}, and one that nothing waits for is that of the object itself; at each frame the frame
 * says whether the object is initialized.
 */
final class Uninitialized {

  private Uninitialized() {}

  /** Writes of fields of an object that may not be initialized. */
  static Set<AbstractInsnNode> writes(MethodNode method) {
    if (!method.name.equals("<init>")) {
      return Set.of();
    }
    Set<AbstractInsnNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean initialized = false;
    int waiting = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        initialized = !contains(frame.local, Opcodes.UNINITIALIZED_THIS);
        waiting = countNew(frame);
      } else if (insn.getOpcode() == Opcodes.NEW) {
        waiting++;
      } else if (insn instanceof MethodInsnNode call && call.name.equals("<init>")) {
        if (waiting == 0) {
          initialized = true;
        } else {
          waiting--;
        }
      } else if (!initialized
          && insn instanceof FieldInsnNode
          && insn.getOpcode() == Opcodes.PUTFIELD) {
        found.add(insn);
      }
    }
    return found;
  }

  private static boolean contains(@Nullable List<Object> types, Object type) {
    return types != null && types.contains(type);
  }

  /** How many objects there are that are made but not initialized: each has its place of making. */
  private static int countNew(FrameNode frame) {
    Set<Object> places = new HashSet<>();
    for (List<Object> types : List.of(orNone(frame.local), orNone(frame.stack))) {
      for (Object type : types) {
        if (type instanceof LabelNode) {
          places.add(type);
        }
      }
    }
    return places.size();
  }

  private static List<Object> orNone(@Nullable List<Object> types) {
    return types == null ? List.of() : types;
  }
}

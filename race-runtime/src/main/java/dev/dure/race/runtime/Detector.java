package dev.dure.race.runtime;

import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Accesses to fields, told by instrumented code just before it makes them.
 *
 * <p>Each instrumented class has, for each field f that can race, a shadow field of type {@link
 * State} and two static accessors that do
 *
 * <pre>
 *   if (o != null &amp;&amp; !Detector.isRead(o.$dure$f, thread)) Detector.read(o, FIELD, thread, site);
 * </pre>
 *
 * and the same for writes. They are short, so that C2 inlines them; what they call is not inlined,
 * for code that is put into each access costs more time to compile than it saves. What a thread
 * sees in a plain read of a shadow may be old, and is then either its own access of this epoch,
 * which whoever came later has compared with its own; or something else, and the slow path reads
 * again. The slow path changes the shadow by CAS: of two accesses at once one sees the other.
 */
public final class Detector {

  private Detector() {}

  /** Whether a read would change nothing: this thread was the last here, in this epoch. */
  public static boolean isRead(@Nullable State state, ThreadState thread) {
    return state != null && state.epoch == thread.epoch;
  }

  /** Whether a write would change nothing: this thread was the last to write, in this epoch. */
  public static boolean isWritten(@Nullable State state, ThreadState thread) {
    return state != null && state.epoch == thread.epoch && !state.isRead();
  }

  /**
   * A field is about to be read.
   *
   * @param owner the object; for a static field the class that declares it
   * @param field see {@link Fields#add}
   * @param site see {@link Sites#add}
   */
  @DontInline
  public static void read(Object owner, int field, ThreadState thread, int site) {
    access(owner, Fields.get(field).located(owner), thread, site, false);
  }

  /** A field is about to be written; as {@link #read}. */
  @DontInline
  public static void write(Object owner, int field, ThreadState thread, int site) {
    access(owner, Fields.get(field).located(owner), thread, site, true);
  }

  private static void access(
      Object owner, Fields.Entry field, ThreadState thread, int site, boolean write) {
    for (State conflict : thread.access(owner, field.offset(), site, write)) {
      Findings.race(conflict, thread, site, write, field.describe(owner));
    }
  }
}

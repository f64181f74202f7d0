package dev.dure.race.runtime;

import java.util.Objects;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Volatile fields (JLS 17.4.4): a write synchronizes-with every later read.
 *
 * <p>The real access and what is told must be one step: a read that still sees the old value must
 * not learn what comes with the new one, or a race would be hidden. So instrumented code makes both
 * in one step of the field's {@link SyncVar}, which is in a shadow field:
 *
 * <pre>
 *   value = o.f; if (!Volatiles.isNews(o.$dure$f, thread)) return value;     // mostly
 *   SyncVar var = Volatiles.of(o.$dure$f, o, FIELD);
 *   var.lock(); try { value = o.f; var.acquire(thread); } finally { var.unlock(); }
 *   var.lock(); try { var.release(thread); o.f = value; } finally { var.unlock(); }
 * </pre>
 */
public final class Volatiles {

  private Volatiles() {}

  /** Whether a thread that has just read the field has something to acquire. */
  public static boolean isNews(@Nullable SyncVar var, ThreadState thread) {
    return var != null && var.isNews(thread);
  }

  /** The variable of a volatile field, for code that does not have its shadow at hand. */
  static SyncVar of(Object owner, int field) {
    Fields.Entry entry = Fields.get(field).located(owner);
    return of((SyncVar) Raw.getVolatile(owner, entry.offset()), owner, field);
  }

  /**
   * The variable of a volatile field; made when it is first used.
   *
   * @param known what the shadow field holds
   * @param owner the object; for a static field the class that declares it
   * @param field see {@link Fields#add}
   */
  @DontInline
  public static SyncVar of(@Nullable SyncVar known, Object owner, int field) {
    if (known != null) {
      return known;
    }
    Fields.Entry entry = Fields.get(field).located(owner);
    SyncVar made = SyncVar.ofField(owner, field);
    return Raw.compareAndSet(owner, entry.offset(), null, made)
        ? made
        : Objects.requireNonNull((SyncVar) Raw.getVolatile(owner, entry.offset()));
  }
}

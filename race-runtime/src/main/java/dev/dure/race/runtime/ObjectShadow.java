package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * The state of an object of the JDK that is not safe for threads: each of its methods is a read or
 * a write of one location, which stands for all of the object's memory.
 */
public final class ObjectShadow extends WeakTable.Node {

  private static final WeakTable<ObjectShadow> ALL = new WeakTable<>(ObjectShadow::new);

  private volatile @Nullable State state;
  private static final long STATE = stateOffset();

  /** As what a race names the object; whoever touches it first says it. Null before that. */
  private @Nullable Class<?> type;

  private int identity;

  private ObjectShadow(Object object, ReferenceQueue<Object> queue) {
    super(object, queue);
  }

  /**
   * An object is about to be read.
   *
   * @param object whose memory it is
   * @param called what the program called: itself, or a view or an iterator of it
   */
  public static void read(Object object, Object called, int site) {
    access(object, called, site, false);
  }

  /** An object is about to be written; as {@link #read}. */
  public static void write(Object object, Object called, int site) {
    access(object, called, site, true);
  }

  @DontInline
  private static void access(Object object, Object called, int site, boolean write) {
    ThreadState thread = ThreadState.current();
    ObjectShadow shadow = ALL.of(object);
    State before = shadow.state;
    if (write ? Detector.isWritten(before, thread) : Detector.isRead(before, thread)) {
      return;
    }
    if (shadow.type == null) {
      shadow.identity = System.identityHashCode(called);
      shadow.type = called.getClass();
    }
    for (State conflict : thread.access(shadow, STATE, site, write)) {
      Findings.race(conflict, thread, site, write, shadow.describe(called));
    }
  }

  private String describe(Object called) {
    Class<?> named = type == null ? called.getClass() : type;
    String name = named.getTypeName();
    return name.substring(name.lastIndexOf('.') + 1) + "@" + Integer.toHexString(identity);
  }

  private static long stateOffset() {
    try {
      return Raw.offset(ObjectShadow.class.getDeclaredField("state"), false);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }
}

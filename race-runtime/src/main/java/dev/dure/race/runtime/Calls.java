package dev.dure.race.runtime;

import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * The calls in which a thread is, so that an access can be told with its whole stack. Instrumented
 * code tells of each call that may lead to instrumented code: two stores of numbers.
 *
 * <p>A <em>context</em> stands for a call and all that it is in: the place of the call, and a hash
 * of the contexts around it. {@code ThreadState.calls[d]} is the context of the call that is {@code
 * d} deep; 0 is the one of no call. Only when an access is to be remembered and no equal one is, a
 * {@link Frame} is made of it and, where they are missing too, of those around it: most accesses
 * need none. Frames are found again by their contexts, so that the accesses of one method share
 * them. Two contexts of one thread that are equal by chance, one in 2<sup>40</sup>, would show one
 * stack for the other.
 *
 * <p>A method knows how deep it was called, and sets that back after each call, also if the call
 * ends by an exception. Where the JDK's own code catches an exception, no instrumented method does
 * that; then the thread seems to be in calls that are over. {@link #atTask} mends it where a pool
 * goes on with another task, and {@link #grow} where it comes to nothing but ever deeper stacks.
 */
public final class Calls {

  private static final int SITE_BITS = 24;

  /** The greatest number of a place that a context has room for. */
  static final int MAX_SITE = (1 << SITE_BITS) - 1;

  /** At which length it is worth a look whether the stack is really that deep. */
  private static final int DOUBTFUL = 1 << 10;

  private static final int MOST_FRAMES = 1 << 12;

  private Calls() {}

  /**
   * Instrumented code, before a call.
   *
   * @param thread of {@link ThreadState#current}
   * @param depth what {@link ThreadState#depth} was at the method's begin
   * @param site of the call
   */
  public static void call(ThreadState thread, int depth, int site) {
    int inner = depth + 1;
    long[] calls = thread.calls;
    if (inner >= calls.length) {
      tooDeep(thread, depth, site);
      return;
    }
    calls[inner] = context(calls[depth], site);
    thread.depth = inner;
  }

  /**
   * Instrumented code, after a call, and at the begin of each exception handler.
   *
   * @param thread of {@link ThreadState#current}
   * @param depth what {@link ThreadState#depth} was at the method's begin
   */
  public static void back(ThreadState thread, int depth) {
    thread.depth = depth;
  }

  private static long context(long outer, int site) {
    return (((outer ^ site) * 0x9E3779B97F4A7C15L) & ~(long) MAX_SITE) | site;
  }

  @DontInline
  private static void tooDeep(ThreadState thread, int depth, int site) {
    int from = grow(thread, depth);
    thread.calls[from + 1] = context(thread.calls[from], site);
    thread.depth = from + 1;
  }

  /**
   * Makes room for one more call. Each call that was told of has a frame in the JVM's stack; if
   * that has fewer frames, some calls are over without anybody having noticed.
   *
   * @return how deep the thread is
   */
  private static int grow(ThreadState thread, int depth) {
    if (depth >= DOUBTFUL && StackWalker.getInstance().walk(frames -> frames.count()) < depth) {
      return 0;
    }
    thread.calls = java.util.Arrays.copyOf(thread.calls, 2 * thread.calls.length);
    return depth;
  }

  /**
   * The thread, which is a pool's own, is about to run a task. If the last one has ended by an
   * exception that the pool caught, the thread still seems to be in its calls.
   */
  static void atTask(ThreadState thread) {
    if (thread.taskDepth < 0) {
      thread.taskDepth = thread.depth;
    } else {
      thread.depth = thread.taskDepth;
    }
  }

  /** Whether a thread is in the calls that a frame stands for. */
  static boolean isIn(ThreadState thread, @Nullable Frame frame) {
    return (frame == null ? 0 : frame.context) == thread.calls[thread.depth];
  }

  /** The calls in which a thread is, or null if it is in none. */
  static @Nullable Frame frame(ThreadState thread) {
    int depth = thread.depth;
    if (depth == 0) {
      return null;
    }
    Frame known = find(thread, thread.calls[depth]);
    return known != null ? known : make(thread, depth);
  }

  private static @Nullable Frame find(ThreadState thread, long context) {
    @Nullable Frame[] frames = thread.frames;
    Frame frame = frames[index(context, frames.length)];
    return frame != null && frame.context == context ? frame : null;
  }

  /** Makes the frames that are missing, from the innermost call on whose frame is there. */
  private static Frame make(ThreadState thread, int depth) {
    long[] calls = thread.calls;
    int known = depth - 1;
    Frame frame = null;
    while (known > 0 && frame == null) {
      frame = find(thread, calls[known]);
      if (frame == null) {
        known--;
      }
    }
    Frame made = add(thread, frame, calls[known + 1]);
    for (int at = known + 2; at <= depth; at++) {
      made = add(thread, made, calls[at]);
    }
    return made;
  }

  private static Frame add(ThreadState thread, @Nullable Frame caller, long context) {
    Frame made = new Frame(caller, (int) context & MAX_SITE, context);
    @Nullable Frame[] frames = thread.frames;
    int at = index(context, frames.length);
    if (++thread.framesMade > 2 * frames.length
        && frames.length < MOST_FRAMES
        && !thread.info.isVirtual()) {
      frames = larger(frames);
      thread.frames = frames;
      at = index(context, frames.length);
    }
    frames[at] = made;
    return made;
  }

  private static @Nullable Frame[] larger(@Nullable Frame[] frames) {
    @Nullable Frame[] larger = new Frame[4 * frames.length];
    for (Frame frame : frames) {
      if (frame != null) {
        larger[index(frame.context, larger.length)] = frame;
      }
    }
    return larger;
  }

  private static int index(long context, int length) {
    return (int) (context >>> SITE_BITS) & (length - 1);
  }
}

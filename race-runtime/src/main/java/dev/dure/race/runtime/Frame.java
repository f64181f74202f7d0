package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A call that is going on: where it was made, and in which call. Instrumented code makes one before
 * each call, so that an access can keep the whole stack in one reference. Immutable.
 */
public final class Frame {

  final @Nullable Frame caller;
  final int site;

  /** Of the whole stack, so that equal stacks are mostly found by one comparison. */
  final int hash;

  private Frame(@Nullable Frame caller, int site, int hash) {
    this.caller = caller;
    this.site = site;
    this.hash = hash;
  }

  /**
   * Instrumented code, before a call.
   *
   * @param thread of {@link ThreadState#current}
   * @param caller what {@link ThreadState#frame} was at the method's begin
   * @param site of the call
   */
  public static void call(ThreadState thread, @Nullable Frame caller, int site) {
    int hash = hash(caller, site);
    @Nullable Frame[] calls = thread.calls;
    int at = hash & (calls.length - 1);
    Frame frame = calls[at];
    if (frame == null || frame.caller != caller || frame.site != site) {
      frame = new Frame(caller, site, hash);
      calls[at] = frame;
    }
    thread.frame = frame;
  }

  private static int hash(@Nullable Frame caller, int site) {
    return (caller == null ? 0 : caller.hash) * 31 + site;
  }

  /**
   * Instrumented code, after a call, and at the begin of each exception handler.
   *
   * @param thread of {@link ThreadState#current}
   * @param caller what {@link ThreadState#frame} was at the method's begin
   */
  public static void back(ThreadState thread, @Nullable Frame caller) {
    thread.frame = caller;
  }
}

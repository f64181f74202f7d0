package dev.dure.process;

import java.util.Locale;

/** Why a pool's worker ended. */
enum EndReason {
  /** It had done its tasks, was old or large enough, and another took its place. */
  RECYCLED,
  /** The pool was at its end, and the worker had nothing to do. */
  CLOSED,
  /** The pool's end was not to wait for its task. */
  STOPPED,
  /** Its task was cancelled. */
  CANCELLED,
  /** Its task's deadline had passed. */
  DEADLINE,
  /** It took more than its cap. */
  EXCEEDED,
  /** It broke the protocol. */
  VIOLATION,
  /** It never became ready. */
  NOT_STARTED,
  /** Nobody here wanted it: it crashed, exited, or was killed from outside. */
  DIED;

  /** Whether it counts as a death. */
  boolean isDeath() {
    return this == NOT_STARTED || this == DIED;
  }

  /** In the words of events. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

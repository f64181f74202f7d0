package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A call: where it was made, and in which call. An access keeps its whole stack in one reference to
 * one of these. Immutable; made by {@link Calls}, when an access is to be remembered.
 */
final class Frame {

  final @Nullable Frame caller;
  final int site;

  /** Of the whole stack; see {@link Calls}. */
  final long context;

  Frame(@Nullable Frame caller, int site, long context) {
    this.caller = caller;
    this.site = site;
    this.context = context;
  }
}

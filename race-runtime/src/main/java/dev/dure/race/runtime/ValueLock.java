package dev.dure.race.runtime;

/**
 * A lock that is a boxed number or a literal, taken by two threads.
 *
 * @param later one hold, by where it was taken
 * @param earlier the other thread's, of the same lock or at the same place
 */
public record ValueLock(Access later, Access earlier) {}

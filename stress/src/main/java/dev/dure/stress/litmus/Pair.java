package dev.dure.stress.litmus;

/**
 * Two handles of one object, one for each thread of a test. In shared memory they come from two
 * spaces that are open at once, as in two processes.
 *
 * @param <T> the type of the object
 * @param one the first thread's
 * @param two the second thread's
 */
record Pair<T>(T one, T two) {}

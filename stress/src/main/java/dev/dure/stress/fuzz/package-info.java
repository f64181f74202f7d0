/**
 * Overwrites what a segment has beside its users' data, while worker JVMs use it. Nothing is said
 * of what they read and lock then; but each of their steps must end, by itself or with an exception
 * that says what is wrong, and no JVM may crash.
 *
 * <p>The fuzzer knows the segment by its documented layout, with none of the code that is tested.
 */
@NullMarked
package dev.dure.stress.fuzz;

import org.jspecify.annotations.NullMarked;

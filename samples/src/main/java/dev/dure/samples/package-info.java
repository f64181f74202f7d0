/**
 * Numbered lessons: each hazard of parallel programs broken, for real, and next to it mended. The
 * lessons are there to be read and copied; {@code dure tour} runs them all.
 *
 * <p>A lesson is one class with two methods, {@code broken} and {@code mended}, which differ in the
 * lines that matter and in nothing else. {@link dev.dure.samples.Workers} starts the threads or
 * processes, all at once, and waits for them.
 */
@NullMarked
package dev.dure.samples;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of concurrent code: {@link dev.dure.junit.CheckRaces} fails a test with what the race
 * checker finds in it, and {@link dev.dure.junit.Stress} runs code in several threads at once.
 *
 * <p>The annotations want JUnit Jupiter 5.9 or newer, 6 too; {@code Stress} wants nothing.
 */
@NullMarked
package dev.dure.junit;

import org.jspecify.annotations.NullMarked;

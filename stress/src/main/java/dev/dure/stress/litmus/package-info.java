/**
 * jcstress tests: each atomic claim of the contract, on the heap and in shared memory. A test names
 * the outcomes that are forbidden, and whether hardware or compilers show them where the claim is
 * not kept. {@code stress/run jcstress -t litmus}
 */
@NullMarked
package dev.dure.stress.litmus;

import org.jspecify.annotations.NullMarked;

/**
 * The process scope: shared objects in shared memory. {@link dev.dure.memory.MemorySpace} is the
 * way in.
 *
 * <p>The memory effects are those of {@link dev.dure}; they hold between processes too, since all
 * of them access the same physical memory by the same instructions with which one JVM's threads
 * access its heap.
 */
@NullMarked
package dev.dure.memory;

import org.jspecify.annotations.NullMarked;

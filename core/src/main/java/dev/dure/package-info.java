/**
 * The contract of Dure: spaces, the objects that live in them, and their failures.
 *
 * <h2>Memory consistency</h2>
 *
 * A {@link dev.dure.Space} is where shared objects live: the heap of one JVM (threads) or a segment
 * of shared memory (processes). In every space these edges of <i>happens-before</i> hold (JLS
 * 17.4.5), between threads of one process and between threads of different processes alike:
 *
 * <ul>
 *   <li>Each operation of a value or an array element whose name has no mode in it ({@code get},
 *       {@code set}, {@code getAndAdd}, {@code update} …) is atomic and <i>sequentially
 *       consistent</i>, as an access of a {@code volatile} variable is: a write happens-before
 *       every later read of the same value or element.
 *   <li>A {@code setRelease} happens-before the {@code getAcquire} (or stronger read) that sees it.
 *       {@code Opaque} and {@code Plain} accesses give no edge.
 *   <li>Bulk copies of arrays are plain: they are ordered by something else, such as a lock, or by
 *       nothing. No element of them is ever torn.
 *   <li>The release of a lock happens-before every later grant of it. A {@linkplain
 *       dev.dure.SharedLock#recover recovery} comes after everything that the dead owner did and
 *       that its machine had made visible.
 *   <li>Actions before {@link dev.dure.SharedCondition#signal signal} happen-before the return of
 *       the {@code await} that it ends, by way of the lock.
 *   <li>{@link dev.dure.SharedEvent#set set} of an event, {@link
 *       dev.dure.SharedCountDownLatch#countDown countDown} of a latch and {@link
 *       dev.dure.SharedSemaphore#release() release} of a semaphore happen-before the return of the
 *       waits that they end; what a party does before it waits at a barrier happens-before the
 *       return of the others. Releasing a write lock happens-before later grants of both sides,
 *       releasing a read lock before those of the write lock.
 *   <li>{@link dev.dure.Guarded#update Guarded.update} happens-before every later {@code read} or
 *       {@code update} of it.
 *   <li>Putting an element into a {@link dev.dure.SharedQueue} happens-before what follows its
 *       removal.
 *   <li>What changes an entry of a {@link dev.dure.SharedMap} happens-before every later read or
 *       change of that entry.
 * </ul>
 *
 * <h2>Failure is part of the type</h2>
 *
 * Owners of locks die, spaces fill up and are closed. Each of that has an exception of its own
 * which names the values; see {@link dev.dure.AbandonedLockException}, {@link
 * dev.dure.SpaceFullException}, {@link dev.dure.SpaceClosedException}, {@link
 * dev.dure.ShapeMismatchException}.
 *
 * <p>Unless a method says otherwise, a {@code null} argument gives a {@link NullPointerException},
 * no method blocks, and every method may be called from any thread, a virtual one too.
 */
@NullMarked
package dev.dure;

import org.jspecify.annotations.NullMarked;

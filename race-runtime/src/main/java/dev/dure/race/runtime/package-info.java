/**
 * What instrumented code calls: the engine of the checker. It sits in the bootstrap loader, so that
 * every class can see it, and depends on nothing.
 *
 * <p>{@link dev.dure.race.runtime.ThreadState} holds the rules of what an access does to a {@link
 * dev.dure.race.runtime.State}, {@link dev.dure.race.runtime.SyncVar} those of what is told and
 * learnt.
 */
@NullMarked
package dev.dure.race.runtime;

import org.jspecify.annotations.NullMarked;

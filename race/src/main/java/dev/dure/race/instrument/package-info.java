/**
 * Puts calls of the engine into the program's classes as they are loaded.
 *
 * <p>{@link dev.dure.race.instrument.Instrumenter} decides which classes; {@link
 * dev.dure.race.instrument.ClassWeaver} changes one, {@link dev.dure.race.instrument.MethodWeaver}
 * a method of it. They compute no stack map frames and load no class: new locals come after the
 * method's own, so that each frame is only made longer, and what needs a branch is in an accessor
 * or in the engine.
 */
@NullMarked
package dev.dure.race.instrument;

import org.jspecify.annotations.NullMarked;

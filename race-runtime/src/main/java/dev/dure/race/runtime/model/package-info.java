/**
 * What the program calls instead of methods of the JDK that have a memory effect, and what the JDK
 * itself calls where it hands work from thread to thread.
 *
 * <p>Each public static method of a class whose name ends in {@code Model} stands for the method of
 * the same name of its first parameter's class, takes the same arguments and the site of the call
 * last; where the class has {@link dev.dure.race.runtime.model.StaticsOf}, for the static method of
 * that class. It makes the real call, and tells the engine what the method's contract says of
 * memory: never what the implementation happens to do.
 *
 * <p>{@link dev.dure.race.runtime.model.Handoffs} and its like are called by the JDK's classes
 * themselves.
 */
@NullMarked
package dev.dure.race.runtime.model;

import org.jspecify.annotations.NullMarked;

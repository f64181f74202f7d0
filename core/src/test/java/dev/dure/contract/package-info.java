/**
 * What every space must keep: each space's tests inherit these classes and say only how one is
 * made. They use the public API alone, and no particular space.
 */
@NullMarked
package dev.dure.contract;

import org.jspecify.annotations.NullMarked;

/** The agent of the checker, and what it can be told. */
@NullMarked
package dev.dure.race;

import org.jspecify.annotations.NullMarked;

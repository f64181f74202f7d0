/** Runs programs under the checker as its users do, each in a JVM of its own. */
@NullMarked
package dev.dure.trials;

import org.jspecify.annotations.NullMarked;

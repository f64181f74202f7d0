/**
 * Lincheck on the objects of both spaces: scenarios of a few operations, run again and again by
 * threads of one JVM, whose results have to be those of some order. docs/linearizability.md
 */
@NullMarked
package dev.dure.stress.lincheck;

import org.jspecify.annotations.NullMarked;

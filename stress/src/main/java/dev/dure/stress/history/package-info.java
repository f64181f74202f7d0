/**
 * Recorded histories of real processes, and a checker that says whether they are linearizable. See
 * docs/linearizability.md.
 */
@NullMarked
package dev.dure.stress.history;

import org.jspecify.annotations.NullMarked;

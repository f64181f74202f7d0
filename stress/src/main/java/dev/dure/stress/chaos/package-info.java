/**
 * Chaos in process pools: workers are killed while tasks of every kind are on their way, parents
 * are killed with all they have, and what is left of it is counted. See docs/pool-chaos.md.
 */
@NullMarked
package dev.dure.stress.chaos;

import org.jspecify.annotations.NullMarked;

/** Runs the small programs of {@code src/targets/java} under the agent. */
@NullMarked
package dev.dure.race.targets;

import org.jspecify.annotations.NullMarked;

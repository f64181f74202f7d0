/**
 * What a user sees of the checker: the text and the JSON of a race, why it is one, what it is an
 * example of, and what the user has asked not to be told.
 *
 * <p>This runs inside the program under test, in the thread that made the racing access. So it
 * takes no lock but its own, writes to file descriptors and not to {@code System.err}, whose lock
 * the program may hold, and never throws.
 */
@NullMarked
package dev.dure.race.report;

import org.jspecify.annotations.NullMarked;

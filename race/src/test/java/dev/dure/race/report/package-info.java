/** Tests. */
@NullMarked
package dev.dure.race.report;

import org.jspecify.annotations.NullMarked;

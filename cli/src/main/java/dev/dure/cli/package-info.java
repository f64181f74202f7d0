/** The {@code dure} command. */
@NullMarked
package dev.dure.cli;

import org.jspecify.annotations.NullMarked;

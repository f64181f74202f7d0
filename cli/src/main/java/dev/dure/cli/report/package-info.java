/**
 * What {@code dure check} found, as files for people and for programs.
 *
 * <p>All that comes from the checked program is text that anybody may have chosen: names of
 * classes, fields, threads and source files. It is read within limits, and each writer escapes all
 * of it.
 */
@NullMarked
package dev.dure.cli.report;

import org.jspecify.annotations.NullMarked;

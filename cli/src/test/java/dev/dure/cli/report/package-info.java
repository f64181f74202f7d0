/** Tests of the reports. */
@NullMarked
package dev.dure.cli.report;

import org.jspecify.annotations.NullMarked;

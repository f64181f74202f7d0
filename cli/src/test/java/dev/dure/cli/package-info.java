@NullMarked
package dev.dure.cli;

import org.jspecify.annotations.NullMarked;

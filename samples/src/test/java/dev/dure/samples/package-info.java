@NullMarked
package dev.dure.samples;

import org.jspecify.annotations.NullMarked;

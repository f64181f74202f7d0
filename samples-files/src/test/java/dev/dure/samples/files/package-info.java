@NullMarked
package dev.dure.samples.files;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.dure.maven;

import org.jspecify.annotations.NullMarked;

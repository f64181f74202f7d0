@NullMarked
package dev.dure.junit;

import org.jspecify.annotations.NullMarked;

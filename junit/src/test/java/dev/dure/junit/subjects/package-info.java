/** Tests that run in other JVMs, where many of them are to fail. */
@NullMarked
package dev.dure.junit.subjects;

import org.jspecify.annotations.NullMarked;

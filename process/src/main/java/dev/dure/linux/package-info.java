/** What the kernel offers and Java does not. Not exported: shared memory and the pool use it. */
@NullMarked
package dev.dure.linux;

import org.jspecify.annotations.NullMarked;

/** What the scopes share, and the thread scope. Not exported to users. */
@NullMarked
package dev.dure.internal;

import org.jspecify.annotations.NullMarked;

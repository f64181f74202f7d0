/**
 * A real use of the process pool: a folder of files from who knows where, some of them out to harm
 * whoever parses them. {@link dev.dure.samples.files.Main} parses them with the usual libraries, as
 * they come, one task a file, in workers that are sandboxed and capped.
 *
 * <p>What is to be copied from here is {@code Parsing}: the options of the pool, and the run.
 */
@NullMarked
package dev.dure.samples.files;

import org.jspecify.annotations.NullMarked;

/**
 * Puts a project's tests under the race checker, and fails the build by what is found.
 *
 * <p>{@link dev.dure.maven.PrepareMojo} adds the agent to the JVMs of the tests, each of which
 * writes a journal; {@link dev.dure.maven.CheckMojo} reads these when the tests have ended. {@link
 * dev.dure.maven.Participant} puts both into the build of a project that only names the plug-in.
 */
@NullMarked
package dev.dure.maven;

import org.jspecify.annotations.NullMarked;

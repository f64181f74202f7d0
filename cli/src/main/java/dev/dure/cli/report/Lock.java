package dev.dure.cli.report;

import org.jspecify.annotations.Nullable;

/**
 * A lock that a thread held at an access.
 *
 * @param name class and identity
 * @param shared whether as a read lock
 * @param takenAt where it was taken, or null if that is not known
 */
public record Lock(String name, boolean shared, @Nullable Frame takenAt) {}

package dev.dure.internal;

/**
 * A pool's workers at one moment.
 *
 * @param restarts how many were started in the place of others
 * @param deaths how many ended though nobody wanted it
 */
public record Crowd(int idle, int busy, int starting, long restarts, long deaths) {}

package dev.dure.samples.files;

import java.time.Duration;

/**
 * How files are parsed.
 *
 * @param workers how many at once
 * @param sandbox whether workers are confined
 * @param deadline how long a file may take
 * @param cpuCap how much processor time a file may take
 */
record Settings(int workers, boolean sandbox, Duration deadline, Duration cpuCap) {}

package dev.dure.samples.files;

import java.io.Serializable;

/**
 * What a parser has found; the one class that a worker's answer may be of.
 *
 * @param summary in words; as hostile as the file, since much of it may be the file's own
 */
record Parsed(String summary) implements Serializable {}

package dev.dure.benchmarks;

import java.util.List;

/**
 * A part of the results that JMH measures.
 *
 * @param title its heading
 * @param note what to know about it, in Markdown, or nothing
 * @param pairings its lines
 */
record Section(String title, String note, List<Pairing> pairings) {}

package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What the checker remembers of one location: the last write, and the reads since then that no
 * other of them follows. Immutable, and shared by all locations for which it says the same; a
 * location that nobody has touched has none (null).
 *
 * <p>A state is an access (the latest), and what else is remembered with it:
 *
 * <pre>
 *   write                       {@code site} as is; nothing else remembered
 *   read, after a write         READ is set in {@code site}; {@code write} is that write, or null
 *   reads not ordered           the same, and {@code reads} are all of them, this one first
 * </pre>
 *
 * This is FastTrack (Flanagan and Freund, PLDI 2009) with whole accesses instead of epochs, so that
 * both stacks can be told.
 */
public final class State {

  private static final int READ = 1 << 31;

  final Epoch epoch;
  private final int site;
  final @Nullable Frame frame;
  final @Nullable State write;

  /** Each of them is alone; null if there is but this one. */
  final State @Nullable [] reads;

  private State(
      Epoch epoch,
      int site,
      @Nullable Frame frame,
      @Nullable State write,
      State @Nullable [] reads) {
    this.epoch = epoch;
    this.site = site;
    this.frame = frame;
    this.write = write;
    this.reads = reads;
  }

  static State write(Epoch epoch, int site, @Nullable Frame frame) {
    return new State(epoch, site, frame, null, null);
  }

  /** A read, alone. */
  static State read(Epoch epoch, int site, @Nullable Frame frame, @Nullable State write) {
    return new State(epoch, site | READ, frame, write, null);
  }

  /**
   * Reads that are not ordered.
   *
   * @param reads each of them alone, the latest first
   */
  static State reads(State[] reads) {
    State latest = reads[0];
    return new State(latest.epoch, latest.site, latest.frame, latest.write, reads);
  }

  boolean isRead() {
    return site < 0;
  }

  /** Whether one of several reads was in an epoch. */
  boolean isReadIn(Epoch wanted) {
    State[] all = reads;
    if (all != null) {
      for (State read : all) {
        if (read.epoch == wanted) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where in the program; see {@link Sites}. */
  int site() {
    return site & ~READ;
  }

  /** The last write: this, or what it remembers. */
  @Nullable State lastWrite() {
    return isRead() ? write : this;
  }
}

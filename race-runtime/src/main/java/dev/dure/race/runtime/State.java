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
 *   reads not ordered           the same, and {@code others} are the other reads
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
  final State @Nullable [] others;

  private State(
      Epoch epoch,
      int site,
      @Nullable Frame frame,
      @Nullable State write,
      State @Nullable [] others) {
    this.epoch = epoch;
    this.site = site;
    this.frame = frame;
    this.write = write;
    this.others = others;
  }

  static State write(Epoch epoch, int site, @Nullable Frame frame) {
    return new State(epoch, site, frame, null, null);
  }

  static State read(
      Epoch epoch,
      int site,
      @Nullable Frame frame,
      @Nullable State write,
      State @Nullable [] others) {
    return new State(epoch, site | READ, frame, write, others);
  }

  /** This read without the others that are remembered with it. */
  State alone() {
    return new State(epoch, site, frame, write, null);
  }

  boolean isRead() {
    return site < 0;
  }

  /** Whether one of the other reads was in an epoch. */
  boolean isReadIn(Epoch wanted) {
    State[] reads = others;
    if (reads != null) {
      for (State read : reads) {
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

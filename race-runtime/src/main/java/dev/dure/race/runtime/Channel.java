package dev.dure.race.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of one kind of findings to who reports; and which of them have gone it already. */
final class Channel<F> {

  private final Set<Long> seen = new HashSet<>();
  private volatile @Nullable Consumer<F> listener;

  void listen(Consumer<F> consumer) {
    listener = consumer;
  }

  /** As {@link Findings#beginAgain}. */
  void beginAgain() {
    synchronized (seen) {
      seen.clear();
    }
  }

  boolean isSeen(long key) {
    synchronized (seen) {
      return seen.contains(key);
    }
  }

  /** Whether a finding is the first one with its key. */
  boolean isNew(long key) {
    synchronized (seen) {
      return seen.add(key);
    }
  }

  /** Whether anybody listens. */
  boolean isOpen() {
    return listener != null;
  }

  void tell(F finding) {
    Consumer<F> told = listener;
    if (told != null) {
      told.accept(finding);
    }
  }
}

package dev.dure.race.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes races from where they are noticed, and gives each pair of places once to who reports. */
public final class Findings {

  private static final Set<Long> SEEN = new HashSet<>();
  private static volatile @Nullable Consumer<Race> listener;

  private Findings() {}

  /** Who is told; called in the thread that made the later access, one call at a time. */
  public static void listen(Consumer<Race> consumer) {
    listener = consumer;
  }

  static void race(State before, ThreadState thread, int site, boolean write, String location) {
    if (thread.busy || !isNew(before.site(), site)) {
      return;
    }
    thread.busy = true;
    try {
      Access later =
          new Access(write, thread.info, thread.epoch.held, Sites.stack(site, Calls.frame(thread)));
      Consumer<Race> told = listener;
      if (told != null) {
        told.accept(new Race(location, Access.of(before), later));
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  private static boolean isNew(int one, int other) {
    long pair = ((long) Math.min(one, other) << 32) | Math.max(one, other);
    synchronized (SEEN) {
      return SEEN.add(pair);
    }
  }
}

package dev.dure.stress.fuzz;

import dev.dure.AbandonedLockException;
import dev.dure.ElementRefusedException;
import dev.dure.ShapeMismatchException;
import dev.dure.SpaceFullException;
import dev.dure.memory.SegmentCreationException;
import dev.dure.memory.SegmentDamagedException;
import dev.dure.memory.SegmentNotFoundException;
import dev.dure.memory.SegmentRefusedException;
import java.io.InvalidObjectException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How steps ended, and which ends are allowed. */
final class Outcomes {

  /** What tells somebody who uses a segment that it is damaged, or what the damage has led to. */
  private static final Set<Class<? extends Throwable>> ALLOWED =
      Set.of(
          SegmentDamagedException.class,
          SegmentRefusedException.class,
          SegmentCreationException.class,
          SegmentNotFoundException.class,
          AbandonedLockException.class,
          SpaceFullException.class,
          ShapeMismatchException.class,
          ElementRefusedException.class,
          BrokenBarrierException.class,
          TimeoutException.class);

  private static final String FINE = "fine";

  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  /** Notes an end that was allowed. */
  void fine() {
    count(FINE);
  }

  private void count(String end) {
    counts.computeIfAbsent(end, key -> new AtomicLong()).incrementAndGet();
  }

  /**
   * Notes an exception.
   *
   * @return whether it is one that is allowed
   */
  boolean isAllowed(Operation operation, Throwable thrown) {
    Throwable told = thrown instanceof InvalidObjectException e ? e.getCause() : thrown;
    boolean allowed = isTyped(told) || isOfTheJdk(operation, told);
    if (allowed && told != null) {
      count(told.getClass().getSimpleName());
    }
    return allowed;
  }

  private static boolean isTyped(@Nullable Throwable told) {
    return told != null && ALLOWED.contains(told.getClass());
  }

  /**
   * What the JDK's interfaces prescribe where somebody gives back what he does not have: he had it,
   * and the word that said so was overwritten.
   */
  private static boolean isOfTheJdk(Operation operation, @Nullable Throwable told) {
    return switch (operation.givesBack()) {
      case NOTHING -> false;
      case LOCK -> told instanceof IllegalMonitorStateException;
      case PERMITS ->
          (told != null && told.getClass() == IllegalStateException.class)
              || (told instanceof Error
                  && String.valueOf(told.getMessage()).startsWith("Maximum permit count"));
    };
  }

  /** The counts as words of one line, and from now on from 0. */
  String take() {
    StringBuilder line = new StringBuilder();
    counts.forEach(
        (end, count) -> line.append(' ').append(end).append('=').append(count.getAndSet(0)));
    return line.toString();
  }
}

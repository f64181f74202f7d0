package dev.dure.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the locks, semaphores and queues of a segment again and again. A look is one or two
 * volatile reads for each object, and takes nothing from those who use it but the time until the
 * cache line is theirs again: some 0.1 µs, which is why it pays to look a thousand times a second
 * and not a million times.
 *
 * <p>For one thread at a time; ends with its {@link SegmentView}.
 */
public final class ActivitySampler {

  private final SegmentView view;
  private final Memory memory;
  private final Map<Long, Watched> watched = new HashMap<>();
  private long since = System.nanoTime();

  ActivitySampler(SegmentView view) {
    this.view = view;
    this.memory = view.memory();
    findObjects();
  }

  private void findObjects() {
    for (Directory.Entry entry : view.entries()) {
      if (!watched.containsKey(entry.at())) {
        Watched object = watch(entry);
        if (object != null) {
          watched.put(entry.at(), object);
        }
      }
    }
  }

  private @Nullable Watched watch(Directory.Entry entry) {
    long body = entry.body();
    return switch (entry.shape().kind()) {
      case LOCK, GUARDED -> new WatchedLock(entry, List.of());
      case READ_WRITE_LOCK ->
          new WatchedLock(entry, new ReadWriteRecord(memory, body, view.slotCount()).waitWords());
      case SEMAPHORE ->
          new WatchedSemaphore(entry, new SemaphoreRecord(memory, entry, view.slotCount()));
      case QUEUE -> new WatchedQueue(entry, new QueueRecord(memory, entry));
      default -> null;
    };
  }

  /**
   * Looks once at each object.
   *
   * @throws SegmentDamagedException if the segment is not what its header says
   */
  public void sample() {
    view.checked(
        () -> {
          watched.values().forEach(Watched::sample);
          return watched;
        });
  }

  /**
   * What was seen since the last call, or since the sampler was made; begins anew, with the objects
   * that there are now.
   *
   * @return the objects, the most contended first, then the most busy
   * @throws SegmentDamagedException if the segment is not what its header says
   */
  public List<ObjectActivity> report() {
    return view.checked(
        () -> {
          long now = System.nanoTime();
          double seconds = Math.max(now - since, 1) / 1e9;
          List<ObjectActivity> all = new ArrayList<>();
          watched.values().forEach(object -> all.add(object.report(seconds)));
          all.sort(ObjectActivity.BY_CONTENTION);
          since = now;
          findObjects();
          return List.copyOf(all);
        });
  }

  /** One object, and what was seen of it. */
  private abstract class Watched {
    private final Directory.Entry entry;
    private final List<Long> waitWords;
    private OptionalLong countBefore = OptionalLong.empty();
    private long samples;
    private long heldSamples;
    private long waitingSamples;
    private LongSummaryStatistics depths = new LongSummaryStatistics();

    Watched(Directory.Entry entry, List<Long> waitWords) {
      this.entry = entry;
      this.waitWords = waitWords;
    }

    final void sample() {
      samples++;
      boolean waiting = lookAt();
      for (long word : waitWords) {
        waiting |= (memory.getInt(word) & SynchronizerLayout.WAITERS) != 0;
      }
      waitingSamples += waiting ? 1 : 0;
    }

    final void seenHeld() {
      heldSamples++;
    }

    final void seenDepth(long depth) {
      depths.accept(depth);
    }

    /** From where on {@link #count} counts. */
    final void beginCount() {
      countBefore = count();
    }

    /** Looks once; returns whether somebody waits, as far as that is not in the wait words. */
    abstract boolean lookAt();

    /** What grows as the object is used. */
    OptionalLong count() {
      return OptionalLong.empty();
    }

    /** Who was last seen to hold it. */
    Optional<ObjectState.Holder> holder() {
      return Optional.empty();
    }

    final ObjectActivity report(double seconds) {
      OptionalLong count = count();
      ObjectActivity activity =
          new ObjectActivity(
              SegmentView.labelOf(entry),
              entry.shape().kind().word(),
              samples,
              share(heldSamples),
              share(waitingSamples),
              holder(),
              count.isPresent() && countBefore.isPresent()
                  ? OptionalDouble.of((count.getAsLong() - countBefore.getAsLong()) / seconds)
                  : OptionalDouble.empty(),
              depth());
      countBefore = count;
      samples = 0;
      heldSamples = 0;
      waitingSamples = 0;
      depths = new LongSummaryStatistics();
      return activity;
    }

    private Optional<ObjectActivity.Depth> depth() {
      return depths.getCount() == 0
          ? Optional.empty()
          : Optional.of(
              new ObjectActivity.Depth(depths.getMin(), depths.getAverage(), depths.getMax()));
    }

    private double share(long part) {
      return samples == 0 ? 0 : (double) part / samples;
    }
  }

  private final class WatchedLock extends Watched {
    private final LockRecord record;
    private int lastSlot = -1;

    WatchedLock(Directory.Entry entry, List<Long> waitWords) {
      super(entry, waitWords);
      this.record = new LockRecord(memory, entry.body());
      beginCount();
    }

    @Override
    boolean lookAt() {
      int word = record.read();
      if ((word & Layout.HELD) != 0) {
        seenHeld();
        lastSlot = Layout.slotOf(word);
      }
      return (word & Layout.WAITERS) != 0;
    }

    @Override
    OptionalLong count() {
      return OptionalLong.of(StateReader.handovers(memory, record.body()));
    }

    @Override
    Optional<ObjectState.Holder> holder() {
      Optional<ObjectState.Holder> last = view.holder(lastSlot);
      lastSlot = -1;
      return last;
    }
  }

  private final class WatchedSemaphore extends Watched {
    private final SemaphoreRecord record;

    WatchedSemaphore(Directory.Entry entry, SemaphoreRecord record) {
      super(entry, record.waitWords());
      this.record = record;
    }

    @Override
    boolean lookAt() {
      seenDepth(record.ledger().permits());
      return false;
    }
  }

  private final class WatchedQueue extends Watched {
    private final QueueRecord record;

    WatchedQueue(Directory.Entry entry, QueueRecord record) {
      super(entry, List.of(record.notFull()));
      this.record = record;
      beginCount();
    }

    @Override
    boolean lookAt() {
      long gone = record.gone(); // first: it grows, and never over what was put
      seenDepth(Math.clamp(record.puts() - gone, 0, record.capacity()));
      return false;
    }

    @Override
    OptionalLong count() {
      return OptionalLong.of(record.puts());
    }
  }
}

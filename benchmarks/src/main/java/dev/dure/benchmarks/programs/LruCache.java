package dev.dure.benchmarks.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/** A cache of computed values, in segments under a lock each, the least recently used go. */
final class LruCache implements Work {

  private static final int SEGMENTS = 16;
  private static final int CAPACITY = 1_000;
  private static final int LOOKUPS = 3_000_000;
  private static final int MOST_KEY = 60_000;
  private static final int VALUE_WORDS = 16;

  private final List<Segment> segments = new ArrayList<>();
  private final int lookups;

  LruCache(Amount amount) {
    lookups = amount.of(LOOKUPS);
    for (int i = 0; i < SEGMENTS; i++) {
      segments.add(new Segment());
    }
  }

  /** A value that is dear enough to be kept. */
  private static final class Value {
    private final int[] words = new int[VALUE_WORDS];
    private int uses;

    Value(int key) {
      int word = key;
      for (int i = 0; i < words.length; i++) {
        word = word * 1_103_515_245 + 12_345;
        words[i] = word;
      }
    }

    int use(int key) {
      uses++;
      return uses > 0 ? words[key % VALUE_WORDS] : 0;
    }
  }

  private static final class Segment {
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Integer, Value> values =
        new LinkedHashMap<>(CAPACITY, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Value> eldest) {
            return size() > CAPACITY;
          }
        };
    private long lookups;

    long lookups() {
      lock.lock();
      try {
        return lookups;
      } finally {
        lock.unlock();
      }
    }

    int get(int key) {
      lock.lock();
      try {
        lookups++;
        Value value = values.get(key);
        if (value == null) {
          value = new Value(key);
          values.put(key, value);
        }
        return value.use(key);
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public long run() throws Exception {
    long sum = work();
    for (Segment segment : segments) {
      sum += segment.lookups();
    }
    return sum;
  }

  private long work() throws InterruptedException {
    return Crew.sum(
        worker ->
            () -> {
              SplittableRandom random = new SplittableRandom(worker);
              long sum = 0;
              for (int i = 0; i < lookups; i++) {
                double skewed = Math.pow(random.nextDouble(), 2);
                int key = (int) (skewed * MOST_KEY);
                sum += segments.get(key % SEGMENTS).get(key);
              }
              return sum;
            });
  }
}

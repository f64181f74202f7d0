package programs.libraries;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import programs.Deadline;
import programs.Team;

/** Get, put, invalidate, refresh and expire in a cache that is too small. */
public final class CaffeineTrial {

  private static final int KEYS = 2_000;

  private CaffeineTrial() {}

  public static void main(String[] args) throws Exception {
    LongAdder removed = new LongAdder();
    LoadingCache<Integer, String> cache =
        Caffeine.newBuilder()
            .maximumSize(KEYS / 4)
            .expireAfterAccess(Duration.ofMillis(200))
            .refreshAfterWrite(Duration.ofMillis(20))
            .removalListener((key, value, cause) -> removed.increment())
            .recordStats()
            .build(String::valueOf);
    Deadline deadline = Deadline.of(args);
    Team.run(4, () -> work(cache, deadline));
    cache.cleanUp();
    // The listener is called by the common pool.
    boolean quiet = ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES);
    if (!quiet
        || cache.estimatedSize() > KEYS / 4
        || removed.sum() == 0
        || cache.stats().hitCount() == 0) {
      throw new AssertionError(cache.stats() + ", " + cache.estimatedSize());
    }
    System.out.println("passed");
  }

  private static Void work(LoadingCache<Integer, String> cache, Deadline deadline) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (!deadline.isOver()) {
      int key = (int) Math.abs(random.nextGaussian() * KEYS / 4) % KEYS;
      String found =
          switch (random.nextInt(10)) {
            case 0 -> {
              cache.put(key, String.valueOf(key));
              yield String.valueOf(key);
            }
            case 1 -> {
              cache.invalidate(key);
              yield String.valueOf(key);
            }
            case 2 -> cache.asMap().compute(key, (k, v) -> String.valueOf(k));
            default -> cache.get(key);
          };
      if (!found.equals(String.valueOf(key))) {
        throw new AssertionError(key + ": " + found);
      }
    }
    return null;
  }
}

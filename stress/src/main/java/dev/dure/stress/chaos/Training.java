package dev.dure.stress.chaos;

import dev.dure.process.PoolOptions;
import dev.dure.process.ProcessPool;
import dev.dure.process.WorkerDiedException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

/**
 * Has one worker do everything once and leave a cache of what it has loaded (JEP 483), with which
 * others start in less than half the time.
 */
public final class Training {

  private Training() {}

  /**
   * Trains.
   *
   * @param args the file of the cache
   * @throws Exception if a task fails
   */
  public static void main(String[] args) throws Exception {
    Places places = Places.own(ChaosOptions.parse(), "training");
    Launcher.endWithStdin();
    PoolOptions options =
        PoolOptions.workers(1)
            .withWorkers(
                Session.workers(places.setting(), true)
                    .withJvmArguments("-XX:AOTCacheOutput=" + args[0]));
    try (Ledger _ = Ledger.of(places.ledger());
        ProcessPool pool = ProcessPool.create(options)) {
      long id = 0;
      for (Kind kind : List.of(Kind.QUICK, Kind.SPIN, Kind.SLEEP, Kind.BIG)) {
        long spec = Work.spec(kind, id++);
        var _ = pool.submit(() -> Work.run(spec)).get();
      }
      var _ = pool.map(LongStream.range(10, 30).boxed().toList(), Work::run).toList();
      pool.submit(() -> Work.run(Work.spec(Kind.EXIT, 99))).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof WorkerDiedException)) {
        throw e;
      }
    }
  }
}

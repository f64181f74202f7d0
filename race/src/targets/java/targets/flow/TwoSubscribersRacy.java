package targets.flow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: the calls of two subscribers are not ordered. */
final class TwoSubscribersRacy {
  private static int data;
  private static final CountDownLatch DONE = new CountDownLatch(2);
  private static final AtomicInteger[] IN = {new AtomicInteger(), new AtomicInteger()};

  private static final class Box {
    int value;
  }

  private static final class Reader implements Flow.Subscriber<Box> {
    private Flow.Subscription subscription;
    private int sum;
    private final int index;

    Reader(int index) {
      this.index = index;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(Box box) {
      IN[index].setOpaque(1);
      Run.until(() -> IN[0].getOpaque() + IN[1].getOpaque() == 2);
      data += box.value; // race: update
      subscription.request(1);
    }

    @Override
    public void onError(Throwable e) {
      DONE.countDown();
    }

    @Override
    public void onComplete() {
      Run.use(sum);
      DONE.countDown();
    }
  }

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    SubmissionPublisher<Box> publisher = new SubmissionPublisher<>(pool, 16);
    publisher.subscribe(new Reader(0));
    publisher.subscribe(new Reader(1));
    publisher.submit(new Box());
    publisher.close();
    DONE.await();
    pool.shutdown();
  }
}

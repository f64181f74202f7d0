package targets.flow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import targets.Run;

/**
 * Ordered: written before an item is submitted, read with it; one call of a subscriber after the
 * other.
 */
final class SubmitOrdered {
  private static final CountDownLatch DONE = new CountDownLatch(2);

  private static final class Box {
    int value;
  }

  private static final class Reader implements Flow.Subscriber<Box> {
    private Flow.Subscription subscription;
    private int sum;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(Box box) {
      sum += box.value;
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
    SubmissionPublisher<Box> publisher = new SubmissionPublisher<>();
    publisher.subscribe(new Reader());
    publisher.subscribe(new Reader());
    Run.both(() -> submit(publisher), () -> submit(publisher));
    publisher.close();
    DONE.await();
  }

  private static void submit(SubmissionPublisher<Box> publisher) {
    for (int i = 0; i < 300; i++) {
      Box box = new Box();
      box.value = i;
      publisher.submit(box);
    }
  }
}

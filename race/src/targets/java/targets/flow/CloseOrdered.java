package targets.flow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import targets.Run;

/** Ordered: written before a publisher is closed, read in onComplete. */
final class CloseOrdered {
  private static int data;
  private static final CountDownLatch DONE = new CountDownLatch(1);

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
      Run.use(data);
      DONE.countDown();
    }
  }

  public static void main(String[] args) throws Exception {
    SubmissionPublisher<Box> publisher = new SubmissionPublisher<>();
    publisher.subscribe(new Reader());
    publisher.submit(new Box());
    data = 1;
    publisher.close();
    DONE.await();
  }
}

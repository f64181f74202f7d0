package targets.flow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import targets.Run;

/** Racy: written after the item was submitted. */
final class SubmitRacy {
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
      Run.use(box.value + sum); // race: read
      subscription.request(1);
    }

    @Override
    public void onError(Throwable e) {
      DONE.countDown();
    }

    @Override
    public void onComplete() {
      DONE.countDown();
    }
  }

  public static void main(String[] args) throws Exception {
    SubmissionPublisher<Box> publisher = new SubmissionPublisher<>();
    publisher.subscribe(new Reader());
    Box box = new Box();
    publisher.submit(box);
    box.value = 1; // race: write
    publisher.close();
    DONE.await();
  }
}

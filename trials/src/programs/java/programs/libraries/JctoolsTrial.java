package programs.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscChunkedArrayQueue;
import org.jctools.queues.MpscLinkedQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jctools.queues.SpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.SpscLinkedQueue;
import org.jctools.queues.SpscUnboundedArrayQueue;
import programs.Deadline;
import programs.Team;

/** Numbers in plain fields go through each queue; every one arrives once, and in order. */
public final class JctoolsTrial {

  private static final int EACH = 2_000;

  private JctoolsTrial() {}

  /** What is handed over, by nothing but the queue. */
  private static final class Message {
    private int producer;
    private int number;
  }

  public static void main(String[] args) throws Exception {
    Deadline deadline = Deadline.of(args);
    do {
      trial(new SpscArrayQueue<>(16), 1, 1);
      trial(new SpscUnboundedArrayQueue<>(16), 1, 1);
      trial(new SpscLinkedQueue<>(), 1, 1);
      trial(new SpmcArrayQueue<>(16), 1, 2);
      trial(new MpscArrayQueue<>(16), 2, 1);
      trial(new MpscChunkedArrayQueue<>(4, 64), 2, 1);
      trial(new MpscUnboundedArrayQueue<>(16), 2, 1);
      trial(new MpscLinkedQueue<>(), 2, 1);
      trial(new MpmcArrayQueue<>(16), 2, 2);
      trial(new MpmcUnboundedXaddArrayQueue<>(16), 2, 2);
    } while (!deadline.isOver());
    System.out.println("passed");
  }

  private static void trial(Queue<Message> queue, int producers, int consumers) throws Exception {
    List<Callable<?>> team = new ArrayList<>();
    long[] sums = new long[consumers];
    for (int i = 0; i < producers; i++) {
      int producer = i;
      team.add(() -> produce(queue, producer));
    }
    for (int i = 0; i < consumers; i++) {
      int consumer = i;
      team.add(() -> sums[consumer] = consume(queue, producers, EACH * producers / consumers));
    }
    Team.run(team);
    long sum = 0;
    for (long s : sums) {
      sum += s;
    }
    long expected = (long) producers * EACH * (EACH + 1) / 2;
    if (sum != expected) {
      throw new AssertionError(queue.getClass() + ": " + sum + " instead of " + expected);
    }
  }

  private static Void produce(Queue<Message> queue, int producer) {
    for (int i = 1; i <= EACH; i++) {
      Message message = new Message();
      message.producer = producer;
      message.number = i;
      while (!queue.offer(message)) {
        Thread.yield();
      }
    }
    return null;
  }

  private static long consume(Queue<Message> queue, int producers, int count) {
    int[] last = new int[producers];
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Message message = queue.poll();
      while (message == null) {
        Thread.yield();
        message = queue.poll();
      }
      if (message.number <= last[message.producer]) {
        throw new AssertionError(queue.getClass() + ": out of order");
      }
      last[message.producer] = message.number;
      sum += message.number;
    }
    return sum;
  }
}

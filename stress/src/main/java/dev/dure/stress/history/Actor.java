package dev.dure.stress.history;

import dev.dure.Space;
import java.io.Serializable;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** A thread that does in each episode what the others do at the same time, and notes it. */
final class Actor implements Runnable {

  /** The operations of an actor in one episode, about. */
  static final int STEPS = 40;

  /** The threads of a process. */
  static final int THREADS = 2;

  /** The most workers of a round; the last actor is the harness itself. */
  static final int WORKERS = Journal.ACTORS / THREADS - 1;

  /** Who shows what is left when an episode is over. */
  static final int HARNESS = Journal.ACTORS - 1;

  /** What all actors of a round have to know. */
  record Setting(long seed, Mutation mutation) implements Serializable {

    /** The object of an episode; all actors find the same. */
    Subject subject(long episode) {
      Subject broken = mutation.subject();
      Subject[] all = Subject.values();
      return broken == null ? all[(int) (episode % all.length)] : broken;
    }

    /** What is done to it, broken or not. */
    Subject.Actions actions(Space space, long episode, Mutation broken) {
      Subject subject = subject(episode);
      return subject.actions(space, subject + "-" + episode, broken);
    }
  }

  private final Space space;
  private final Journal journal;
  private final Setting setting;
  private final int number;
  private final SplittableRandom random;

  Actor(Space space, Journal journal, Setting setting, int number) {
    this.space = space;
    this.journal = journal;
    this.setting = setting;
    this.number = number;
    this.random = new SplittableRandom(setting.seed() + number);
  }

  @Override
  public void run() {
    Journal.Pen pen = journal.pen(number);
    long last = 0;
    for (long episode = journal.episode(); episode != Journal.OVER; episode = journal.episode()) {
      if (episode == last) {
        LockSupport.parkNanos(20_000);
        continue;
      }
      last = episode;
      try {
        play(pen, episode);
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts actor " + number, e);
      }
    }
  }

  private void play(Journal.Pen pen, long episode) throws InterruptedException {
    Subject.Actions actions = setting.actions(space, episode, setting.mutation());
    pen.begin(episode);
    for (int i = 0; i < STEPS; i++) {
      actions.step(pen, random, fresh(i));
      for (int pause = random.nextInt(40); pause > 0; pause--) {
        Thread.onSpinWait();
      }
    }
    pen.end(episode);
  }

  /** A number that no other actor uses, and this one not again in the episode. */
  private long fresh(int step) {
    return 1L + number + (long) Journal.ACTORS * step;
  }
}

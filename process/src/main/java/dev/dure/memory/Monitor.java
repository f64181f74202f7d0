package dev.dure.memory;

import dev.dure.SpaceClosedException;
import dev.dure.linux.Linux;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thread per attached space that notices deaths: of other processes (by their pidfd, or by
 * their slot's byte where the process cannot be seen from here), and of this process's own threads
 * that hold locks.
 *
 * <p>A pidfd becomes readable when the process is gone. It is only a hint that the byte is worth
 * trying; the byte decides. A process whose pidfd cannot be had (another pid namespace, no
 * permission) is watched by asking for its byte every {@value #FAST_MILLIS} ms.
 */
final class Monitor implements Runnable {

  private static final System.Logger LOG = System.getLogger(Monitor.class.getName());
  private static final int SLOW_MILLIS = 100;
  private static final int FAST_MILLIS = 10;
  private static final int SOON_MILLIS = 1;
  private static final int UNSEEN = -1;

  /** A process that is watched: its generation, and its pidfd or {@link #UNSEEN}. */
  private record Watch(int generation, int pidfd) {}

  private final Attachment attachment;
  private final Slots slots;
  private final int eventfd = Linux.eventfd();
  private final Map<Integer, Watch> watches = new HashMap<>();

  /** The slots about which a warning was given: what the dead left there cannot all be found. */
  private final Set<Integer> unrecovered = new HashSet<>();

  private final Thread thread;
  private volatile boolean stopped;
  private volatile long known;

  Monitor(Attachment attachment) {
    this.attachment = attachment;
    this.slots = attachment.slots();
    this.thread = new Thread(this, "dure-monitor of " + attachment.description());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Makes sure that the process in a slot is watched, for somebody who is about to wait for it. */
  void watch(int slot) {
    // slots from 63 on share the last bit: they are found by the next slow round at the latest
    if (slot >= 0 && (known & (1L << Math.min(slot, 63))) == 0) {
      Linux.signalEvent(eventfd);
    }
  }

  /** Stops watching and waits for the thread, unless it is the caller. */
  void stop() {
    stopped = true;
    Linux.signalEvent(eventfd);
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Linux.close(eventfd);
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        attachment.requireFile();
        int millis = refresh();
        if (attachment.reapDeadThreads()) {
          millis = Math.min(millis, FAST_MILLIS);
        }
        sleep(millis);
      }
    } catch (SegmentDamagedException | InternalError e) {
      attachment.lose(); // a page is gone, see Memory
    } catch (SpaceClosedException e) {
      // This was the last round.
    } finally {
      for (Watch watch : watches.values()) {
        forget(watch);
      }
    }
  }

  /**
   * Looks at every slot once.
   *
   * @return for how long nothing needs to be looked at but what the descriptors say
   */
  private int refresh() {
    int millis = SLOW_MILLIS;
    long seen = 0;
    for (int index = 0; index < slots.count(); index++) {
      if (index == attachment.slot()) {
        continue;
      }
      Slots.Seat seat = slots.seat(index);
      if (seat.state() == Layout.SLOT_FREE) {
        remove(index);
        continue;
      }
      Watch watch = watches.get(index);
      if (watch == null || watch.generation() != seat.generation() || !seat.isTaken()) {
        remove(index);
        watch = begin(seat);
        watches.put(index, watch);
      }
      seen |= 1L << Math.min(index, 63);
      if (watch.pidfd() == UNSEEN) {
        millis = Math.min(millis, slots.isByteLocked(index) ? FAST_MILLIS : recover(index));
      }
    }
    known = seen;
    return millis;
  }

  /** The pid is believed only if the process behind the descriptor is the one that wrote it. */
  private static Watch begin(Slots.Seat seat) {
    if (seat.state() != Layout.SLOT_ACTIVE || seat.pid() <= 0) {
      return new Watch(seat.generation(), UNSEEN);
    }
    int pidfd = Linux.pidfdOpen(seat.pid());
    if (pidfd >= 0 && Slots.startTime(seat.pid()) == seat.startTime()) {
      return new Watch(seat.generation(), pidfd);
    }
    if (pidfd >= 0) {
      Linux.close(pidfd);
    }
    return new Watch(seat.generation(), UNSEEN);
  }

  private void remove(int index) {
    Watch watch = watches.remove(index);
    if (watch != null) {
      forget(watch);
    }
  }

  private static void forget(Watch watch) {
    if (watch.pidfd() != UNSEEN) {
      Linux.close(watch.pidfd());
    }
  }

  private void sleep(int millis) {
    List<Integer> indices = new ArrayList<>();
    List<Integer> fds = new ArrayList<>();
    fds.add(eventfd);
    for (Map.Entry<Integer, Watch> entry : watches.entrySet()) {
      if (entry.getValue().pidfd() != UNSEEN) {
        indices.add(entry.getKey());
        fds.add(entry.getValue().pidfd());
      }
    }
    boolean[] ready = Linux.poll(fds.stream().mapToInt(Integer::intValue).toArray(), millis);
    if (ready[0]) {
      Linux.drainEvent(eventfd);
    }
    Iterator<Integer> index = indices.iterator();
    for (int i = 1; i < ready.length; i++) {
      int slot = index.next();
      if (ready[i]) {
        // From now on its byte is asked for: it may be free a moment later than the descriptor
        // says.
        Watch watch = watches.get(slot);
        if (watch != null) {
          forget(watch);
          watches.put(slot, new Watch(watch.generation(), UNSEEN));
        }
        var _ = recover(slot);
      }
    }
  }

  /** Recovers a slot if its byte can be had; returns when to look at it again. */
  private int recover(int index) {
    try {
      return attachment.tryRecover(index) ? SLOW_MILLIS : SOON_MILLIS;
    } catch (SegmentDamagedException e) {
      attachment.requireFile();
      if (unrecovered.add(index)) {
        LOG.log(System.Logger.Level.WARNING, "slot " + index + " is not wholly recovered", e);
      }
      return SLOW_MILLIS;
    }
  }
}

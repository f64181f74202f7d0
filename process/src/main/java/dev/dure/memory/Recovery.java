package dev.dure.memory;

import dev.dure.internal.FlightRecording;
import dev.dure.internal.OwnerDeaths;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done in place of a process that died: its locks are marked, whoever may have waited for
 * it is woken, its slot is freed.
 *
 * <pre>
 *   what happens to a slot                        what happens to a lock's word that names it
 *
 *   ACTIVE or JOINING, byte locked                HELD, or HELD and REPAIRING
 *       │ the process ends, however                   │
 *   ACTIVE or JOINING, byte not locked                │
 *       │ a recoverer locks the byte                  │
 *       ├─ step 1 ────────────────────────────────────┴─▶ DIED, or with RELEASE free
 *       ├─ steps 2 and 3                              all who sleep on any word look again
 *       │ step 4                                      (a recoverer that dies before here leaves the
 *   FREE, byte locked                                  byte unlocked, and the next begins with step 1)
 *       │ the byte is unlocked, or kept to join
 *   FREE, byte not locked
 * </pre>
 *
 * docs/recovery.md has the whole argument, and a model of lock, recovery and slots of which every
 * order of steps is looked at ({@code stress/run model}). Whoever changes a step here changes it
 * there, too.
 *
 * <h2>Who may run it</h2>
 *
 * Only who holds the byte of the dead slot (see {@link Slots}). The kernel gives it to one process
 * at a time, and gives it to nobody while the slot's own process lives. The closing of a space runs
 * it for its own slot.
 *
 * <h2>The steps, and why in this order</h2>
 *
 * <ol>
 *   <li>Each lock whose word names the slot as owner becomes DIED (with {@link
 *       dev.dure.OwnerDeath#RELEASE}: free), by CAS; WAITERS is kept. Nobody else changes a word
 *       that has an owner, but for setting WAITERS, so that the CAS is repeated at most a few
 *       times. What the slot had in other synchronizers is {@linkplain SynchronizerRecord#settle
 *       settled}: permits, read locks and places at a barrier.
 *   <li>Every condition's sequence, and every synchronizer's wait word, grows by one, and
 *       <i>every</i> waiter of <i>every</i> word is woken. A process may die between the release of
 *       a lock and the wake that it owes, or after a wake chose it and before it took the lock;
 *       such a debt stands nowhere, so all are woken, whatever the dead had to do with the word.
 *       Waiters loop, so that a wake too many does no harm.
 *   <li>In each queue, what the slot had claimed becomes free, what it had leased comes back, and
 *       all who wait are woken; see {@link QueueRecord}. In each map, the stripes that the slot had
 *       locked are put right and free, and so are its places; see {@link MapTable}. Queues and maps
 *       share no word with what came before.
 *   <li>Only now does the slot become free: as long as a word names it, nobody can take it over
 *       with a new generation.
 * </ol>
 *
 * <h2>Never granted twice, never lost</h2>
 *
 * A lock changes hands only by CAS from free, or from DIED by {@code recover}, or here. While a
 * process lives, here never happens to its words: its byte is locked. A word of a dead owner is
 * found since all locks of the segment are looked at, and since a slot that is not free is
 * recovered before it is used again. If the recoverer itself dies, at whatever step, the slot is
 * still not free, its byte is unlocked again, and the next one runs all steps once more: each may
 * be repeated.
 *
 * <p>A process that dies owing a wake owes it to somebody it does not name, so that the wake of all
 * must come after the marks: who is woken before finds the word held, and sleeps again.
 *
 * <h2>What is damaged</h2>
 *
 * An object that somebody overwrote is passed over, and the others are treated: its own users find
 * the damage themselves. If not even the list of objects can be read to its end, what can be read
 * is treated, and the slot does not become free, since something behind may name it, but is marked
 * as left. A process that knew those objects before can still do it.
 */
final class Recovery {

  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

  private final Memory memory;
  private final Slots slots;
  private final Directory directory;
  private final Futex futex;

  Recovery(Memory memory, Slots slots, Directory directory, Futex futex) {
    this.memory = memory;
    this.slots = slots;
    this.directory = directory;
    this.futex = futex;
  }

  /** Runs all steps for the slot of a process that died, and tells Flight Recorder of it. */
  void runForDead(int slot) {
    if (FlightRecording.isPresent()) {
      RecoveryEvent.tell(directory.description(), slot, slots.seat(slot).pid(), () -> run(slot));
    } else {
      var _ = run(slot);
    }
  }

  /**
   * Runs all steps for a slot whose byte this process holds.
   *
   * @return how many locks it held
   * @throws SegmentDamagedException if there may be objects that cannot be found
   */
  int run(int slot) {
    FaultPoint.RECOVERY_BEGUN.reach();
    Directory.Found readable = directory.readable();
    List<LockRecord.Named> locks = LockRecord.all(memory, readable.entries());
    List<Long> conditions = new ArrayList<>();
    List<SynchronizerRecord> synchronizers = new ArrayList<>();
    List<QueueRecord> queues = new ArrayList<>();
    List<MapTable> maps = new ArrayList<>();
    for (Directory.Entry entry : readable.entries()) {
      unlessDamaged(
          () -> {
            switch (entry.shape().kind()) {
              case CONDITION -> conditions.add(entry.body() + Layout.CONDITION_SEQUENCE);
              case QUEUE -> queues.add(new QueueRecord(memory, entry));
              case MAP -> maps.add(new MapTable(memory, entry));
              default -> {} // values and arrays have no owner
            }
            SynchronizerRecord synchronizer = SynchronizerRecord.of(memory, entry, slots.count());
            if (synchronizer != null) {
              synchronizers.add(synchronizer);
            }
          });
    }
    int pid = slots.seat(slot).pid();
    int marked = 0;
    for (LockRecord.Named lock : locks) {
      marked += markDied(lock, slot, pid) ? 1 : 0;
      FaultPoint.RECOVERY_BETWEEN_LOCKS.reach();
    }
    for (SynchronizerRecord synchronizer : synchronizers) {
      unlessDamaged(() -> synchronizer.settle(slot, pid));
      FaultPoint.RECOVERY_BETWEEN_LOCKS.reach();
    }
    FaultPoint.RECOVERY_BEFORE_WAKE.reach();
    wakeAll(conditions, locks, synchronizers);
    for (QueueRecord queue : queues) { // last, since it takes longest: locks need not wait for it
      queue.recover(slot);
      queue.wakeAll(futex);
      FaultPoint.RECOVERY_IN_WAKE.reach();
    }
    for (MapTable map : maps) {
      unlessDamaged(() -> map.recover(slot, pid, futex::wakeAll));
      FaultPoint.RECOVERY_IN_WAKE.reach();
    }
    if (readable.damage() != null) {
      slots.leave(slot);
      throw readable.damage();
    }
    FaultPoint.RECOVERY_BEFORE_FREE.reach();
    slots.free(slot);
    FaultPoint.RECOVERY_AFTER_FREE.reach();
    return marked;
  }

  private static void unlessDamaged(Runnable step) {
    try {
      step.run();
    } catch (SegmentDamagedException e) {
      LOG.log(System.Logger.Level.WARNING, "what a dead process left is partly damaged", e);
    }
  }

  private void wakeAll(
      List<Long> conditions, List<LockRecord.Named> locks, List<SynchronizerRecord> synchronizers) {
    for (long sequence : conditions) {
      memory.getAndAddInt(sequence, 1);
      futex.wakeAll(sequence);
      FaultPoint.RECOVERY_IN_WAKE.reach();
    }
    for (LockRecord.Named named : locks) {
      futex.wakeAll(named.lock().word());
      FaultPoint.RECOVERY_IN_WAKE.reach();
    }
    for (SynchronizerRecord synchronizer : synchronizers) {
      for (long word : synchronizer.waitWords()) {
        WaitWord.wakeAllForTheDead(memory, futex, word);
        FaultPoint.RECOVERY_IN_WAKE.reach();
      }
    }
  }

  private boolean markDied(LockRecord.Named named, int slot, int pid) {
    LockRecord lock = named.lock();
    if (!lock.isHeldBySlot(slot) || !lock.markDied(lock.read(), pid)) {
      return false;
    }
    unlessDamaged(
        () ->
            OwnerDeaths.tell(
                directory.description(),
                named.name(),
                lock.deadOwner().description(),
                lock.ownerDeath()));
    return true;
  }
}

package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Inside;
import dev.dure.race.runtime.Parts;
import dev.dure.race.runtime.SyncVar;
import dev.dure.race.runtime.Syncs;
import java.util.ArrayDeque;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;

/**
 * Barriers. What was done before an arrival comes before the barrier's action, and that before what
 * follows in each of those who have waited: those of one round, and not those who arrive for the
 * next one while others still leave.
 */
public final class BarrierHandoffs {

  private static final Inside GENERATION = Inside.field(CyclicBarrier.class, "generation");

  /** The rounds in which a thread waits; more than one if an action waits in turn. */
  private static final ThreadLocal<ArrayDeque<Object>> ROUNDS =
      ThreadLocal.withInitial(ArrayDeque::new);

  private BarrierHandoffs() {}

  // ---- CyclicBarrier ----

  /** A thread has come to wait, and has not taken the barrier's lock yet. */
  public static void arriving(CyclicBarrier barrier) {
    ROUNDS.get().push(barrier); // stands for no round
  }

  /** It has the lock, and will count for the present round. */
  public static void arrived(CyclicBarrier barrier) {
    Object round = round(barrier);
    ArrayDeque<Object> rounds = ROUNDS.get();
    if (rounds.peek() == barrier) {
      rounds.pop();
      rounds.push(round);
      Syncs.release(round);
    }
  }

  /** The last has come and runs the action. */
  public static void tripping(CyclicBarrier barrier) {
    Syncs.acquire(round(barrier));
  }

  /** The action, if there is one, is done. */
  public static void tripped(CyclicBarrier barrier) {
    Syncs.release(round(barrier));
  }

  /** The wait has ended, in whatever way. */
  public static void left(CyclicBarrier barrier) {
    ArrayDeque<Object> rounds = ROUNDS.get();
    Object round = rounds.pop();
    if (round != barrier) {
      Syncs.acquire(round);
    }
    if (rounds.isEmpty()) {
      ROUNDS.remove();
    }
  }

  private static Object round(CyclicBarrier barrier) {
    @Nullable Object round = GENERATION.get(barrier);
    return round == null ? barrier : round;
  }

  // ---- Phaser ----

  /** A party is about to arrive; the phase cannot advance without it. */
  public static void phaserArriving(Phaser phaser) {
    Edges.release(phase(phaser, phaser.getPhase()));
  }

  /** The last party has arrived and advances the phase, by a method that the program may write. */
  public static void phaserAdvancing(Phaser phaser) {
    Edges.acquire(phase(phaser, phaser.getPhase()));
  }

  /** That method has returned. */
  public static void phaserAdvanced(Phaser phaser) {
    Edges.release(phase(phaser, phaser.getPhase()));
  }

  /** A wait has returned with the phase that followed, or a negative one if the phaser is done. */
  public static void phaserWaited(Phaser phaser, int next) {
    Edges.acquire(phase(phaser, next - 1));
  }

  private static SyncVar phase(Phaser phaser, int phase) {
    return Parts.of(phaser.getRoot(), phase & Integer.MAX_VALUE);
  }
}

package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Syncs;
import java.lang.invoke.VarHandle;

/**
 * The fences of {@link VarHandle}. What they order depends on the accesses around them; here each
 * is taken for a release and an acquisition of one variable that all fences of the program share.
 * So no order that they give is missed, and there is no false alarm; an order that they do not give
 * may be assumed, and a race of a program that uses fences on both sides may go untold.
 */
@StaticsOf(VarHandle.class)
public final class FenceModel {

  private static final Object ALL_FENCES = new Object();

  private FenceModel() {}

  /** Stands for {@link VarHandle#fullFence}. */
  public static void fullFence(int site) {
    VarHandle.fullFence();
    Syncs.both(ALL_FENCES);
  }

  /** Stands for {@link VarHandle#acquireFence}. */
  public static void acquireFence(int site) {
    VarHandle.acquireFence();
    Syncs.acquire(ALL_FENCES);
  }

  /** Stands for {@link VarHandle#releaseFence}. */
  public static void releaseFence(int site) {
    Syncs.release(ALL_FENCES);
    VarHandle.releaseFence();
  }

  /** Stands for {@link VarHandle#loadLoadFence}. */
  public static void loadLoadFence(int site) {
    VarHandle.loadLoadFence();
    Syncs.acquire(ALL_FENCES);
  }

  /** Stands for {@link VarHandle#storeStoreFence}. */
  public static void storeStoreFence(int site) {
    Syncs.release(ALL_FENCES);
    VarHandle.storeStoreFence();
  }
}

package dev.dure.race.runtime.model;

/** The fences of {@code sun.misc.Unsafe}, which are those of {@code VarHandle}. */
@MethodsOf("sun/misc/Unsafe")
public final class UnsafeFenceModel {

  private UnsafeFenceModel() {}

  /** Stands for {@code Unsafe.loadFence}. */
  public static void loadFence(Object unsafe, int site) {
    FenceModel.acquireFence(site);
  }

  /** Stands for {@code Unsafe.storeFence}. */
  public static void storeFence(Object unsafe, int site) {
    FenceModel.releaseFence(site);
  }

  /** Stands for {@code Unsafe.fullFence}. */
  public static void fullFence(Object unsafe, int site) {
    FenceModel.fullFence(site);
  }
}

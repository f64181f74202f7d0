package dev.dure.process;

/** Dure's own threads: daemons that keep nothing of the thread that happened to start them. */
final class Threads {

  /** They only move bytes and wait. */
  private static final long STACK_BYTES = 256 << 10;

  private Threads() {}

  static Thread startDaemon(String name, Runnable work) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .stackSize(STACK_BYTES)
            .inheritInheritableThreadLocals(false)
            .unstarted(work);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.start();
    return thread;
  }
}

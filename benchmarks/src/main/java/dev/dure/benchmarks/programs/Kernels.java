package dev.dure.benchmarks.programs;

/** The kernels: each is one kind of work that programs do much of. */
public enum Kernels {
  PRIVATE_TREE("object trees, one a thread: build and walk"),
  SHARED_TREE("object tree, read by two threads"),
  FIELD_LOOP("loop over three fields of an object"),
  QUICKSORT("quicksort of an `int[]`"),
  MATRIX_PRODUCT("product of two `double[][]`"),
  SHORT_ARRAYS("short-lived small arrays"),
  WORD_COUNT("strings built, words counted in a `HashMap`"),
  LOCK_OWN("`ReentrantLock`, lock and unlock, one a thread"),
  SYNCHRONIZED_OWN("`synchronized` counter, one a thread"),
  SYNCHRONIZED_SHARED("`synchronized` counter of two threads"),
  VOLATILE_READ("loop that reads a `volatile` field"),
  ATOMIC_OWN("`AtomicLong` increment, one a thread"),
  ATOMIC_SHARED("`AtomicLong` increment by two threads"),
  MAP_MERGE("`ConcurrentHashMap.merge` by two threads"),
  VIRTUAL_THREADS("a virtual thread a task"),
  FORK_JOIN("fork-join sum of a `long[]`");

  private final String words;

  Kernels(String words) {
    this.words = words;
  }

  /** What it does, in Markdown. */
  public String words() {
    return words;
  }

  /** Whether it does little but take locks and give them back. */
  public boolean isLockChurn() {
    return this == LOCK_OWN || this == SYNCHRONIZED_OWN || this == SYNCHRONIZED_SHARED;
  }

  Work create(Amount amount) {
    return switch (this) {
      case PRIVATE_TREE -> TreeKernels.ofOwn(amount);
      case SHARED_TREE -> TreeKernels.ofShared(amount);
      case FIELD_LOOP -> ArrayKernels.fieldLoop(amount);
      case QUICKSORT -> ArrayKernels.quicksort(amount);
      case MATRIX_PRODUCT -> ArrayKernels.matrixProduct(amount);
      case SHORT_ARRAYS -> ArrayKernels.shortArrays(amount);
      case WORD_COUNT -> TextKernels.wordCount(amount);
      case LOCK_OWN -> LockKernels.ownLock(amount);
      case SYNCHRONIZED_OWN -> LockKernels.ownMonitor(amount);
      case SYNCHRONIZED_SHARED -> LockKernels.sharedMonitor(amount);
      case VOLATILE_READ -> LockKernels.volatileRead(amount);
      case ATOMIC_OWN -> LockKernels.ownAtomic(amount);
      case ATOMIC_SHARED -> LockKernels.sharedAtomic(amount);
      case MAP_MERGE -> TextKernels.mapMerge(amount);
      case VIRTUAL_THREADS -> TaskKernels.virtualThreads(amount);
      case FORK_JOIN -> TaskKernels.forkJoin(amount);
    };
  }
}

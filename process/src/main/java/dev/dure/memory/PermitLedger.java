package dev.dure.memory;

/**
 * The permits of a semaphore: how many are there, and how many each process holds.
 *
 * <h2>The problem, and the way out</h2>
 *
 * A change concerns two words: the number of permits that are there, and the account of the process
 * that takes or gives them. A process may be killed between any two instructions, and then it must
 * be clear whether the first was changed, or a permit is lost or given twice. So the first word
 * also says who changed it last, and which of his changes that was (the <i>tag</i>), and nobody
 * replaces a tag before the change is noted as done in the account of the one whose tag it is.
 *
 * <pre>
 *   state    permits (32 bits) | number, low 20 bits | slot + 1 (12 bits)     changed by CAS only
 *   account  intent:  what the process will hold (32 bits) | IDLE, PENDING, DONE | number (30 bits)
 *            held:    what it holds
 * </pre>
 *
 * A change number n by the process in slot s, which has only one under way at a time:
 *
 * <ol>
 *   <li>intent := (held afterwards, PENDING, n)
 *   <li>if the tag in the state is another's, (q, m), and q's intent is PENDING with number m, then
 *       that becomes DONE, by CAS from exactly that intent
 *   <li>state := (permits afterwards, n, s), by CAS; if that fails, from the beginning, with the
 *       same number; if the change is now impossible, intent := (IDLE, n - 1)
 *   <li>held := held afterwards
 *   <li>intent := (IDLE, n)
 * </ol>
 *
 * <h2>Why the change of the dead is known</h2>
 *
 * Say that s died with the intent (h, PENDING or DONE, n). Step 3 was done if and only if the state
 * has the tag (s, n) or the intent is DONE:
 *
 * <ul>
 *   <li>Only s writes its tag, with step 3, and each number is in a tag once at most, since numbers
 *       grow with each change that came to pass.
 *   <li>If step 3 was done then its tag stands there until somebody replaces it, and who does has
 *       made the intent DONE before, or found it DONE. (It cannot have been IDLE: s is dead and did
 *       not come to step 5.)
 *   <li>If the intent is DONE then somebody has seen the tag (s, n) in the state.
 * </ul>
 *
 * So {@link #settle} looks at the state first and at the intent afterwards: if the tag had been
 * there and was replaced before the look at the state, the intent is DONE already. If the change
 * was made then held := h, which may be repeated, and intent := IDLE. If not, nothing was changed.
 * Either way the account says what the process holds, and giving that back is one more change in
 * the name of s, by these same steps: a recoverer that dies in it leaves an intent that the next
 * one settles. Only one process at a time writes to an account: its own, under the monitor of its
 * semaphore, or the one who has the byte of its slot.
 *
 * <p>So no permit is lost: of each change both halves come to pass or none. And none is given
 * twice: what the dead held is added to the permits by the change that makes its account 0.
 *
 * <h2>Old readers</h2>
 *
 * Who has read a tag (q, m) may be held up before step 2. If q has gone on, then its intent has
 * another number or is IDLE, and the CAS from the intent that was read fails or is not tried. The
 * state is read again after the intent, so that a tag which is 2^20 changes old passes only if the
 * same process has its tag there again, with the same 20 bits and as many permits, in the moment
 * between the two readings, and is killed within its next instructions; the intent itself has 30
 * bits.
 *
 * <h2>Memory order</h2>
 *
 * State and intents of others are read in volatile mode. The intent is written in release mode
 * before the CAS of the state, which is volatile: who reads the tag reads that intent or a later
 * one. The held permits are written before IDLE, in release mode, so that a death never leaves IDLE
 * with the old number of permits.
 */
final class PermitLedger {

  /** What a change makes of the permits that are there and those that its process holds. */
  interface Change {

    /**
     * The permits afterwards.
     *
     * @return {@link #REFUSED} if the change is not possible now
     */
    long permits(int permits, int held);

    /** What the process holds afterwards. */
    int held(int permits, int held);
  }

  /** No number of permits. */
  static final long REFUSED = Long.MIN_VALUE;

  private static final int IDLE = 0;
  private static final int PENDING = 1;
  private static final int DONE = 2;
  private static final int STATUS_SHIFT = 30;
  private static final int NUMBER_MASK = (1 << STATUS_SHIFT) - 1;
  private static final int TAG_NUMBER_BITS = 20;
  private static final int TAG_NUMBER_MASK = (1 << TAG_NUMBER_BITS) - 1;

  private final Memory memory;
  private final long state;
  private final long accounts;
  private final int slots;

  /**
   * The ledger of a semaphore.
   *
   * @param body where the semaphore's body stands
   * @param slots the number of slots of the segment
   */
  PermitLedger(Memory memory, long body, int slots) {
    this.memory = memory;
    this.state = body + SynchronizerLayout.SEMAPHORE_STATE;
    this.slots = slots;
    this.accounts = body + SynchronizerLayout.SEMAPHORE_ACCOUNTS;
  }

  /** How the state of a new semaphore stands in its word. */
  static long initial(int permits) {
    return state(permits, -1, 0);
  }

  /** The permits that are there. */
  int permits() {
    return permits(memory.getLong(state));
  }

  /** What a process holds. */
  int held(int slot) {
    return memory.getInt(account(slot) + SynchronizerLayout.ACCOUNT_HELD);
  }

  /**
   * Makes a change in the name of a slot; see above for who may.
   *
   * @return the permits before it, or {@link #REFUSED}
   */
  long change(int slot, Change change) {
    long intent = account(slot) + SynchronizerLayout.ACCOUNT_INTENT;
    if (statusOf(memory.getLong(intent)) != IDLE) {
      settle(
          slot); // an error came out of the last change, or the change is made for a dead process
    }
    int last = numberOf(memory.getLong(intent));
    int number = (last + 1) & NUMBER_MASK;
    int held = held(slot);
    boolean intended = false;
    while (true) {
      long seen = memory.getLong(state);
      long next = change.permits(permits(seen), held);
      if (next == REFUSED) {
        if (intended) {
          memory.setLongRelease(intent, intent(0, IDLE, last));
        }
        return REFUSED;
      }
      int heldNext = change.held(permits(seen), held);
      memory.setLongRelease(intent, intent(heldNext, PENDING, number));
      intended = true;
      FaultPoint.PERMITS_INTENDED.reach();
      noteAsDone(seen, slot);
      if (memory.compareAndSetLong(state, seen, state((int) next, slot, number))) {
        FaultPoint.PERMITS_CHANGED.reach();
        memory.setIntRelease(account(slot) + SynchronizerLayout.ACCOUNT_HELD, heldNext);
        FaultPoint.PERMITS_ENTERED.reach();
        memory.setLongRelease(intent, intent(0, IDLE, number));
        return permits(seen);
      }
    }
  }

  /** Step 2: the change whose tag stands in the state is noted in its account. */
  private void noteAsDone(long seen, int mine) {
    int slot = Layout.slotOf((int) seen);
    if (slot < 0 || slot == mine) {
      return; // its own last change is noted as IDLE
    }
    if (slot >= slots) {
      throw new SegmentDamagedException(
          String.format(
              "A semaphore's state at %d names slot %d; there are %d. Somebody overwrote it.",
              state, slot, slots));
    }
    long at = account(slot) + SynchronizerLayout.ACCOUNT_INTENT;
    long intent = memory.getLong(at);
    if (statusOf(intent) == PENDING
        && isTag(seen, slot, numberOf(intent))
        && memory.getLong(state) == seen) {
      var _ = memory.compareAndSetLong(at, intent, withStatus(intent, DONE));
    }
  }

  /** Brings an account to what its process really holds; see above for who may. */
  void settle(int slot) {
    long at = account(slot) + SynchronizerLayout.ACCOUNT_INTENT;
    int number = numberOf(memory.getLong(at));
    long seen = memory.getLong(state);
    long intent = memory.getLong(at); // after the state, and not before it
    if (statusOf(intent) == IDLE) {
      return;
    }
    boolean happened = statusOf(intent) == DONE || isTag(seen, slot, number);
    if (happened) {
      memory.setIntRelease(account(slot) + SynchronizerLayout.ACCOUNT_HELD, heldOf(intent));
    }
    int last = happened ? number : (number - 1) & NUMBER_MASK;
    memory.setLong(at, intent(0, IDLE, last));
  }

  // ---- how it stands in the words ----

  private long account(int slot) {
    return accounts + (long) slot * SynchronizerLayout.ACCOUNT_BYTES;
  }

  private static long state(int permits, int slot, int number) {
    int tag = (number & TAG_NUMBER_MASK) << Layout.SLOT_BITS | (slot + 1);
    return (long) permits << 32 | (tag & 0xFFFF_FFFFL);
  }

  private static int permits(long state) {
    return (int) (state >> 32);
  }

  private static boolean isTag(long state, int slot, int number) {
    return (int) state == (int) state(0, slot, number);
  }

  private static long intent(int held, int status, int number) {
    return (long) held << 32 | ((status << STATUS_SHIFT | number) & 0xFFFF_FFFFL);
  }

  private static int heldOf(long intent) {
    return (int) (intent >> 32);
  }

  private static int statusOf(long intent) {
    return (int) intent >>> STATUS_SHIFT;
  }

  private static int numberOf(long intent) {
    return (int) intent & NUMBER_MASK;
  }

  private static long withStatus(long intent, int status) {
    return intent(heldOf(intent), status, numberOf(intent));
  }
}

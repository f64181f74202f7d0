/*
 * A lock between processes, the recovery from the death of any of them, and the reuse of their slots: every order of their
 * steps, with a death between any two.
 *
 * docs/recovery.md says what a step here is in the code, and what is left out. A step is one volatile access or one
 * system call; what a process then decides by itself belongs to it. In a d_step there stands what one instruction, or
 * the kernel, does at once, together with what only this model knows (under "ghosts").
 *
 * Every run ends: each process takes the lock ROUNDS times, at most DEATHS are killed, and nobody tries anything again
 * unless another has changed something. So "waits for ever" needs no notion of fairness: it is a state in which somebody
 * is not at his end, and nobody can take a step. The checker reports such a state ("invalid end state"), every assertion
 * that fails, and, in a run of its own, any way to go round in circles.
 *
 * stress/run model checks it, and then breaks it on purpose, in each of the following ways, and sees that it is noticed.
 */
#define NOT_MARKED        1 /* the recoverer does not look at the lock's word */
#define NOT_WOKEN         2 /* the recoverer wakes nobody */
#define FREED_FIRST       3 /* the recoverer frees the slot before it has looked at the word */
#define BYTE_NOT_TAKEN    4 /* a recoverer sees that the slot's byte is not locked, and does not lock it */
#define LIVING_ROBBED     5 /* a recoverer takes a process for dead whose byte is locked */
#define NOT_RECOVERED     6 /* who joins takes a dead process's slot without recovering it */
#define NAMED_LATER       7 /* the word is taken by one step, and the owner written by the next */
#define TAKEN_BLINDLY     8 /* a free word is taken by a store, not by a CAS */
#define GIVEN_BLINDLY     9 /* the word is released by a store, as if nobody could have set WAITERS */
#define WAITERS_LOST     10 /* who has waited takes the word without WAITERS */
#define SLEPT_BLINDLY    11 /* the kernel does not compare the word before it lets a waiter sleep */
#define WAKE_KEPT        12 /* who leaves without the lock wakes nobody in his place */
#define DIED_IS_FREE     13 /* a word that says DIED is taken like a free one */
#define REPAIRED_TWICE   14 /* recover() takes a DIED word by a store */
#define REPAIR_WAKES_NOBODY 15 /* after a repair nobody is woken */
#define WOKEN_FIRST      16 /* the recoverer wakes all before it looks at the word */

#ifndef MUTATION
#define MUTATION 0
#endif
#ifndef PROCESSES
#define PROCESSES 3 /* of which the last is not killed, so that somebody is there to be held up */
#endif
#ifndef SLOTS
#define SLOTS 2
#endif
#ifndef DEATHS
#define DEATHS 2
#endif
#ifndef ROUNDS
#define ROUNDS 1
#endif
#ifndef ABANDON
#define ABANDON 1 /* OwnerDeath: 1 ABANDON, 0 RELEASE */
#endif

#define SURVIVOR (PROCESSES - 1)
#define NOBODY 255

/* ---- the lock's word: Layout ---- */

#define HELD (1 << 10)
#define REPAIRING (1 << 11)
#define DIED (1 << 12)
#define WAITERS (1 << 13)
#ifdef NO_GENERATIONS
#define OWNER(slot) ((slot) + 1)
#else
#define OWNER(slot) ((generation[slot] << 3) | ((slot) + 1))
#endif
#define HAS(word, flags) (((word) & (flags)) != 0)
#define WITHOUT(word, flags) ((word) - ((word) & (flags)))
#define IS_FREE(word) (!HAS(word, HELD | DIED))
#define SLOT_OF(word) (((word) & 7) - 1)

short word;

/* ---- the slots: Slots. The lock of a byte is the kernel's, and ends with the process. ---- */

bool occupied[SLOTS]; /* JOINING or ACTIVE */
byte generation[SLOTS];
byte byteHolder[SLOTS] = NOBODY;

/* ---- the processes, and who of them sleeps on the word ---- */

bool begun[PROCESSES];
bool attached[PROCESSES]; /* has a slot; its monitor runs */
bool dead[PROCESSES];
bool asleep[PROCESSES];
byte deaths;

/* ---- ghosts: what is so, whatever the word says ---- */

byte holder = NOBODY; /* the living process that was granted the lock and has not given it back */
bool lost; /* a process died with it, and no recoverer has been at the word */
bool torn; /* and, with ABANDON, what it left is not repaired */

inline granted() {
  assert(holder == NOBODY && !lost); /* one owner; and nobody before the death is noticed */
  holder = me
}

inline grantedWhole() {
  assert(!torn); /* with ABANDON nobody but recover() before the repair */
  granted()
}

inline givenBack() {
  assert(holder == me); /* nobody takes it from a living owner */
  holder = NOBODY
}

/* ---- the kernel ---- */

inline die(p) {
  dead[p] = true;
  attached[p] = false;
  asleep[p] = false;
  i = 0;
  do
  :: i == SLOTS -> break
  :: i < SLOTS && byteHolder[i] == p -> byteHolder[i] = NOBODY; i++
  :: i < SLOTS && byteHolder[i] != p -> i++
  od;
  i = 0;
  if
  :: holder == p -> holder = NOBODY; lost = true
  :: else
  fi
}

/* The kernel wakes in the order of coming; here it wakes any one. */
inline wakeOne() {
  if
  :: d_step { asleep[0] -> asleep[0] = false }
  :: d_step { asleep[1] -> asleep[1] = false }
  :: d_step { asleep[2] -> asleep[2] = false }
#if PROCESSES > 3
  :: d_step { asleep[3] -> asleep[3] = false }
#endif
  :: else
  fi
}

inline wakeAll() {
  asleep[0] = false;
  asleep[1] = false;
  asleep[2] = false;
#if PROCESSES > 3
  asleep[3] = false;
#endif
}

/* FUTEX_WAIT: falls asleep only while the word is what the waiter believes. */
inline fallAsleep() {
#if MUTATION == SLEPT_BLINDLY
  d_step { asleep[me] = true; seen = 0 }
#else
  d_step { asleep[me] = (word == seen); seen = 0 }
#endif
}

/* ---- Recovery.run, by who holds the byte of slot s ---- */

#define NAMES(word, slot) (HAS(word, HELD) && SLOT_OF(word) == (slot))

inline markDied() {
  d_step { seen = word; was = WITHOUT(seen, WAITERS | REPAIRING) }
  do
  :: d_step {
       NAMES(seen, s) && WITHOUT(seen, WAITERS | REPAIRING) == was && word == seen ->
       assert(holder == NOBODY); /* nobody takes it from a living owner */
       lost = false;
       torn = ABANDON;
       word = (ABANDON -> WITHOUT(seen, HELD | REPAIRING) | DIED : 0);
       seen = 0
     }
  :: d_step { NAMES(seen, s) && WITHOUT(seen, WAITERS | REPAIRING) == was && word != seen -> seen = word }
  :: else -> break
  od;
}

inline recover() {
#if MUTATION == FREED_FIRST
  occupied[s] = false;
#endif
#if MUTATION == WOKEN_FIRST
  atomic { wakeAll() }
#endif
#if MUTATION != NOT_MARKED
  markDied();
#endif
#if MUTATION != NOT_WOKEN && MUTATION != WOKEN_FIRST
  atomic { wakeAll(); seen = 0; was = 0 }
#endif
#if MUTATION != FREED_FIRST
  atomic {
    assert(!NAMES(word, s)); /* no word names a slot that is free */
    occupied[s] = false
  }
#endif
}

/* ---- Monitor, and Attachment.tryRecover ---- */

#if MUTATION == LIVING_ROBBED
#define MAY_RECOVER(slot) (attached[me] && occupied[slot] && byteHolder[slot] != me)
#else
#define MAY_RECOVER(slot) (attached[me] && occupied[slot] && byteHolder[slot] == NOBODY)
#endif
#if MUTATION == BYTE_NOT_TAKEN || MUTATION == LIVING_ROBBED
#define TAKE_BYTE(slot) s = slot
#define GIVE_BYTE s = 0
#else
#define TAKE_BYTE(slot) s = slot; byteHolder[slot] = me
#define GIVE_BYTE byteHolder[s] = NOBODY; s = 0
#endif

proctype Monitor(byte me) {
  byte s;
  short seen, was;
  {
end:
    do
    :: if
       :: d_step { MAY_RECOVER(0) -> TAKE_BYTE(0) }
       :: d_step { MAY_RECOVER(1) -> TAKE_BYTE(1) }
#if SLOTS > 2
       :: d_step { MAY_RECOVER(2) -> TAKE_BYTE(2) }
#endif
       fi;
       recover();
       d_step { GIVE_BYTE }
    od
  } unless {
    d_step { dead[me]; s = 0; seen = 0; was = 0 }
  }
}

/* ---- Slots.take: the first slot whose byte is not locked ---- */

#define IS_UNLOCKED(slot) (byteHolder[slot] == NOBODY)
#if SLOTS == 2
#define ALL_ARE_TAKEN (!IS_UNLOCKED(0) && !IS_UNLOCKED(1))
#else
#define ALL_ARE_TAKEN (!IS_UNLOCKED(0) && !IS_UNLOCKED(1) && !IS_UNLOCKED(2))
#endif

inline join() {
  if
  :: d_step { IS_UNLOCKED(0) -> s = 0; byteHolder[0] = me; begun[me] = true }
  :: d_step { !IS_UNLOCKED(0) && IS_UNLOCKED(1) -> s = 1; byteHolder[1] = me; begun[me] = true }
#if SLOTS > 2
  :: d_step { !IS_UNLOCKED(0) && !IS_UNLOCKED(1) && IS_UNLOCKED(2) -> s = 2; byteHolder[2] = me; begun[me] = true }
#endif
  :: ALL_ARE_TAKEN -> goto refused
  fi;
#if MUTATION != NOT_RECOVERED
  if
  :: occupied[s] -> recover()
  :: else
  fi;
#endif
  occupied[s] = true;
  d_step {
    generation[s]++;
    mine = OWNER(s);
    s = 0;
    attached[me] = true
  }
}

/* ---- MemoryLock and LockWaiting ---- */

#define IS_LEFT(slot) (occupied[slot] && (byteHolder[slot] == NOBODY || byteHolder[slot] == me && SLOT_OF(mine) != slot))
#if SLOTS == 2
#define NONE_IS_LEFT (!IS_LEFT(0) && !IS_LEFT(1))
#else
#define NONE_IS_LEFT (!IS_LEFT(0) && !IS_LEFT(1) && !IS_LEFT(2))
#endif
#define MINE_HELD (mine | HELD)
#if MUTATION == DIED_IS_FREE
#define MAY_TAKE(word) (!HAS(word, HELD))
#else
#define MAY_TAKE(word) IS_FREE(word)
#endif
#if MUTATION == WAITERS_LOST
#define TAKEN_WITH 0
#else
#define TAKEN_WITH WAITERS
#endif

#define FOREVER 0
#define UNTIL_DEADLINE 1
#define LATE 2

proctype Process(byte me) {
  byte s, round, limit;
  short mine, seen, was;
  /* All are alike, so it is enough that they begin in this order. */
  me == 0 || me == SURVIVOR || begun[me - 1];
  {
    join();

    do
    :: round < ROUNDS ->
       if
       :: d_step { round++; limit = FOREVER }
       :: d_step { me == 0 -> round++; limit = UNTIL_DEADLINE }
       fi;

lock:  if /* the fast path: nobody else had it since */
       :: d_step { word == mine -> word = MINE_HELD; grantedWhole() } goto critical
       :: word != mine
       fi;
       seen = word; /* LockWaiting.spin */
       if
       :: d_step { MAY_TAKE(seen) && word == seen -> word = MINE_HELD; seen = 0; grantedWhole() } goto critical
       :: d_step { !MAY_TAKE(seen) || word != seen -> seen = 0 }
       fi;

gate:  seen = word; /* LockWaiting.acquireInGate */
       if
#if MUTATION == TAKEN_BLINDLY
       :: d_step { MAY_TAKE(seen) -> word = MINE_HELD | TAKEN_WITH; seen = 0; grantedWhole() } goto critical
#elif MUTATION == NAMED_LATER
       :: d_step { MAY_TAKE(seen) && word == seen -> word = HELD; seen = 0; grantedWhole() }
          word = MINE_HELD | TAKEN_WITH;
          goto critical
#else
       :: d_step { MAY_TAKE(seen) && word == seen -> word = MINE_HELD | TAKEN_WITH; seen = 0; grantedWhole() } goto critical
#endif
       :: d_step { MAY_TAKE(seen) && word != seen -> seen = 0 } goto gate
       :: d_step { !MAY_TAKE(seen) && HAS(seen, DIED) -> seen = 0 }
#if MUTATION != WAKE_KEPT
          wakeOne();
#endif
          if /* AbandonedLockException: its user recovers the lock, or goes away */
          :: goto abandoned
          :: me != SURVIVOR -> goto done
          fi
       :: d_step { HAS(seen, HELD) && limit != FOREVER -> seen = 0 }
#if MUTATION != WAKE_KEPT
          wakeOne();
#endif
          goto done
       :: d_step { HAS(seen, HELD) && limit != LATE && word == seen -> word = seen | WAITERS; seen = word } /* sleep */
       :: d_step { HAS(seen, HELD) && limit != LATE && word != seen -> seen = 0 } goto gate
       fi;
       fallAsleep();
       if
       :: !asleep[me]
       :: d_step { asleep[me] && limit == UNTIL_DEADLINE -> asleep[me] = false; limit = LATE }
       fi;
       goto gate;

abandoned: /* MemoryLock.recover */
       seen = word;
       if
#if MUTATION == REPAIRED_TWICE
       :: d_step { HAS(seen, DIED) -> word = MINE_HELD | REPAIRING | WAITERS; seen = 0; granted() }
#else
       :: d_step { HAS(seen, DIED) && word == seen -> word = MINE_HELD | REPAIRING | WAITERS; seen = 0; granted() }
       :: d_step { HAS(seen, DIED) && word != seen -> seen = 0 } goto abandoned
#endif
       :: d_step { HAS(seen, REPAIRING) && word == seen -> word = seen | WAITERS; seen = word }
          fallAsleep();
          !asleep[me];
          goto abandoned
       :: d_step { HAS(seen, REPAIRING) && word != seen -> seen = 0 } goto abandoned
       :: d_step { !HAS(seen, DIED | REPAIRING) -> seen = 0 } goto lock /* another has repaired it */
       fi;
       if
       :: torn = false; /* the repair */
          seen = word;
          do
          :: d_step { word == seen -> word = mine; seen = 0; givenBack() } break
          :: d_step { word != seen -> seen = word }
          od;
#if MUTATION != REPAIR_WAKES_NOBODY
          atomic { wakeAll() }
#endif
          goto lock
       :: me != SURVIVOR -> /* the repair throws */
          seen = word;
          do
          :: d_step { word == seen -> word = mine | DIED | (seen & WAITERS); seen = 0; givenBack() } break
          :: d_step { word != seen -> seen = word }
          od;
          atomic { wakeAll() }
          goto done
       fi;

critical:
       if /* MemoryLock.release */
#if MUTATION == GIVEN_BLINDLY
       :: d_step { word = mine; givenBack() }
#else
       :: d_step { word == MINE_HELD -> word = mine; givenBack() }
       :: word != MINE_HELD ->
          seen = word;
          do
          :: d_step { word == seen -> assert(WITHOUT(seen, WAITERS) == MINE_HELD); word = mine; givenBack() } break
          :: d_step { word != seen -> seen = word }
          od;
          if
          :: HAS(seen, WAITERS) -> wakeOne()
          :: else
          fi
#endif
       fi;
done:  atomic { seen = 0; limit = FOREVER }
    :: else -> break
    od;

    /* It lives on. The survivor sees that in the end no slot is left of anybody who is dead. */
    me != SURVIVOR || NONE_IS_LEFT;
refused: skip
  } unless {
    d_step { dead[me]; s = 0; mine = 0; seen = 0; was = 0; round = 0; limit = 0 }
  }
}

/* ---- SIGKILL ---- */

#define MAY_BE_KILLED(p) (deaths < DEATHS && begun[p] && !dead[p])

proctype Killer() {
  byte i;
  do
  :: break
  :: d_step { MAY_BE_KILLED(0) -> die(0); deaths++ }
  :: d_step { MAY_BE_KILLED(1) -> die(1); deaths++ }
#if PROCESSES > 3
  :: d_step { MAY_BE_KILLED(2) -> die(2); deaths++ }
#endif
  od
}

init {
  byte p;
  atomic {
    do
    :: p < PROCESSES -> run Process(p); run Monitor(p); p++
    :: else -> break
    od;
    run Killer();
    p = 0
  }
}

package dev.dure.memory;

import static dev.dure.memory.MapLayout.CLAIMED;
import static dev.dure.memory.MapLayout.CURRENT;
import static dev.dure.memory.MapLayout.FREE;
import static dev.dure.memory.MapLayout.PLACE_MASK;
import static dev.dure.memory.MapLayout.THERE;
import static dev.dure.memory.MapLayout.later;
import static dev.dure.memory.MapLayout.state;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The table of a map in shared memory: which place holds an entry, and in which bucket it is found.
 *
 * <h2>Places, buckets, stripes</h2>
 *
 * A place has a word that says whether its entry is there, room for a key and for two values. The
 * places of a bucket form a chain: the bucket names the first, each link the next. Buckets are
 * dealt out to stripes; each stripe has a lock ({@link LockRecord}, {@link
 * dev.dure.OwnerDeath#RELEASE}). Only its holder changes the chains of its buckets and the words of
 * the places in them. Readers take no lock; they are {@link MapEntries}.
 *
 * <pre>
 *   FREE     -> CLAIMED   by CAS, whoever holds the stripe for which it is wanted    claim
 *   CLAIMED  -> THERE     once key and value are written and the place is linked     appear
 *   THERE    -> THERE     once a value is written aside: names the other value       change
 *   THERE    -> CLAIMED   then it is unlinked                                        remove
 *   CLAIMED  -> FREE      once it is in no chain                                     free
 * </pre>
 *
 * Each of these steps is one store, counts the word's version up, and is the moment at which what
 * it does takes effect. Each link or unlink counts the version of its bucket up: linking in the
 * store that links, unlinking in that store if it is the first of the chain, and otherwise in a
 * store after it, before the place is freed.
 *
 * <h2>What is found is whole</h2>
 *
 * <i>A place whose word says THERE is linked in the bucket of its key, and neither the key nor the
 * current value is written while the word stays as it is.</i> For it is linked before it appears
 * and unlinked after it is marked; the key is written under CLAIMED; a value is written while the
 * word names the other one, and by one writer, who holds the stripe. So whoever reads the word, the
 * key and the current value, and then the same word again, has seen the entry as it was at that
 * moment, however he came to the place. (All stores to words, links and buckets are releases, so
 * what is written before them is seen before them. What is written under a claim comes after the
 * claim by the fence in {@link #claim}; the writing of the next value comes after the change before
 * it by the lock. The reader's fence before his second look pairs with these. He would have to be
 * held up between his two looks for exactly 2^32 changes of one entry to be deceived.)
 *
 * <h2>What is not found is not there</h2>
 *
 * <i>Whoever walks a chain to its end without finding the key, and then finds the bucket's word as
 * it was at the beginning, has proved that the key was not there at some moment in between.</i>
 * While the word is unchanged nothing was linked; at most one place was unlinked, and none that the
 * walk could reach was freed, since the version counts between unlinking and freeing. So the walk
 * stayed in this chain and met every place that was linked all the time; if the entry of the key
 * was there all the time, in one place (a second would have been linked meanwhile), it was met. A
 * walk that another's changes lead astray ends by the number of its steps, and finds the bucket's
 * word changed. Readers begin again only after somebody has changed something: nobody who is
 * stopped keeps them from an end.
 *
 * <h2>Deaths</h2>
 *
 * A process that dies holds stripes, and in each at most one place that it has CLAIMED, linked or
 * not; a removal that took effect, or an entry that did not yet appear. Whoever recovers it ({@link
 * #recover}) sweeps each of these stripes: places that are not THERE are unlinked, and the entries
 * counted anew. Then no claimed place of the dead is linked any more, and all are freed. Only then
 * does he give the locks back: whoever gets one finds every place that the dead had in its hands,
 * so that as many keys as there are places never find the map full. A value that was written aside
 * is no part of any entry. Each step may be done again by the next recoverer. {@link #settle} does
 * the same for a writer of this process that was cut off by an error, while it still holds the
 * stripe; if that is cut off too, the next writer who meets a place that is not there unlinks it,
 * since nobody else can be at work in his stripe. (A process that dies after two such errors,
 * before anybody writes there, is not made up for.)
 *
 * <h2>Free places</h2>
 *
 * The words are the truth; the bits are where to look. A bit is cleared before its place is
 * claimed, and set after it was freed, so a free place without a bit is in the hands of somebody
 * who is about to do the one or has just done the other; if he died, recovery sets it. A bit whose
 * place is not free is cleared by whoever tries to claim it. So a map is full exactly if every
 * place holds an entry or is in somebody's hands.
 *
 * <p>The class is longer than others since all that may change a word stands in it: the proof above
 * is of what a reader finds below.
 */
final class MapTable {

  /** No place. */
  static final int NONE = -1;

  private final Memory memory;
  private final Words words;
  private final String label;
  private final int capacity;
  private final int placeBytes;
  private final int buckets;
  private final int stripes;
  private final int bitWords;
  private final long body;
  private final long bitsAt;
  private final long bucketsAt;
  private final long placesAt;

  /** The table of an object that is there. */
  MapTable(Memory memory, Directory.Entry entry) {
    this.memory = memory;
    this.words = new Words(memory);
    this.label = entry.label();
    this.capacity = entry.shape().length();
    this.body = entry.body();
    this.placeBytes = memory.getIntPlain(body + MapLayout.PLACE_BYTES);
    this.buckets = MapLayout.buckets(capacity);
    this.stripes = MapLayout.stripes(capacity);
    this.bitWords = MapLayout.bitWords(capacity);
    long room = entry.bodyBytes();
    if (placeBytes < Layout.ALIGNMENT
        || placeBytes % Layout.ALIGNMENT != 0
        || Layout.align(MapLayout.bodyBytes(capacity, placeBytes)) != room) {
      throw new SegmentDamagedException(
          String.format(
              "%s says that its places have %,d bytes each; %,d bytes are there for %,d."
                  + " Somebody overwrote it.",
              label, placeBytes, room, capacity));
    }
    long address = memory.address(body);
    this.bitsAt = address + MapLayout.bits(capacity);
    this.bucketsAt = address + MapLayout.bucketsAt(capacity);
    this.placesAt = address + MapLayout.places(capacity);
  }

  /** Writes an empty table, before the object is published. */
  static void initialise(Memory memory, long body, int capacity, int placeBytes) {
    memory.setIntPlain(body + MapLayout.CAPACITY, capacity);
    memory.setIntPlain(body + MapLayout.PLACE_BYTES, placeBytes);
    for (int i = 0; i < MapLayout.stripes(capacity); i++) {
      long stripe = body + MapLayout.STRIPES + (long) i * MapLayout.STRIPE_BYTES;
      memory.setIntPlain(stripe + Layout.LOCK_POLICY, Layout.POLICY_RELEASE);
    }
    for (int i = 0; i < capacity; i++) {
      long word = body + MapLayout.bits(capacity) + (long) (i / Long.SIZE) * Long.BYTES;
      memory.setLongPlain(word, memory.getLongPlain(word) | 1L << i);
      memory.setLongPlain(body + MapLayout.places(capacity) + (long) i * placeBytes, FREE);
    }
  }

  int capacity() {
    return capacity;
  }

  int placeBytes() {
    return placeBytes;
  }

  int buckets() {
    return buckets;
  }

  int stripes() {
    return stripes;
  }

  // ---- where what stands ----

  /** The bucket of a hash. */
  int bucketOf(int hash) {
    return hash & (buckets - 1);
  }

  /** The stripe of a hash, or of a bucket. */
  int stripeOf(int hash) {
    return hash & (stripes - 1);
  }

  /** Where the lock record of a stripe stands in the segment. */
  long stripe(int stripe) {
    return body + MapLayout.STRIPES + (long) stripe * MapLayout.STRIPE_BYTES;
  }

  /** Where a place stands in the segment. */
  long offset(int place) {
    return body + MapLayout.places(capacity) + (long) place * placeBytes;
  }

  private long at(int place) {
    return placesAt + (long) place * placeBytes;
  }

  private long bucketAt(int bucket) {
    return bucketsAt + (long) bucket * Long.BYTES;
  }

  private long countAt(int stripe) {
    return memory.address(stripe(stripe)) + MapLayout.STRIPE_COUNT;
  }

  // ---- reading ----

  /** A bucket's version and first place. */
  long bucket(int bucket) {
    return words.getLong(bucketAt(bucket));
  }

  /** The first place of a bucket, as {@link #bucket} gave it. */
  int first(long bucket) {
    return place(bucket);
  }

  long word(int place) {
    return words.getLong(at(place));
  }

  /** A place's hash and next place. */
  long link(int place) {
    return words.getLong(at(place) + MapLayout.PLACE_LINK);
  }

  static int hash(long link) {
    return (int) (link >>> Integer.SIZE);
  }

  /** The next place, as {@link #link} gave it. */
  int next(long link) {
    return place(link);
  }

  /** What stands in the lower half becomes an address, so it is checked. */
  private int place(long half) {
    long place = (half & PLACE_MASK) - 1;
    if (place >= capacity) {
      throw damaged("a place", half);
    }
    return (int) place;
  }

  SegmentDamagedException damaged(String what, long value) {
    return SegmentDamagedException.overwritten(label, String.format("%s %016x", what, value));
  }

  /** The number of entries. */
  int size() {
    long sum = 0;
    for (int i = 0; i < stripes; i++) {
      sum += words.getLong(countAt(i));
    }
    return Math.clamp(sum, 0, capacity);
  }

  // ---- changing, by who holds the stripe ----

  /**
   * Claims a free place.
   *
   * @param hash of the key that will stand there
   * @param owner who claims it; see {@link Layout#owner}
   * @return the place, or {@link #NONE} if the map is full
   */
  int claim(int hash, int owner) {
    int start = Math.floorMod(hash, bitWords); // places of one stripe stand together
    for (int i = 0; i < bitWords; i++) {
      int index = (start + i) % bitWords;
      long bitsWord = bitsAt + (long) index * Long.BYTES;
      for (long bits = words.getLong(bitsWord); bits != 0; bits = words.getLong(bitsWord)) {
        long bit = Long.lowestOneBit(bits);
        if (words.compareAndExchangeLong(bitsWord, bits, bits & ~bit) == bits) {
          FaultPoint.MAP_BIT_CLEARED.reach();
          int place = index * Long.SIZE + Long.numberOfTrailingZeros(bit);
          if (place < capacity && claimPlace(place, owner)) {
            return place;
          }
        }
      }
    }
    return NONE;
  }

  private boolean claimPlace(int place, int owner) {
    long seen = word(place);
    if (state(seen) != FREE
        || words.compareAndExchangeLong(at(place), seen, later(seen) | CLAIMED | owner) != seen) {
      return false;
    }
    VarHandle.storeStoreFence(); // the word, before what is written under it
    FaultPoint.MAP_CLAIMED.reach();
    return true;
  }

  /** Links a claimed place, whose key and value are written, and lets its entry appear. */
  void appear(int place, int hash) {
    FaultPoint.MAP_WRITTEN.reach();
    long at = bucketAt(bucketOf(hash));
    long bucket = words.getLong(at);
    setLink(place, hash, bucket);
    words.setLongRelease(at, later(bucket) | (place + 1));
    FaultPoint.MAP_LINKED.reach();
    words.setLongRelease(at(place), later(word(place)) | THERE);
    FaultPoint.MAP_APPEARED.reach();
    count(hash, 1);
  }

  private void setLink(int place, int hash, long next) {
    words.setLongRelease(
        at(place) + MapLayout.PLACE_LINK, (long) hash << Integer.SIZE | (next & PLACE_MASK));
  }

  private void count(int hash, int by) {
    long at = countAt(stripeOf(hash));
    words.setLongRelease(at, words.getLong(at) + by);
  }

  /** Makes the value that was written aside the current one. */
  void change(int place) {
    FaultPoint.MAP_VALUE_WRITTEN.reach();
    long word = word(place);
    words.setLongRelease(at(place), later(word) | THERE | (~word & CURRENT));
    FaultPoint.MAP_VALUE_CHANGED.reach();
  }

  /** Removes an entry and frees its place. */
  void remove(int place, int hash, int owner) {
    words.setLongRelease(at(place), later(word(place)) | CLAIMED | owner);
    FaultPoint.MAP_MARKED.reach();
    unlink(place, bucketOf(hash));
    FaultPoint.MAP_UNLINKED.reach();
    free(place);
    count(hash, -1);
  }

  /** Takes a place out of the chain of a bucket, and counts the bucket's version up. */
  void unlink(int place, int bucket) {
    long at = bucketAt(bucket);
    long head = words.getLong(at);
    long after = link(place) & PLACE_MASK;
    if (first(head) == place) {
      words.setLongRelease(at, later(head) | after);
      return;
    }
    int before = first(head);
    for (int steps = 0; steps < capacity && before != NONE; steps++) {
      long link = link(before);
      if (next(link) == place) {
        setLink(before, hash(link), after);
        words.setLongRelease(at, later(head) | (head & PLACE_MASK));
        return;
      }
      before = next(link);
    }
    throw damaged("a chain without its place", place);
  }

  private void free(int place) {
    words.setLongRelease(at(place), later(word(place)) | FREE);
    FaultPoint.MAP_FREED.reach();
    setBit(place);
  }

  /** Always by a CAS, also where the bit is set already: see above. */
  private void setBit(int place) {
    long at = bitsAt + (long) (place / Long.SIZE) * Long.BYTES;
    long seen = words.getLong(at);
    while (true) {
      long witness = words.compareAndExchangeLong(at, seen, seen | 1L << place);
      if (witness == seen) {
        return;
      }
      seen = witness;
    }
  }

  // ---- putting right ----

  /**
   * Puts a stripe right after a step in it was cut off by an error.
   *
   * @param place the one at which the step was
   */
  void settle(int hash, int place, int owner) {
    sweep(stripeOf(hash));
    long word = word(place);
    if (state(word) == CLAIMED && MapLayout.owner(word) == owner) {
      free(place);
    }
  }

  /** Unlinks what is not there from the chains of a stripe, and counts what is. */
  private void sweep(int stripe) {
    long entries = 0;
    for (int bucket = stripe; bucket < buckets; bucket += stripes) {
      int place = first(bucket(bucket));
      for (int steps = 0; place != NONE; steps++) {
        long link = link(place);
        if (steps == capacity) {
          throw damaged("a chain without an end in bucket", bucket);
        }
        if (state(word(place)) == THERE) {
          entries++;
        } else {
          unlink(place, bucket);
          FaultPoint.RECOVERY_IN_MAP.reach();
        }
        place = next(link);
      }
    }
    words.setLongRelease(countAt(stripe), entries);
  }

  /**
   * Does all of this in place of a process that died, for {@link Recovery}.
   *
   * @param wakeAll wakes who waits for a word
   * @throws SegmentDamagedException afterwards, if a chain could not be put right
   */
  void recover(int slot, int pid, LongConsumer wakeAll) {
    SegmentDamagedException damage = null;
    List<LockRecord> held = new ArrayList<>();
    for (int i = 0; i < stripes; i++) {
      LockRecord lock = new LockRecord(memory, stripe(i));
      if (lock.isHeldBySlot(slot)) {
        held.add(lock);
        try {
          sweep(i);
        } catch (SegmentDamagedException e) {
          damage = e; // who has the stripe next meets it too; the others need not wait
        }
        FaultPoint.RECOVERY_IN_MAP.reach();
      }
    }
    freePlaces(slot);
    for (LockRecord lock : held) {
      lock.markDied(lock.read(), pid);
      FaultPoint.RECOVERY_IN_MAP.reach();
    }
    for (int i = 0; i < stripes; i++) {
      wakeAll.accept(stripe(i) + Layout.LOCK_WORD);
    }
    if (damage != null) {
      throw damage;
    }
  }

  private void freePlaces(int slot) {
    for (int place = 0; place < capacity; place++) {
      long word = word(place);
      if (state(word) == CLAIMED && Layout.slotOf(MapLayout.owner(word)) == slot) {
        free(place);
        FaultPoint.RECOVERY_IN_MAP.reach();
      } else if (state(word) == FREE) {
        setBit(place);
      }
    }
  }
}

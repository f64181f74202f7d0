package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OffHeapTest {

  private final List<Race> told = Collections.synchronizedList(new ArrayList<>());
  private final ThreadState one = Simulated.thread();
  private final ThreadState other = Simulated.thread();
  private final Object owner = new Object();
  private final OffHeap memory = OffHeap.of(owner);

  @BeforeEach
  void listen() {
    Findings.listen(told::add);
  }

  @AfterEach
  void listenNoMore() {
    Findings.listen(race -> {});
  }

  /** Each access has a place of its own, since a pair of places is told once. */
  private void access(ThreadState thread, long address, long count, boolean write) {
    memory.access(address, count, thread, newSite(), write);
  }

  private static int newSite() {
    return Sites.add("program.Main", "access", "Main.java", 7);
  }

  private void write(ThreadState thread, long address, long count) {
    access(thread, address, count, true);
  }

  private void read(ThreadState thread, long address, long count) {
    access(thread, address, count, false);
  }

  @Test
  void distinctBytesNeverConflict() {
    for (int i = 0; i < 16; i++) {
      write(i % 2 == 0 ? one : other, 4096 + i, 1);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void whatOverlapsConflictsWhateverCameFirst() {
    write(one, 8, 8);
    read(other, 12, 1);
    assertThat(told).hasSize(1);

    write(one, 2051, 1);
    read(other, 2048, 8);
    assertThat(told).hasSize(2);
  }

  @Test
  void aRaceNamesTheByteAndTheOwner() {
    write(one, 16, 8);
    read(other, 18, 2);
    assertThat(told.get(0).location())
        .isEqualTo("memory[18] of java.lang.Object@" + Integer.toHexString(owner.hashCode()));
  }

  @Test
  void statesAreKeptWhenAPageBecomesFiner() {
    write(one, 64, 8);
    write(one, 72, 2); // needs units of 2
    write(one, 75, 1); // and of 1
    for (int byteAt = 64; byteAt < 74; byteAt++) {
      read(other, byteAt, 1);
    }
    assertThat(told).hasSize(10);
    read(other, 74, 1); // nobody's
    assertThat(told).hasSize(10);
    read(other, 75, 1);
    assertThat(told).hasSize(11);
  }

  @Test
  void anAccessMaySpanPages() {
    write(one, 1000, 4000);
    read(other, 999, 1);
    read(other, 5000, 1);
    assertThat(told).isEmpty();
    read(other, 4999, 1);
    read(other, 1000, 1);
    read(other, 2048, 8);
    assertThat(told).hasSize(3);
  }

  @Test
  void orderedAccessesAreNoRace() {
    write(one, 8, 8);
    other.acquire(one.release());
    write(other, 10, 2);
    assertThat(told).isEmpty();
  }

  @Test
  void theSameAddressOfAnotherOwnerIsOtherMemory() {
    write(one, 8, 8);
    OffHeap.of(new Object()).access(8, 8, other, newSite(), true);
    assertThat(told).isEmpty();
  }

  @Test
  void isForgottenWithTheOwner() throws InterruptedException {
    WeakReference<OffHeap> forgotten = new WeakReference<>(useAndDrop());
    while (!forgotten.refersTo(null)) {
      System.gc();
      Thread.sleep(1);
      for (int i = 0; i < 64; i++) {
        OffHeap.of(new Object()); // makes room
      }
    }
  }

  private static OffHeap useAndDrop() {
    OffHeap shadow = OffHeap.of(new Object());
    shadow.access(8, 8, Simulated.thread(), newSite(), true);
    return shadow;
  }

  /** Against what is plain to see: a bit for each byte that somebody has written. */
  @Test
  void tellsOfEveryAccessThatTouchesAWrittenByteAndOfNoOther() {
    Random random = new Random(5);
    BitSet written = new BitSet();
    for (int i = 0; i < 400; i++) {
      int from = random.nextInt(6000);
      int count = 1 << random.nextInt(5);
      if (random.nextInt(3) > 0) {
        from &= -count; // most are aligned
      }
      if (random.nextInt(4) == 0) {
        write(one, from, count);
        written.set(from, from + count);
      } else {
        told.clear();
        read(other, from, count);
        int next = written.nextSetBit(from);
        boolean touches = next >= 0 && next < from + count;
        assertThat(!told.isEmpty()).as("read %d bytes from %d", count, from).isEqualTo(touches);
        if (touches) {
          other.acquire(one.release()); // later reads are ordered
          written.clear();
        }
      }
    }
  }

  /** Of two at once one sees the other, also while a page becomes finer. */
  @Test
  void noAccessIsLostWhileUnitsAreSplit() throws Exception {
    for (int round = 0; round < 300; round++) {
      told.clear();
      long start = round * 1024L;
      ThreadState wide = Simulated.thread();
      ThreadState narrow = Simulated.thread();
      CyclicBarrier together = new CyclicBarrier(2);
      Thread writer =
          new Thread(
              () -> {
                await(together);
                for (int i = 0; i < 128; i++) {
                  write(wide, start + i * 8, 8);
                }
              });
      writer.start();
      await(together);
      for (int i = 127; i >= 0; i--) {
        write(narrow, start + i * 8 + 3, 1);
      }
      writer.join();
      assertThat(told).as("round %d", round).hasSize(128);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

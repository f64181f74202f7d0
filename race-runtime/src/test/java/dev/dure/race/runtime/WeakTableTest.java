package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is remembered of objects. */
@Timeout(120)
class WeakTableTest {

  private static final class Memory extends WeakTable.Node {
    Memory(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
    }
  }

  private static final char[] SAME = {'s'};

  private final WeakTable<Memory> table = new WeakTable<>(Memory::new);

  @Test
  void oneNodeForEachObjectAlsoWhereHashesAreEqual() {
    int count = 200_000; // so many that some identity hash codes are equal
    IdentityHashMap<Memory, Object> found = new IdentityHashMap<>();
    for (int i = 0; i < count; i++) {
      Object object = new Object();
      found.put(table.of(object), object);
    }

    assertThat(found).hasSize(count);
    found.forEach(
        (memory, object) -> {
          assertThat(table.find(object)).isSameAs(memory);
          assertThat(table.of(object)).isSameAs(memory);
        });
  }

  @Test
  void equalObjectsAreNotTheSame() {
    String one = String.valueOf(SAME);
    String other = String.valueOf(SAME);

    assertThat(table.of(one)).isNotSameAs(table.of(other));
  }

  @Test
  void nothingIsFoundOfAnObjectThatWasNotPutIn() {
    assertThat(table.find(new Object())).isNull();
  }

  @Test
  void whatIsRememberedGoesWithTheObject() throws InterruptedException {
    List<WeakReference<Memory>> nodes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      nodes.add(new WeakReference<>(table.of(new Object())));
    }
    long left = nodes.size();
    for (int i = 0; i < 500 && left > 0; i++) {
      System.gc();
      Thread.sleep(10); // the references are queued by a thread of the JVM
      for (int k = 0; k < 256; k++) { // each segment clears up when something new comes
        var unused = table.of(new Object());
      }
      left = nodes.stream().filter(node -> node.get() != null).count();
    }
    assertThat(left).isZero();
  }

  @Test
  void whatIsThereIsFoundWhileTheTableGrows() throws InterruptedException {
    AtomicInteger missed = new AtomicInteger();
    for (int round = 0; round < 20; round++) {
      WeakTable<Memory> growing = new WeakTable<>(Memory::new);
      List<Object> there = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        Object object = new Object();
        var unused = growing.of(object);
        there.add(object);
      }
      AtomicBoolean done = new AtomicBoolean();
      Thread reader =
          new Thread(
              () -> {
                while (!done.get()) {
                  for (Object object : there) {
                    if (growing.find(object) == null) {
                      missed.incrementAndGet();
                    }
                  }
                }
              });
      reader.start();
      List<Object> kept = new ArrayList<>();
      for (int i = 0; i < 100_000; i++) {
        Object object = new Object();
        kept.add(object);
        var unused = growing.of(object);
      }
      done.set(true);
      reader.join();
      assertThat(kept).hasSize(100_000);
    }

    assertThat(missed).hasValue(0);
  }
}

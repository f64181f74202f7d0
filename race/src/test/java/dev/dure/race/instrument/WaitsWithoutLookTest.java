package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class WaitsWithoutLookTest {

  /** Methods, and how many waits begin in them without a look. */
  @SuppressWarnings({"unused", "UnusedMethod", "WaitNotInLoop", "FieldCanBeFinal"})
  private static final class Specimen {
    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private volatile boolean ready;

    void alone() throws InterruptedException {
      synchronized (monitor) {
        monitor.wait();
      }
    }

    synchronized void wholeMethod() throws InterruptedException {
      wait();
    }

    void askedBefore() throws InterruptedException {
      while (!ready) {
        synchronized (monitor) {
          monitor.wait();
        }
      }
    }

    void ofCondition() throws InterruptedException {
      lock.lock();
      try {
        condition.await();
      } finally {
        lock.unlock();
      }
    }

    void interrupted() {
      synchronized (monitor) {
        try {
          monitor.wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    void looks() throws InterruptedException {
      synchronized (monitor) {
        while (!ready) {
          monitor.wait();
        }
      }
    }

    void looksOnce() throws InterruptedException {
      synchronized (monitor) {
        if (!ready) {
          monitor.wait();
        }
      }
    }

    void looksAfterwards() throws InterruptedException {
      synchronized (monitor) {
        do {
          monitor.wait();
        } while (!ready);
      }
    }

    void conditionInLoop() throws InterruptedException {
      lock.lock();
      try {
        while (!ready) {
          condition.await();
        }
      } finally {
        lock.unlock();
      }
    }

    synchronized void chooses(int kind) throws InterruptedException {
      switch (kind) {
        case 1 -> ready = true;
        case 2 -> wait();
        default -> notifyAll();
      }
    }

    void lockOfCaller() throws InterruptedException {
      condition.await();
    }

    void limit() throws InterruptedException {
      synchronized (monitor) {
        monitor.wait(100);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alone, 1",
    "wholeMethod, 1",
    "askedBefore, 1",
    "ofCondition, 1",
    "interrupted, 1",
    "looks, 0",
    "looksOnce, 0",
    "looksAfterwards, 0",
    "conditionInLoop, 0",
    "chooses, 0",
    "lockOfCaller, 0",
    "limit, 0",
  })
  void waitsWithoutLook(String name, int expected) throws IOException {
    assertThat(WaitsWithoutLook.of(method(name))).hasSize(expected);
  }

  private static MethodNode method(String name) throws IOException {
    String file = "/" + Specimen.class.getName().replace('.', '/') + ".class";
    try (InputStream in = WaitsWithoutLookTest.class.getResourceAsStream(file)) {
      ClassNode node = new ClassNode();
      new ClassReader(Objects.requireNonNull(in)).accept(node, 0);
      return node.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    }
  }
}

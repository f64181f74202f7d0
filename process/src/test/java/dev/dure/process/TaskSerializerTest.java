package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.HeapSpace;
import dev.dure.SharedFloat;
import dev.dure.SharedLong;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What cannot be sent, and what is said about it. */
class TaskSerializerTest {

  /** Not serializable. */
  static class Gadget {
    void use() {}
  }

  record Holder(String label, Object content) implements Serializable {}

  private final String field = "a field of a class that is not serializable";

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      WorkerTask task, Class<?> culprit) {
    return assertThatThrownBy(() -> TaskSerializer.serialize(task))
        .isInstanceOfSatisfying(
            NotTransferableException.class,
            e -> assertThat(e.offendingClass()).isEqualTo(culprit.getName()));
  }

  @Test
  void whatCanBeSentIsBytes() {
    String text = "x";
    ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
    map.put("a", 1);
    // These hold locks of their own, which is their matter.
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    assertThat(TaskSerializer.serialize(() -> System.out.println(text + map + queue))).isNotEmpty();
  }

  @Test
  void theCapturedArgumentAtFaultIsNamed() {
    String fine = "fine";
    Gadget gadget = new Gadget();
    refused(() -> System.out.println(fine + gadget), Gadget.class)
        .hasMessage(
            "The task cannot be sent to a worker: dev.dure.process.TaskSerializerTest$Gadget is not"
                + " serializable. It comes from captured argument 2 of 2 (a"
                + " dev.dure.process.TaskSerializerTest$Gadget) of the lambda in"
                + " dev.dure.process.TaskSerializerTest. Let its class implement Serializable, or capture"
                + " what it is made from (a path, a number, a record) and make it inside the task.")
        .hasCauseInstanceOf(NotSerializableException.class);
  }

  @Test
  void whatIsDeepInACapturedArgumentIsFoundToo() {
    Holder holder = new Holder("h", new ArrayList<>(List.of(new Gadget())));
    refused(() -> System.out.println(holder), Gadget.class)
        .hasMessageContaining(
            "captured argument 1 of 1 (a dev.dure.process.TaskSerializerTest$Holder) of the lambda");
  }

  @Test
  void aLambdaThatCapturesThisIsTold() {
    refused(() -> System.out.println(field), TaskSerializerTest.class)
        .hasMessageContaining(
            "It comes from \"this\" (a dev.dure.process.TaskSerializerTest), which the lambda in"
                + " dev.dure.process.TaskSerializerTest captures because it uses a field or method of it.");
  }

  @Test
  void theReceiverOfAMethodReferenceIsNamed() {
    Gadget gadget = new Gadget();
    refused(gadget::use, Gadget.class)
        .hasMessageContaining(
            "captured argument 1 of 1 (a dev.dure.process.TaskSerializerTest$Gadget) of the method"
                + " reference dev.dure.process.TaskSerializerTest$Gadget::use");
  }

  @Test
  void theObjectRoundAnInnerClassIsNamed() {
    WorkerTask task =
        new WorkerTask() {
          private static final long serialVersionUID = 1L;

          @Override
          public void run() {
            System.out.println(field);
          }
        };
    refused(task, TaskSerializerTest.class)
        .hasMessageContaining(
            "holds it as the object round it, which an anonymous or inner class keeps.");
  }

  static class ThrowsWhenWritten implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("disk on fire");
    }
  }

  @Test
  void anObjectThatCannotWriteItselfIsNamed() {
    ThrowsWhenWritten captured = new ThrowsWhenWritten();
    refused(() -> System.out.println(captured), ThrowsWhenWritten.class)
        .hasMessageContaining("failed while it was written: java.io.IOException: disk on fire");
  }

  @Test
  void aStructureThatIsTooDeepIsNoCrash() {
    Holder chain = new Holder("end", "");
    for (int i = 0; i < 200_000; i++) {
      chain = new Holder("link", chain);
    }
    Holder deep = chain;
    assertThatThrownBy(() -> TaskSerializer.serialize(() -> System.out.println(deep)))
        .isInstanceOf(NotTransferableException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void handlesOfASpaceOfThreadsAreRefusedWhereverTheyAre() {
    try (HeapSpace space = HeapSpace.create("local")) {
      SharedLong hits = space.longValue("hits");
      SharedFloat view = space.floatValue("view");
      Holder deep = new Holder("deep", List.of(hits));
      assertThatThrownBy(() -> TaskSerializer.serialize(() -> hits.increment()))
          .isInstanceOf(NotTransferableException.class)
          .hasMessageContaining("belongs to local, a space of threads.")
          .hasMessageContaining("captured argument 1 of 1")
          .hasMessageEndingWith("Create the shared object in a space of processes.");
      assertThatThrownBy(() -> TaskSerializer.serialize(() -> view.set(1)))
          .isInstanceOf(NotTransferableException.class)
          .hasMessageContaining("belongs to local, a space of threads.");
      assertThatThrownBy(() -> TaskSerializer.serialize(() -> System.out.println(deep)))
          .isInstanceOf(NotTransferableException.class)
          .hasMessageContaining("is a handle of a space of threads.")
          .hasMessageContaining("captured argument 1 of 1 (a " + Holder.class.getName())
          .hasMessageEndingWith("Create the shared object in a space of processes.");
    }
  }

  @Test
  void locksAndAtomicsThatALambdaCapturesAreRefused() {
    ReentrantLock lock = new ReentrantLock();
    Semaphore semaphore = new Semaphore(1);
    AtomicLong counter = new AtomicLong();
    refused(() -> lock.lock(), ReentrantLock.class)
        .hasMessageContaining("would be copied, and the copy would exclude nobody here.")
        .hasMessageEndingWith("Use a lock of a space of processes, such as SharedLock.");
    refused(() -> semaphore.release(), Semaphore.class);
    refused(() -> counter.incrementAndGet(), AtomicLong.class)
        .hasMessageContaining("would be copied, and what the worker does to the copy is lost.")
        .hasMessageEndingWith("Use a value or array of a space of processes, such as SharedLong.");
    // Inside another object it may be a private matter of that.
    Holder holder = new Holder("own", new AtomicLong(5));
    assertThat(TaskSerializer.serialize(() -> System.out.println(holder))).isNotEmpty();
  }

  @Test
  void startThrowsAtOnce() {
    Gadget gadget = new Gadget();
    assertThatThrownBy(() -> WorkerProcess.start(() -> System.out.println(gadget)))
        .isInstanceOf(NotTransferableException.class);
  }
}

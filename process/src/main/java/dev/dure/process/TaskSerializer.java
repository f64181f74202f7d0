package dev.dure.process;

import dev.dure.Capability;
import dev.dure.SharedObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.util.IdentityHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns a task into bytes, or says what stands in the way.
 *
 * <p>Serialization names the class that is at fault, not where it comes from. A lambda replaces
 * itself by a {@link SerializedLambda} before it is written, and a stream with {@code
 * replaceObject} sees that: so what the lambda captured is known without reflection, which a closed
 * module would forbid. If writing fails, each captured argument is written alone, to find the one
 * at fault.
 *
 * <p>Handles of a space of threads replace themselves by {@value #HEAP_HANDLE} first, so the handle
 * itself is seen only where a lambda captures it directly; deeper ones are known by that class.
 */
final class TaskSerializer {

  /** What a handle of the thread scope replaces itself by. */
  private static final String HEAP_HANDLE = "dev.dure.internal.HeapHandle";

  private static final String ATOMICS = "java.util.concurrent.atomic.";

  /**
   * Something that serialization would accept and that would be of no use on the other side. Never
   * leaves this class.
   */
  private static final class Useless extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Object object;

    Useless(Object object, String why) {
      super(why, null, false, false);
      this.object = object;
    }
  }

  /** Remembers what it has seen, and refuses what would mean nothing in another process. */
  private static final class Inspector extends ObjectOutputStream {
    /** The task itself, if it is a lambda or method reference. */
    private @Nullable SerializedLambda lambda;

    private @Nullable Object last;
    private final IdentityHashMap<IOException, @Nullable Object> before = new IdentityHashMap<>();

    Inspector(OutputStream to) throws IOException {
      super(to);
      enableReplaceObject(true);
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object object) {
      if (object == null) {
        return null;
      }
      boolean first = last == null;
      if (object instanceof IOException failure) {
        // A stream that fails writes the failure too, after the object that caused it.
        before.put(failure, last);
      }
      last = object;
      checkMeaning(object);
      if (object instanceof SerializedLambda seen) {
        if (first) {
          lambda = seen;
        }
        for (int i = 0; i < seen.getCapturedArgCount(); i++) {
          checkCaptured(seen.getCapturedArg(i));
        }
      }
      return object;
    }

    private static void checkMeaning(Object object) {
      if (object instanceof SharedObject shared && !shared.space().supports(Capability.PROCESSES)) {
        throw new Useless(object, "belongs to " + shared.space().name() + ", a space of threads");
      }
      if (object.getClass().getName().equals(HEAP_HANDLE)) {
        throw new Useless(object, "is a handle of a space of threads");
      }
    }

    /**
     * What only makes sense if both sides have the same one. Inside other objects it may be a
     * private matter of theirs.
     */
    private static void checkCaptured(@Nullable Object object) {
      if (object == null) {
        return;
      }
      checkMeaning(object);
      if (!(object instanceof SharedObject) && excludes(object)) {
        throw new Useless(object, "would be copied, and the copy would exclude nobody here");
      }
      if (object.getClass().getName().startsWith(ATOMICS)) {
        throw new Useless(object, "would be copied, and what the worker does to the copy is lost");
      }
    }
  }

  private TaskSerializer() {}

  private static boolean excludes(Object object) {
    return object instanceof Lock
        || object instanceof ReadWriteLock
        || object instanceof StampedLock
        || object instanceof Semaphore;
  }

  /**
   * The task as bytes.
   *
   * @throws NotTransferableException if it cannot be sent
   */
  static byte[] serialize(WorkerTask task) {
    return serialize(task, "The task");
  }

  /**
   * Something that is sent to a worker as bytes.
   *
   * @param what what messages call it, at the beginning of a sentence
   * @throws NotTransferableException if it cannot be sent
   */
  static byte[] serialize(Object task, String what) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    Inspector inspector = null;
    try {
      inspector = new Inspector(bytes);
      inspector.writeObject(task);
      inspector.flush();
    } catch (Useless e) {
      throw report(what, task, inspector, e.object, String.valueOf(e.getMessage()), null);
    } catch (NotSerializableException e) {
      throw report(what, task, inspector, culprit(task, inspector, e), "is not serializable", e);
    } catch (IOException | RuntimeException e) {
      String why = "failed while it was written: " + e;
      throw report(what, task, inspector, culprit(task, inspector, e), why, e);
    } catch (StackOverflowError e) {
      throw report(what, task, inspector, task, "holds objects nested too deeply to be written", e);
    }
    if (bytes.size() > WorkerProtocol.MAX_TASK_BYTES) {
      throw new NotTransferableException(
          String.format(
              "%s has %,d bytes when serialized; allowed are %,d. Put bulk data into a shared array and capture"
                  + " its handle.",
              what, bytes.size(), WorkerProtocol.MAX_TASK_BYTES),
          task.getClass().getName(),
          null);
    }
    return bytes.toByteArray();
  }

  /** The object that was seen last before the failure is the one that could not be written. */
  private static Object culprit(Object task, @Nullable Inspector inspector, Exception failure) {
    if (inspector == null) {
      return task;
    }
    Object found =
        inspector.before.containsKey(failure) ? inspector.before.get(failure) : inspector.last;
    return found == null ? task : found;
  }

  private static NotTransferableException report(
      String what,
      Object task,
      @Nullable Inspector inspector,
      Object culprit,
      String why,
      @Nullable Throwable cause) {
    String name = culprit.getClass().getName();
    SerializedLambda lambda = inspector == null ? null : inspector.lambda;
    String where = lambda == null ? ofObject(task, culprit) : ofLambda(lambda);
    return new NotTransferableException(
        "%s cannot be sent to a worker: %s %s. %s %s"
            .formatted(what, name, why, where, advice(culprit)),
        name,
        cause);
  }

  // The question is whether it is this very object.
  @SuppressWarnings("ReferenceEquality")
  private static String ofObject(Object task, Object culprit) {
    if (culprit == task) {
      return "It is the task itself.";
    }
    Class<?> type = task.getClass();
    String holds = "The task, a " + type.getName() + ", holds it";
    return culprit.getClass().equals(type.getEnclosingClass())
        ? holds
            + " as the object round it, which an anonymous or inner class keeps. Make the task a static nested"
            + " class, or a lambda that captures only values."
        : holds + ".";
  }

  private static String ofLambda(SerializedLambda lambda) {
    String in =
        lambda.getImplMethodName().startsWith("lambda$")
            ? "the lambda in " + lambda.getCapturingClass().replace('/', '.')
            : "the method reference "
                + (lambda.getImplClass().replace('/', '.') + "::" + lambda.getImplMethodName());
    int index = culpritIndex(lambda);
    if (index < 0) {
      return "It is held by " + in + ".";
    }
    Object argument = lambda.getCapturedArg(index);
    boolean isThis =
        index == 0
            && lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
            && lambda.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial;
    if (isThis && lambda.getImplMethodName().startsWith("lambda$")) {
      return String.format(
          "It comes from \"this\" (a %s), which %s captures because it uses a field or method of it.",
          argument.getClass().getName(), in);
    }
    return String.format(
        "It comes from captured argument %d of %d (a %s) of %s.",
        index + 1, lambda.getCapturedArgCount(), argument.getClass().getName(), in);
  }

  /** Which captured argument cannot be written; -1 if each can. */
  private static int culpritIndex(SerializedLambda lambda) {
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      Object argument = lambda.getCapturedArg(i);
      try (Inspector probe = new Inspector(OutputStream.nullOutputStream())) {
        if (argument != null) {
          Inspector.checkCaptured(argument);
        }
        probe.writeObject(argument);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        return i;
      }
    }
    return -1;
  }

  private static String advice(Object culprit) {
    if (culprit instanceof SharedObject || culprit.getClass().getName().equals(HEAP_HANDLE)) {
      return "Create the shared object in a space of processes.";
    }
    if (excludes(culprit)) {
      return "Use a lock of a space of processes, such as SharedLock.";
    }
    if (culprit.getClass().getName().startsWith(ATOMICS)) {
      return "Use a value or array of a space of processes, such as SharedLong.";
    }
    if (culprit.getClass().isHidden()) {
      return "It is a lambda whose type is not serializable: pass it to a method that takes a"
          + " SerializableCallable, SerializableRunnable or WorkerTask, or cast it to that.";
    }
    return "Let its class implement Serializable, or capture what it is made from (a path, a number, a record)"
        + " and make it inside the task.";
  }
}

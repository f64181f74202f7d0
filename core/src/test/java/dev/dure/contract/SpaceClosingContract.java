package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.SharedBoolean;
import dev.dure.SharedByteArray;
import dev.dure.SharedCondition;
import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedDouble;
import dev.dure.SharedDoubleArray;
import dev.dure.SharedEvent;
import dev.dure.SharedFloat;
import dev.dure.SharedFloatArray;
import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedMap;
import dev.dure.SharedObject;
import dev.dure.SharedQueue;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import dev.dure.SpaceClosedException;
import dev.dure.contract.Threads.Running;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a closed space does, and what null does; for every operation of every object. */
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // single steps, no model of how to use it
public abstract class SpaceClosingContract extends SpaceContract {

  /** What a handle knows by itself, and messages need: it works after close too. */
  private static final Set<String> OWN =
      Set.of(
          "space",
          "name",
          "length",
          "type",
          "ownerDeath",
          "lock",
          "capacity",
          "elements",
          "keyElements",
          "valueElements",
          "bound",
          "getParties",
          "readLock",
          "writeLock");

  private static final Set<String> OF_SPACE =
      Set.of("name", "capabilities", "supports", "isClosed", "close");

  private record Pair(int left, int right) {}

  private static Map<Class<?>, SharedObject> objects(Space in) {
    Map<Class<?>, SharedObject> objects = new LinkedHashMap<>();
    objects.put(SharedInt.class, in.newInt(0));
    objects.put(SharedLong.class, in.newLong(0));
    objects.put(SharedFloat.class, in.newFloat(0));
    objects.put(SharedDouble.class, in.newDouble(0));
    objects.put(SharedBoolean.class, in.newBoolean(false));
    objects.put(SharedByteArray.class, in.newByteArray(1));
    objects.put(SharedIntArray.class, in.newIntArray(1));
    objects.put(SharedLongArray.class, in.newLongArray(1));
    objects.put(SharedFloatArray.class, in.newFloatArray(1));
    objects.put(SharedDoubleArray.class, in.newDoubleArray(1));
    objects.put(SharedLock.class, in.lock("a lock"));
    objects.put(SharedCondition.class, in.newLock().newCondition());
    objects.put(Guarded.class, in.newGuarded(new Pair(1, 2)));
    objects.put(SharedEvent.class, in.newEvent());
    objects.put(SharedCountDownLatch.class, in.newCountDownLatch(1));
    objects.put(SharedCyclicBarrier.class, in.newCyclicBarrier(2));
    objects.put(SharedReadWriteLock.class, in.newReadWriteLock());
    objects.put(SharedSemaphore.class, in.newBoundedSemaphore(1));
    objects.put(SharedQueue.class, in.newQueue(1, Elements.longs()));
    objects.put(SharedMap.class, in.newMap(1, Elements.longs(), Elements.longs()));
    return objects;
  }

  /** {@code SharedLock.lock()} takes the lock; {@code lock()} of the others is a property. */
  private static Set<String> own(Class<?> type) {
    return type == SharedLock.class ? Set.of("space", "name", "ownerDeath") : OWN;
  }

  @Test
  @DisplayName(
      "every operation of every object throws when its space is closed, and names the space")
  void everyOperationThrows() {
    Map<Class<?>, SharedObject> objects = objects(space);
    space.close();
    objects.forEach(
        (type, object) -> {
          for (Method method : ApiCalls.methods(type, own(type))) {
            assertThat(ApiCalls.thrownBy(object, method, ApiCalls.arguments(method)))
                .as("%s", method)
                .isInstanceOf(SpaceClosedException.class)
                .hasMessageContaining(space.name())
                .hasMessageContaining(" is closed. ");
          }
        });
  }

  @Test
  @DisplayName("every way to get or create an object throws when the space is closed")
  void everyCreationThrows() {
    space.longValue("x");
    space.close();
    for (Method method : ApiCalls.methods(Space.class, OF_SPACE)) {
      assertThat(ApiCalls.thrownBy(space, method, ApiCalls.arguments(method)))
          .as("%s", method)
          .isInstanceOf(SpaceClosedException.class)
          .hasMessageContaining(space.name());
    }
  }

  @Test
  @DisplayName("handles of a closed space still say what they are")
  void handlesSayWhatTheyAre() {
    Map<Class<?>, SharedObject> objects = objects(space);
    Map<SharedObject, String> texts = new LinkedHashMap<>();
    objects.values().forEach(object -> texts.put(object, object.toString()));
    space.close();
    assertThat(space.isClosed()).isTrue();
    assertThat(space.name()).isNotBlank();
    texts.forEach(
        (object, text) -> {
          assertThat(object).hasToString(text);
          assertThat(object.space()).isSameAs(space);
          assertThat(texts).containsKey(object);
        });
    assertThat(objects.get(SharedLock.class)).extracting(SharedObject::name).isNotNull();
  }

  @Test
  @DisplayName("close may be called again, and by many threads at once")
  void closeAgain() {
    Threads.run(4, i -> space.close());
    space.close();
    assertThat(space.isClosed()).isTrue();
  }

  @Test
  @DisplayName("closing one space leaves others open")
  void othersStayOpen() {
    Space other = anotherSpace();
    SharedLong x = other.longValue("x");
    space.close();
    assertThat(x.increment()).isEqualTo(1);
    assertThat(other.isClosed()).isFalse();
  }

  @Test
  @DisplayName("whoever waits for a lock when the space is closed gets the exception")
  void lockWaitersAreWoken() {
    SharedLock lock = space.lock("jobs");
    lock.lock();
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiters.add(startWaiter(lock::lock));
      waiters.add(startWaiter(lock::lockInterruptibly));
      waiters.add(startWaiter(() -> lock.tryLock(1, TimeUnit.DAYS)));
    }
    waiters.forEach(Running::awaitWaiting);
    space.close();
    Threads.joinAll(waiters);
    assertThatThrownBy(lock::unlock).isInstanceOf(SpaceClosedException.class);
  }

  @Test
  @DisplayName("whoever waits for a signal when the space is closed gets the exception")
  void conditionWaitersAreWoken() {
    SharedLock lock = space.newLock();
    SharedCondition condition = lock.newCondition();
    CountDownLatch begun = new CountDownLatch(3);
    List<Running> waiters = new ArrayList<>();
    List<Threads.Body> ways =
        List.of(
            condition::await,
            condition::awaitUninterruptibly,
            () -> condition.await(1, TimeUnit.DAYS));
    for (Threads.Body way : ways) {
      waiters.add(
          startWaiter(
              () -> {
                lock.lock();
                begun.countDown();
                while (true) {
                  way.run();
                }
              }));
    }
    Threads.until("all wait", () -> begun.getCount() == 0);
    waiters.forEach(Running::awaitWaiting);
    space.close();
    Threads.joinAll(waiters);
  }

  @Test
  @DisplayName("whoever waits for another's recovery when the space is closed gets the exception")
  void recoveryWaitersAreWoken() {
    SharedLock lock = space.newLock();
    Threads.runAndDie(Threads.Kind.PLATFORM, lock::lock);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Running recoverer =
        Threads.start(
            "recoverer",
            () -> {
              try {
                lock.recover(
                    () -> {
                      begun.countDown();
                      Threads.until("the test is done", () -> done.getCount() == 0);
                    });
              } catch (SpaceClosedException e) {
                // A space may say so, or let the repair that it ran be a success.
              }
            });
    Threads.until("the repair has begun", () -> begun.getCount() == 0);
    Running waiter = startWaiter(() -> lock.recover(() -> {})).awaitWaiting();
    space.close();
    waiter.join();
    done.countDown();
    recoverer.join();
  }

  @Test
  @DisplayName("whoever waits for a queue when the space is closed gets the exception")
  void queueWaitersAreWoken() throws InterruptedException {
    SharedQueue<Long> empty = space.newQueue(1, Elements.longs());
    SharedQueue<Long> full = space.newQueue(1, Elements.longs());
    full.put(1L);
    List<Running> waiters = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      waiters.add(startWaiter(empty::take));
      waiters.add(startWaiter(empty::lease));
      waiters.add(startWaiter(() -> empty.poll(1, TimeUnit.DAYS)));
      waiters.add(startWaiter(() -> full.put(2L)));
      waiters.add(startWaiter(() -> full.offer(2L, 1, TimeUnit.DAYS)));
    }
    waiters.forEach(Running::awaitWaiting);
    space.close();
    Threads.joinAll(waiters);
  }

  /** The default of Map.getOrDefault is not put in: it may be null as everywhere. */
  private static boolean mayBeNull(Method method, int argument) {
    return method.getName().equals("getOrDefault") && argument == 1;
  }

  private static Running startWaiter(Threads.Body way) {
    return Threads.start(
        "waiter", () -> assertThatThrownBy(way::run).isInstanceOf(SpaceClosedException.class));
  }

  @Test
  @DisplayName("null is refused with NullPointerException, but where the JDK only says: not there")
  void nullIsRefused() {
    Map<Class<?>, Object> targets = new LinkedHashMap<>(objects(space));
    targets.put(Space.class, space);
    SharedCondition condition = space.newLock().newCondition();
    condition.lock().lock();
    targets.put(SharedCondition.class, condition);
    targets.forEach(
        (type, target) -> {
          Set<String> say = type == SharedQueue.class ? Set.of("contains", "remove") : Set.of();
          for (Method method : ApiCalls.methods(type, say)) {
            Class<?>[] types = method.getParameterTypes();
            for (int i = 0; i < types.length; i++) {
              if (!types[i].isPrimitive() && !mayBeNull(method, i)) {
                @Nullable Object[] arguments = ApiCalls.arguments(method);
                arguments[i] = null;
                assertThat(ApiCalls.thrownBy(target, method, arguments))
                    .as("%s with null for argument %d", method, i)
                    .isInstanceOf(NullPointerException.class);
              }
            }
          }
        });
  }
}

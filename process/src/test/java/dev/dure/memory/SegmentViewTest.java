package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.Guarded;
import dev.dure.MaxBytes;
import dev.dure.OwnerDeath;
import dev.dure.SharedInt;
import dev.dure.SharedLock;
import dev.dure.SharedQueue;
import dev.dure.SharedSemaphore;
import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is seen of segments that other processes use, or have left. */
@DisplayName("A look into a segment from outside")
@SuppressWarnings("LockNotBeforeTry") // owners here are meant to die with their locks
class SegmentViewTest extends AcrossProcesses {

  record Pair(long left, long right) {}

  record Account(long balance, @MaxBytes(32) String owner, Pair pair, OwnerDeath policy) {}

  private final String name = "test-" + UUID.randomUUID();

  @BeforeEach
  void useNoOtherName() {
    assertThat(MemorySpace.remove(name)).isFalse();
  }

  @AfterEach
  void removeName() {
    var _ = MemorySpace.remove(name);
  }

  private static List<FoundSegment> all() {
    return FoundSegment.all(MemorySpace.directory());
  }

  private static FoundSegment find(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private SegmentView look() {
    return find(space.name()).look();
  }

  private ObjectState state(String object) {
    try (SegmentView view = look()) {
      return view.object(object, 10).orElseThrow().state();
    }
  }

  // ---- which segments there are ----

  @Test
  @DisplayName("named, anonymous and removed segments are found, each once")
  void found() {
    start(SegmentViewTest::park); // has the anonymous one open too
    try (MemorySpace named = MemorySpace.create(name, 1 << 20)) {
      assertThat(find(name).place()).isEqualTo(FoundSegment.Place.NAMED);
      assertThat(find(space.name()).place()).isEqualTo(FoundSegment.Place.ANONYMOUS);
      assertThat(MemorySpace.remove(name)).isTrue();
      UUID id = named.attachment().segment().id();
      FoundSegment removed =
          all().stream()
              .filter(it -> it.name().startsWith("#") && isOf(it, id))
              .findFirst()
              .orElseThrow();
      assertThat(removed.place()).isEqualTo(FoundSegment.Place.REMOVED);
      assertThat(all()).extracting(FoundSegment::name).containsOnlyOnce(space.name());
    }
    MemorySpace.create(name, 1 << 20).close();
    try (MemorySpace opened = MemorySpace.open(name)) {
      assertThat(MemorySpace.remove(name)).isTrue();
      assertThat(find(name).place()).isEqualTo(FoundSegment.Place.REMOVED);
      assertThat(isOf(find(name), opened.attachment().segment().id())).isTrue();
    }
    assertThat(all()).extracting(FoundSegment::name).doesNotContain(name);
  }

  private static boolean isOf(FoundSegment found, UUID id) {
    try (SegmentView view = found.look()) {
      return view.summary().id().equals(id);
    } catch (SegmentNotFoundException | SegmentRefusedException e) {
      return false; // another program's, and gone or not finished
    }
  }

  @Test
  @DisplayName(
      "a directory that is not there has no segments; one that others can write to is refused")
  void directories() throws IOException {
    Path missing = Path.of("/dev/shm/dure-no-such-directory");
    assertThat(FoundSegment.all(missing))
        .extracting(FoundSegment::place)
        .doesNotContain(FoundSegment.Place.NAMED);
    assertThat(missing).doesNotExist();
    Path open = Files.createTempDirectory("dure-test-open");
    try {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
      assertThatThrownBy(() -> FoundSegment.all(open))
          .isInstanceOf(SegmentRefusedException.class)
          .hasMessageContaining("0700");
    } finally {
      Files.delete(open);
    }
  }

  // ---- it changes nothing ----

  @Test
  @DisplayName("a look takes no slot, holds no lock and changes no byte")
  void changesNothing() throws Exception {
    try (MemorySpace named = MemorySpace.create(name, 1 << 20)) {
      named.lock("x").lock();
      named.guarded("pair", new Pair(1, 2));
      named.queue("queue", 4, Elements.longs()).put(1L);
      Path file = MemorySpace.directory().resolve(name);
      byte[] before = digest(file);
      try (SegmentView view = find(name).look()) {
        assertThat(view.objects(100)).hasSize(3);
        assertThat(view.summary().alive()).hasSize(1);
        view.sampler().sample();
        assertThat(view.memory().segment().isReadOnly()).isTrue();
      }
      assertThat(digest(file)).isEqualTo(before);
      named.lock("x").unlock();
    }
  }

  private static byte[] digest(Path file) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
  }

  // ---- processes ----

  @Test
  @DisplayName(
      "processes are alive by their lock; a killed one is a dead slot until it is recovered")
  void deadSlot() throws InterruptedException {
    SharedInt made = space.newInt(0);
    String shared = name;
    WorkerProcess owner =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(shared, 1 << 20);
              own.lock("held").lock();
              own.semaphore("permits", 5).acquire(2);
              made.set(1);
              park();
            });
    await(made, 1);
    FoundSegment found = find(name);
    try (SegmentView view = found.look()) {
      SegmentSummary summary = view.summary();
      assertThat(summary.alive())
          .singleElement()
          .satisfies(s -> assertThat(s.pid()).isEqualTo((int) owner.pid()));
      assertThat(summary.dead()).isEmpty();
      assertThat(summary.creatorPid()).isEqualTo((int) owner.pid());
      assertThat(summary.bytes()).isEqualTo(1 << 20);
      assertThat(summary.objects()).isEqualTo(2);
      owner.kill();
      owner.join();
      Threads.until("the slot is dead", () -> view.summary().alive().isEmpty());
      assertThat(view.summary().dead())
          .singleElement()
          .satisfies(s -> assertThat(s.pid()).isEqualTo((int) owner.pid()));
      ObjectState.Lock held = (ObjectState.Lock) view.object("held", 0).orElseThrow().state();
      assertThat(held.phase()).isEqualTo(ObjectState.LockPhase.HELD);
      assertThat(held.holder()).contains(new ObjectState.Holder(0, (int) owner.pid(), false));
      ObjectState.Semaphore permits =
          (ObjectState.Semaphore) view.object("permits", 0).orElseThrow().state();
      assertThat(permits.permits()).isEqualTo(3);
      assertThat(permits.holds())
          .singleElement()
          .satisfies(h -> assertThat(h.count()).isEqualTo(2));
    }
    MemorySpace.open(name).close(); // recovers
    try (SegmentView view = found.look()) {
      assertThat(view.summary().seats()).isEmpty();
      ObjectState.Lock held = (ObjectState.Lock) view.object("held", 0).orElseThrow().state();
      assertThat(held.phase()).isEqualTo(ObjectState.LockPhase.ABANDONED);
      assertThat(held.dead().orElseThrow().description()).contains("process " + owner.pid());
      assertThat(held.holder()).isEmpty();
    }
  }

  @Test
  @DisplayName("a stopped process is alive")
  void stopped() {
    SharedInt there = space.newInt(0);
    WorkerProcess worker =
        start(
            () -> {
              there.set(1);
              park();
            });
    await(there, 1);
    Linux.kill((int) worker.pid(), Linux.SIGSTOP);
    try (SegmentView view = look()) {
      assertThat(view.summary().alive())
          .extracting(SegmentSummary.Seat::pid)
          .contains((int) worker.pid());
      assertThat(view.summary().dead()).isEmpty();
    }
  }

  // ---- what is in it ----

  @Test
  @DisplayName("values and arrays, of each type")
  void values() {
    space.intValue("int", -7);
    space.longValue("long", 1L << 40);
    space.floatValue("float", 0.1f);
    space.doubleValue("double", Double.NaN);
    space.booleanValue("boolean", true);
    space.doubleArray("doubles", 20).set(1, 2.5);
    space.byteArray("bytes", 3).set(2, (byte) -1);
    assertThat(state("int")).isEqualTo(new ObjectState.Value(-7));
    assertThat(state("long")).isEqualTo(new ObjectState.Value(1L << 40));
    assertThat(state("float")).isEqualTo(new ObjectState.Value(0.1f));
    assertThat(state("double")).isEqualTo(new ObjectState.Value(Double.NaN));
    assertThat(state("boolean")).isEqualTo(new ObjectState.Value(true));
    assertThat(state("bytes"))
        .isEqualTo(new ObjectState.Elements(3, List.of((byte) 0, (byte) 0, (byte) -1)));
    ObjectState.Elements doubles = (ObjectState.Elements) state("doubles");
    assertThat(doubles.length()).isEqualTo(20);
    assertThat(doubles.elements()).hasSize(10);
    assertThat(doubles.elements().get(1)).isEqualTo(2.5);
    space.newLong(5);
    try (SegmentView view = look()) {
      ObjectView nameless = view.objects(0).getLast();
      assertThat(nameless.name()).isEmpty();
      assertThat(view.object(nameless.label(), 0).orElseThrow().state())
          .isEqualTo(new ObjectState.Value(5L));
    }
  }

  @Test
  @DisplayName("a guarded record field by field, without its class")
  void guarded() {
    space.guarded("account", new Account(-3, "Müller", new Pair(1, 2), OwnerDeath.RELEASE));
    ObjectState.Guarded account = (ObjectState.Guarded) state("account");
    assertThat(account.settled()).isTrue();
    assertThat(account.fields())
        .containsExactly(
            Map.entry("balance", -3L),
            Map.entry("owner", "Müller"),
            Map.entry("pair", Map.of("left", 1L, "right", 2L)),
            Map.entry("policy", "RELEASE"));
    assertThat(account.lock().phase()).isEqualTo(ObjectState.LockPhase.FREE);
  }

  /** Large enough that a reading often meets a writing. */
  record Page(long number, @MaxBytes(60_000) String text) {
    static Page of(long number) {
      return new Page(number, String.valueOf(letter(number)).repeat(60_000));
    }

    static char letter(long number) {
      return (char) ('a' + number % 26);
    }
  }

  @Test
  @DisplayName("a guarded record that is written all the time is whole in each look")
  void guardedWhileWritten() throws InterruptedException {
    Guarded<Page> page = space.guarded("page", Page.of(0));
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!stop.get()) {
                    page.update(p -> Page.of(p.number() + 1));
                  }
                });
    try (SegmentView view = look()) {
      int settled = 0;
      for (int i = 0; i < 500; i++) {
        ObjectState state = view.object("page", 0).orElseThrow().state();
        assertThat(state).isInstanceOf(ObjectState.Guarded.class);
        ObjectState.Guarded seen = (ObjectState.Guarded) state;
        if (seen.settled()) {
          settled++;
          long number = (long) Objects.requireNonNull(seen.fields().get("number"));
          assertThat(Page.of(number).text().equals(seen.fields().get("text")))
              .as("whole: %d", number)
              .isTrue();
        }
      }
      assertThat(settled).isPositive();
      assertThat(page.read().number()).as("it was written meanwhile").isPositive();
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  @DisplayName("locks, synchronizers and queues that a process holds")
  void held() throws InterruptedException {
    SharedLock lock = space.lock("lock");
    SharedSemaphore semaphore = space.semaphore("semaphore", 5);
    SharedQueue<Long> queue = space.queue("queue", 10, Elements.longs());
    lock.condition("changed");
    space.event("event").set();
    space.countDownLatch("latch", 3).countDown();
    space.cyclicBarrier("barrier", 4);
    space.readWriteLock("rw").readLock().lock();
    lock.lock();
    semaphore.acquire(2);
    for (long i = 0; i < 4; i++) {
      queue.put(i);
    }
    queue.take();
    var _ = queue.lease();
    int pid = (int) ProcessHandle.current().pid();
    ObjectState.Holder me = new ObjectState.Holder(space.attachment().slot(), pid, true);
    ObjectState.Lock seen = (ObjectState.Lock) state("lock");
    assertThat(seen.phase()).isEqualTo(ObjectState.LockPhase.HELD);
    assertThat(seen.holder()).contains(me);
    assertThat(seen.waiters()).isFalse();
    assertThat(state("lock.changed")).isEqualTo(new ObjectState.Condition("lock"));
    assertThat(state("event")).isEqualTo(new ObjectState.Event(true, 1));
    assertThat(state("latch")).isEqualTo(new ObjectState.Latch(2));
    assertThat(state("barrier")).isEqualTo(new ObjectState.Barrier(4, 0, 0, false));
    assertThat(((ObjectState.Semaphore) state("semaphore")).holds())
        .containsExactly(new ObjectState.Hold(me, 2));
    ObjectState.ReadWrite readWrite = (ObjectState.ReadWrite) state("rw");
    assertThat(readWrite.gate()).isEqualTo(ObjectState.Gate.OPEN);
    assertThat(readWrite.readers()).containsExactly(new ObjectState.Hold(me, 1));
    assertThat(state("queue")).isEqualTo(new ObjectState.Queue(10, 2, 0, 1, 4));
    start(lock::lock); // waits
    Threads.until("another waits", () -> ((ObjectState.Lock) state("lock")).waiters());
    lock.unlock();
  }

  @Test
  @DisplayName("what a sampler sees of a held lock, one that is waited for, and a queue")
  void activity() throws InterruptedException {
    SharedLock lock = space.lock("contended");
    space.lock("idle");
    space.queue("queue", 10, Elements.longs()).put(1L);
    lock.lock();
    start(lock::lock);
    Threads.until("another waits", () -> ((ObjectState.Lock) state("contended")).waiters());
    try (SegmentView view = look()) {
      ActivitySampler sampler = view.sampler();
      for (int i = 0; i < 5; i++) {
        sampler.sample();
      }
      List<ObjectActivity> seen = sampler.report();
      assertThat(seen).extracting(ObjectActivity::label).startsWith("contended");
      ObjectActivity contended = seen.getFirst();
      assertThat(contended.samples()).isEqualTo(5);
      assertThat(contended.held()).isEqualTo(1);
      assertThat(contended.waiting()).isEqualTo(1);
      assertThat(contended.holder().orElseThrow().pid())
          .isEqualTo((int) ProcessHandle.current().pid());
      ObjectActivity queue =
          seen.stream().filter(it -> it.kind().equals("queue")).findFirst().orElseThrow();
      assertThat(queue.depth()).contains(new ObjectActivity.Depth(1, 1, 1));
      assertThat(queue.waiting()).isZero();
      space.queue("queue", 10, Elements.longs()).put(2L);
      space.lock("later");
      sampler.sample();
      assertThat(sampler.report())
          .filteredOn(it -> it.kind().equals("queue"))
          .singleElement()
          .satisfies(it -> assertThat(it.perSecond().orElse(0)).isPositive());
      assertThat(sampler.report()).extracting(ObjectActivity::label).contains("later");
    } finally {
      lock.unlock();
    }
  }

  // ---- damage ----

  @Test
  @DisplayName(
      "each byte of the tables overwritten in turn is damage or another value, and no crash")
  void overwritten() throws IOException {
    try (MemorySpace named = MemorySpace.create(name, 1 << 20)) {
      named.lock("lock");
      named.guarded("account", new Account(1, "x", new Pair(1, 2), OwnerDeath.ABANDON));
      named.semaphore("semaphore", 1);
      named.queue("queue", 4, Elements.longs());
      named.longArray("array", 4);
      named.lock("lock").condition("c");
      named.cyclicBarrier("barrier", 2);
    }
    Path file = MemorySpace.directory().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    FoundSegment found = find(name);
    int damaged = 0;
    long objects = Layout.HEADER_BYTES + 256L * Layout.SLOT_BYTES;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long at = 0; at < objects + 4096; at += at < 256 || at >= objects ? 1 : 4093) {
        for (byte value : new byte[] {-1, 0x7f}) {
          channel.write(ByteBuffer.wrap(new byte[] {value}), at);
          damaged += isDamaged(found) ? 1 : 0;
        }
        channel.write(ByteBuffer.wrap(whole, (int) at, 1), at);
      }
    }
    assertThat(damaged).isGreaterThan(100);
    assertThat(isDamaged(found)).isFalse();
  }

  private static boolean isDamaged(FoundSegment found) {
    try (SegmentView view = found.look()) {
      var _ = view.summary();
      view.sampler().sample();
      return view.objects(10).stream().anyMatch(it -> it.state() instanceof ObjectState.Damaged);
    } catch (SegmentDamagedException | SegmentRefusedException e) {
      return true;
    }
  }

  @Test
  @DisplayName("a file that is truncated while it is looked into is damage, and the JVM lives")
  void truncated() throws IOException {
    MemorySpace.create(name, 1 << 20).close();
    Path file = MemorySpace.directory().resolve(name);
    try (SegmentView view = find(name).look()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
      assertThatThrownBy(view::summary)
          .isInstanceOfAny(SegmentDamagedException.class, InternalError.class);
    }
    FoundSegment found = find(name);
    assertThatThrownBy(found::look)
        .isInstanceOf(SegmentRefusedException.class)
        .hasMessageContaining("0 bytes");
  }

  @Test
  @DisplayName("another user's file, a link, a pipe and a directory are refused")
  void foreign() throws Exception {
    Path directory = MemorySpace.directory();
    MemorySpace.create(name, 1 << 20).close();
    Path file = directory.resolve(name);
    if (Linux.geteuid() == 0) {
      Files.setAttribute(file, "unix:uid", 65534);
      assertThatThrownBy(() -> find(name).look())
          .isInstanceOf(SegmentRefusedException.class)
          .hasMessageContaining("user 65534");
    }
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/etc/passwd"));
    assertThatThrownBy(() -> find(name).look())
        .isInstanceOf(SegmentRefusedException.class)
        .hasMessageContaining("symbolic link");
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> find(name).look())
        .isInstanceOf(SegmentRefusedException.class)
        .hasMessageContaining("no regular file");
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> find(name).look())
        .isInstanceOf(SegmentRefusedException.class)
        .hasMessageContaining("no regular file");
  }
}

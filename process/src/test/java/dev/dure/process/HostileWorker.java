package dev.dure.process;

import dev.dure.linux.Linux;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs in a worker and speaks the ring's protocol by itself, as somebody would who has taken the
 * worker over.
 */
final class HostileWorker {

  private static @Nullable PoolMemory memory;

  private HostileWorker() {}

  /** As the initializer, while the parent still has the memory's file open. */
  static void takeOver() {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    try (Stream<Path> files = Files.list(Path.of("/proc/" + parent + "/fd"))) {
      List<Path> found = files.filter(HostileWorker::isPoolMemory).toList();
      memory = PoolMemory.open(found.get(0).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPoolMemory(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().contains("memfd:" + PoolMemory.FILE);
    } catch (IOException e) {
      return false;
    }
  }

  private static PoolMemory memory() {
    return Objects.requireNonNull(memory);
  }

  /** Puts a message behind those that are published, and publishes it. */
  static void send(byte type, long id, byte[] payload) {
    sendRaw(payload.length, type, 0, id, payload);
  }

  /** The same with a header that may say anything. */
  static void sendRaw(int length, byte type, int flag, long id, byte[] payload) {
    PoolMemory shared = memory();
    long at = shared.getLong(PoolLayout.ANSWERS_PUBLISHED_AT);
    int mask = PoolLayout.RING_BYTES - 1;
    shared.setLongPlain(
        PoolLayout.ANSWERS_AT + (at & mask),
        (length & 0xFFFF_FFFFL) | (long) type << 32 | (long) flag << 40);
    shared.setLongPlain(PoolLayout.ANSWERS_AT + ((at + 8) & mask), id);
    for (int i = 0; i < payload.length; i++) {
      shared.write(PoolLayout.ANSWERS_AT + ((at + 16 + i) & mask), payload, i, 1);
    }
    publish(at + PoolLayout.messageBytes(payload.length));
  }

  /** Says that a payload of this length stands in the area of answers. */
  static void announce(int headerLength, long length) {
    ByteBuffer payload = ByteBuffer.allocate(headerLength).order(ByteOrder.nativeOrder());
    payload.putLong(0, length);
    sendRaw(headerLength, PoolLayout.VALUE, PoolLayout.IN_AREA, ownId(), payload.array());
  }

  /** Puts something into the area of answers, and says no more than that it is used. */
  static void fillArea(byte[] payload) {
    memory().setInt(PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FILLED);
    memory().write(PoolLayout.ANSWERS_AREA_AT, payload, 0, payload.length);
  }

  static void setAreaUse(int use) {
    memory().setInt(PoolLayout.ANSWERS_AREA_USE_AT, use);
  }

  /** Waits until the parent has begun to sleep until it is told of an answer. */
  static void awaitParentAsleep() {
    Signals.await("this worker can wake", () -> memory().getInt(PoolLayout.WORKER_WAKES_AT) != 0);
    int bell = memory().getInt(PoolLayout.ANSWERS_BELL_AT);
    memory().setInt(PoolLayout.ANSWERS_BELL_AT, (bell + 1) & Integer.MAX_VALUE);
    Signals.await("the parent sleeps", () -> memory().getInt(PoolLayout.ANSWERS_BELL_AT) < 0);
  }

  /** How many bytes of requests have gone through the ring. */
  static long requested() {
    return memory().getLong(PoolLayout.REQUESTS_PUBLISHED_AT);
  }

  /** Makes it impossible to get memory for the area of answers, however this process maps it. */
  static void withoutAreaOfAnswers() {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      maps.filter(map -> map.contains("memfd:" + PoolMemory.FILE))
          .mapToLong(map -> Long.parseLong(map.substring(0, map.indexOf('-')), 16))
          .forEach(
              start ->
                  Linux.unmap(
                      start + PoolLayout.ANSWERS_AREA_AT + PoolLayout.PAGE_BYTES,
                      PoolLayout.PAGE_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that so much is published. */
  static void publish(long position) {
    memory().setLong(PoolLayout.ANSWERS_PUBLISHED_AT, position);
  }

  static long published() {
    return memory().getLong(PoolLayout.ANSWERS_PUBLISHED_AT);
  }

  /** Waits until the parent has taken all. */
  static void awaitTaken() {
    Signals.await("taken", () -> memory().getLong(PoolLayout.ANSWERS_CONSUMED_AT) == published());
  }

  /** The id of the task that calls. */
  static long ownId() {
    return PoolLayout.idOf(memory().getLong(PoolLayout.TURN_AT));
  }

  static void setTurn(long turn) {
    memory().setLong(PoolLayout.TURN_AT, turn);
  }
}

package dev.dure.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How a worker answers. Waits where the ring is full, until the parent has read. */
final class AnswerWriter implements BooleanSupplier {

  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MessageWriter answers;
  private final Bell answersBell;
  private final Bell roomBell;
  private final PoolMemory memory;
  private final Area area;
  private final int maxResultBytes;
  private final ValueWriter values = new ValueWriter();

  /** What the message needs for which there is no room. */
  private int wanted;

  /** Whether it is to go through the area. */
  private boolean wantsArea;

  AnswerWriter(PoolMemory memory, int maxResultBytes) {
    this.maxResultBytes = maxResultBytes;
    answers =
        new MessageWriter(
            memory,
            PoolLayout.ANSWERS_AT,
            PoolLayout.ANSWERS_PUBLISHED_AT,
            PoolLayout.ANSWERS_CONSUMED_AT);
    this.memory = memory;
    area = memory.answersArea();
    answersBell = new Bell(memory, PoolLayout.ANSWERS_BELL_AT);
    roomBell = new Bell(memory, PoolLayout.ROOM_BELL_AT);
  }

  void ready() throws ProtocolViolation {
    send(PoolLayout.READY, 0, new byte[0], 0);
  }

  /** The task returned something. */
  void value(long id, @Nullable Object result) throws ProtocolViolation {
    values.reset();
    try {
      if (!values.tryPut(result)) {
        values.putSerialized(serialized(result));
      }
    } catch (Throwable e) { // the result's own code runs here
      unsent(id, result, FailureReport.describe(e));
      return;
    }
    if (values.size() > maxResultBytes) {
      unsent(
          id,
          result,
          "it has " + values.size() + " bytes when written; allowed are " + maxResultBytes);
      return;
    }
    send(PoolLayout.VALUE, id, values.bytes(), values.size());
  }

  private static byte[] serialized(@Nullable Object result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(result);
    }
    return bytes.toByteArray();
  }

  private void unsent(long id, @Nullable Object result, String why) throws ProtocolViolation {
    String type = result == null ? "null" : result.getClass().getName();
    send(PoolLayout.UNSENT, id, FailureReport.named(type, why));
  }

  /** The task threw. */
  void thrown(long id, Throwable failure) throws ProtocolViolation {
    send(PoolLayout.THROWN, id, FailureReport.failed(failure));
  }

  /** The task could not be made from its bytes. */
  void unread(long id, Throwable failure) throws ProtocolViolation {
    send(
        PoolLayout.UNREAD,
        id,
        FailureReport.named(FailureReport.missingClass(failure), FailureReport.describe(failure)));
  }

  private void send(byte type, long id, ByteBuffer payload) throws ProtocolViolation {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    send(type, id, bytes, bytes.length);
  }

  private void send(byte type, long id, byte[] payload, int length) throws ProtocolViolation {
    if (area.takes(length)) {
      awaitArea();
      if (area.put(payload, length)) {
        answers.writeInArea(type, 0, id, length);
        answersBell.ring();
        return;
      }
      memory.setInt(PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FREE);
    }
    int from = 0;
    do {
      int part = Math.min(length - from, PoolLayout.MAX_PART_BYTES);
      awaitRoom(part, false);
      answers.write(type, from + part < length, 0, id, payload, from, part);
      answersBell.ring();
      from += part;
    } while (from < length);
  }

  private void awaitRoom(int length, boolean inArea) throws ProtocolViolation {
    wanted = length;
    wantsArea = inArea;
    while (!hasRoom()) {
      roomBell.await(this, WAIT_NANOS, true, true);
    }
  }

  private boolean hasRoom() throws ProtocolViolation {
    return wantsArea ? answers.hasRoomInArea() && isAreaFree() : answers.hasRoom(wanted);
  }

  private boolean isAreaFree() {
    return memory.getInt(PoolLayout.ANSWERS_AREA_USE_AT) == PoolLayout.FREE;
  }

  /** The parent takes no memory from the area, from here until it has read what is put there. */
  private void awaitArea() throws ProtocolViolation {
    do {
      awaitRoom(Long.BYTES, true);
    } while (!memory.compareAndSetInt(
        PoolLayout.ANSWERS_AREA_USE_AT, PoolLayout.FREE, PoolLayout.FILLED));
  }

  /** Whether there is room now. */
  @Override
  public boolean getAsBoolean() {
    try {
      return hasRoom();
    } catch (ProtocolViolation e) {
      return true; // whoever asks for himself gets it
    }
  }
}

package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.SerializableCallable;
import dev.dure.SharedByteArray;
import dev.dure.SharedLongArray;
import dev.dure.memory.MemorySpace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 23: big arrays, by reference and by value. */
@Timeout(300)
class BigArraysTest {

  private static ProcessPool pool() {
    return ProcessPool.create(PoolOptions.workers(1).withWorkers(PoolTasks.QUIET));
  }

  @Test
  @DisplayName(
      "23: a handle of 64 MiB takes some dozen bytes, and both sides see each other's writes")
  void byReference() throws Exception {
    int length = 64 << 20;
    try (MemorySpace space = MemorySpace.create(length + (1L << 20));
        ProcessPool pool = pool()) {
      SharedByteArray bytes = space.byteArray("bytes", length);
      bytes.set(length - 1, (byte) 1);
      for (int i = 1; i < 50; i++) {
        int seen =
            pool.submit(
                    () -> {
                      byte last = bytes.get(length - 1);
                      bytes.set(length - 1, (byte) (last + 1));
                      return (int) last;
                    })
                .get();
        assertThat(seen).isEqualTo(i);
        assertThat(bytes.get(length - 1)).isEqualTo((byte) (i + 1));
      }
      SerializableCallable<Byte> task = () -> bytes.get(0);
      assertThat(TaskEncoder.task(task).bytes()).hasSizeLessThan(4096);
    }
  }

  @Test
  @DisplayName("23: map over slices of one shared array copies none of it")
  void slices() throws Exception {
    int count = 8;
    int slice = 100_000;
    try (MemorySpace space = MemorySpace.create(8L * count * slice + (1 << 20));
        ProcessPool pool = pool()) {
      SharedLongArray numbers = space.longArray("numbers", count * slice);
      List<Integer> slices = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        slices.add(i);
      }
      pool.forEach(
          slices,
          i -> {
            for (int at = i * slice; at < (i + 1) * slice; at++) {
              numbers.set(at, at);
            }
          });
      for (int at = 0; at < count * slice; at += 12_345) {
        assertThat(numbers.get(at)).isEqualTo(at);
      }
    }
  }

  @Test
  @DisplayName("23: an array of 64 MiB is a result that needs no other limits")
  void largestByDefault() throws Exception {
    int length = 64 << 20;
    try (ProcessPool pool = pool()) {
      SerializableCallable<byte[]> task = () -> new byte[length];
      assertThat(pool.submit(task).get()).hasSize(length);
    }
  }

  @Test
  @DisplayName("23: an array that is captured is copied: what the task does to it stays there")
  void byValue() throws Exception {
    int[] numbers = new int[2 << 20];
    numbers[7] = 1;
    try (ProcessPool pool = pool()) {
      int[] back =
          pool.submit(
                  () -> {
                    numbers[7]++;
                    return numbers;
                  })
              .get();
      assertThat(back[7]).isEqualTo(2);
      assertThat(back).hasSize(numbers.length);
      assertThat(numbers[7]).isEqualTo(1);
    }
  }

  /** A parent's end of a worker's memory, and its worker's, both here. */
  @Test
  @DisplayName("23: who sends a long answer is woken when half of it has been taken")
  void roomIsTold() throws Exception {
    PoolMemory memory = PoolMemory.create("test", 1 << 20);
    WorkerChannel channel = new WorkerChannel(memory, 1 << 20);
    try {
      MessageWriter answers =
          new MessageWriter(
              memory,
              PoolLayout.ANSWERS_AT,
              PoolLayout.ANSWERS_PUBLISHED_AT,
              PoolLayout.ANSWERS_CONSUMED_AT);
      byte[] part = new byte[1000];
      answers.write(PoolLayout.VALUE, true, 0, 1, part, 0, part.length);
      int sleeping = 1 << 31;
      int bell = memory.getInt(PoolLayout.ROOM_BELL_AT);
      memory.setInt(PoolLayout.ROOM_BELL_AT, bell | sleeping);
      assertThat(channel.next()).isFalse();
      assertThat(memory.getInt(PoolLayout.ROOM_BELL_AT) & sleeping).isZero();
      answers.write(PoolLayout.VALUE, false, 0, 1, part, 0, part.length);
      assertThat(channel.next()).isTrue();
      assertThat(channel.answer().payload()).hasSize(2000);
    } finally {
      channel.close();
    }
  }
}

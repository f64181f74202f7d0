package dev.dure.process;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a pool wants of its workers' processes that others have no use for.
 *
 * @param before what stands before the command, see {@link Spawner}
 * @param memory the shared memory as a path of this process, which a confined worker inherits as
 *     its descriptor {@value #MEMORY_FD}; null if there is none
 * @param linePrefix what each line begins with that the worker writes to an inherited stderr
 * @param onSpawn called with the pid, before the worker is invited and so before it can run
 *     anything
 * @param onDisconnect called when the control connection ends; must not block
 */
record PoolHooks(
    List<String> before,
    @Nullable String memory,
    @Nullable Supplier<String> linePrefix,
    LongConsumer onSpawn,
    Runnable onDisconnect) {

  static final int MEMORY_FD = 3;

  static final PoolHooks NONE = new PoolHooks(List.of(), null, null, _ -> {}, () -> {});
}

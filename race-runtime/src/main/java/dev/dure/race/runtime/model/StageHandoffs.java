package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.Sources;
import dev.dure.race.runtime.Syncs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link CompletableFuture}: what was done before its completion comes before what sees it complete
 * and before each dependent function, as does what was done where that function was registered. The
 * functions are wrapped for this, where all methods of the class come together.
 *
 * <p>Where either of two stages will do, a dependent comes after each of them that is complete.
 */
public final class StageHandoffs {

  /** Which future a function of this thread has just returned, to be relayed. */
  private static final ThreadLocal<CompletableFuture<?>> COMPOSED = new ThreadLocal<>();

  private StageHandoffs() {}

  // ---- completion ----

  /** The current thread tries to complete a future. */
  public static void completing(CompletableFuture<?> future) {
    if (!future.isDone()) {
      Syncs.release(future);
    }
  }

  /** As {@link #completing}, with the result of another future that the thread has seen. */
  public static void relaying(CompletableFuture<?> future) {
    CompletableFuture<?> from = COMPOSED.get();
    if (from != null) {
      COMPOSED.remove();
      seen(from);
    }
    completing(future);
  }

  /** The future that a function returned is not complete: who completes it will relay. */
  public static void pushing() {
    if (COMPOSED.get() != null) {
      COMPOSED.remove();
    }
  }

  /** The current thread has asked for the result. */
  public static void seen(CompletableFuture<?> future) {
    if (future.isDone()) {
      Sources.acquire(future);
    }
  }

  // ---- stages ----

  /** A dependent stage was made; it may have been completed at once. */
  public static void made(CompletableFuture<?> source, @Nullable CompletableFuture<?> stage) {
    if (stage != null && stage.isDone()) {
      Sources.acquire(source);
      Syncs.release(stage);
    }
  }

  /** A future was made of several. */
  public static void combined(CompletableFuture<?>[] sources, @Nullable CompletableFuture<?> all) {
    if (all != null) {
      Sources.set(all, sources);
    }
  }

  /** A function of one result. */
  public static <A, B> @Nullable Function<A, B> function(
      CompletableFuture<?> source, @Nullable Executor executor, @Nullable Function<A, B> function) {
    if (function == null) {
      return null;
    }
    Object mark = Edges.mark();
    return a -> {
      begin(mark, source, null);
      return function.apply(a);
    };
  }

  /** A function that returns another stage. */
  public static <A, B extends CompletionStage<?>> @Nullable Function<A, B> composer(
      CompletableFuture<?> source, @Nullable Executor executor, @Nullable Function<A, B> function) {
    if (function == null) {
      return null;
    }
    Object mark = Edges.mark();
    return a -> {
      begin(mark, source, null);
      B stage = function.apply(a);
      if (stage instanceof CompletableFuture<?> future) {
        COMPOSED.set(future);
      }
      return stage;
    };
  }

  /** A consumer of one result. */
  public static <A> @Nullable Consumer<A> consumer(
      CompletableFuture<?> source, @Nullable Executor executor, @Nullable Consumer<A> consumer) {
    if (consumer == null) {
      return null;
    }
    Object mark = Edges.mark();
    return a -> {
      begin(mark, source, null);
      consumer.accept(a);
    };
  }

  /** An action after one stage. */
  public static @Nullable Runnable action(
      CompletableFuture<?> source, @Nullable Executor executor, @Nullable Runnable action) {
    return actionAfter(source, executor, null, action);
  }

  /** A function of result and failure. */
  public static <A, B, C> @Nullable BiFunction<A, B, C> handler(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable BiFunction<A, B, C> function) {
    return functionOfBoth(source, executor, null, function);
  }

  /** A consumer of result and failure. */
  public static <A, B> @Nullable BiConsumer<A, B> observer(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable BiConsumer<A, B> consumer) {
    return consumerOfBoth(source, executor, null, consumer);
  }

  // ---- two stages ----

  /** A function of the result of one of two. */
  public static <A, B> @Nullable Function<A, B> functionOfEither(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable CompletionStage<?> other,
      @Nullable Function<A, B> function) {
    if (function == null) {
      return null;
    }
    Object mark = Edges.mark();
    return a -> {
      begin(mark, source, other);
      return function.apply(a);
    };
  }

  /** A consumer of the result of one of two. */
  public static <A> @Nullable Consumer<A> consumerOfEither(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable CompletionStage<?> other,
      @Nullable Consumer<A> consumer) {
    if (consumer == null) {
      return null;
    }
    Object mark = Edges.mark();
    return a -> {
      begin(mark, source, other);
      consumer.accept(a);
    };
  }

  /** An action after one or both of two. */
  public static @Nullable Runnable actionAfter(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable CompletionStage<?> other,
      @Nullable Runnable action) {
    if (action == null) {
      return null;
    }
    Object mark = Edges.mark();
    return () -> {
      begin(mark, source, other);
      action.run();
    };
  }

  /** A function of two results. */
  public static <A, B, C> @Nullable BiFunction<A, B, C> functionOfBoth(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable CompletionStage<?> other,
      @Nullable BiFunction<A, B, C> function) {
    if (function == null) {
      return null;
    }
    Object mark = Edges.mark();
    return (a, b) -> {
      begin(mark, source, other);
      return function.apply(a, b);
    };
  }

  /** A consumer of two results. */
  public static <A, B> @Nullable BiConsumer<A, B> consumerOfBoth(
      CompletableFuture<?> source,
      @Nullable Executor executor,
      @Nullable CompletionStage<?> other,
      @Nullable BiConsumer<A, B> consumer) {
    if (consumer == null) {
      return null;
    }
    Object mark = Edges.mark();
    return (a, b) -> {
      begin(mark, source, other);
      consumer.accept(a, b);
    };
  }

  // ---- no stage before ----

  /** A supplier that an executor will run. */
  public static <A> @Nullable Supplier<A> supplier(
      @Nullable Executor executor, @Nullable Supplier<A> supplier) {
    if (supplier == null) {
      return null;
    }
    Object mark = Edges.mark();
    return () -> {
      Edges.after(mark);
      return supplier.get();
    };
  }

  /** An action that an executor will run. */
  public static @Nullable Runnable task(@Nullable Executor executor, @Nullable Runnable action) {
    if (action == null) {
      return null;
    }
    Object mark = Edges.mark();
    return () -> {
      Edges.after(mark);
      action.run();
    };
  }

  private static void begin(
      Object mark, CompletableFuture<?> source, @Nullable CompletionStage<?> other) {
    Edges.after(mark);
    seen(source);
    if (other instanceof CompletableFuture<?> future) {
      seen(future);
    }
  }
}

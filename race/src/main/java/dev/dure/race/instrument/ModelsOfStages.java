package dev.dure.race.instrument;

/** Hooks of {@code CompletableFuture}; see {@link JdkHooks}. */
final class ModelsOfStages {

  private ModelsOfStages() {}

  static final String TABLE =
      """
      class java/util/concurrent/CompletableFuture
        internalComplete (Ljava/lang/Object;)Z ENTRY StageHandoffs.completing
        completeNull ()Z ENTRY StageHandoffs.completing
        completeValue (Ljava/lang/Object;)Z ENTRY StageHandoffs.completing
        completeThrowable (Ljava/lang/Throwable;)Z ENTRY StageHandoffs.completing
        completeThrowable (Ljava/lang/Throwable;Ljava/lang/Object;)Z ENTRY StageHandoffs.completing
        completeRelay (Ljava/lang/Object;)Z ENTRY StageHandoffs.relaying
        unipush (Ljava/util/concurrent/CompletableFuture$Completion;)V ENTRY StageHandoffs.pushing
        get ()Ljava/lang/Object; ANY_EXIT StageHandoffs.seen
        get (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; ANY_EXIT StageHandoffs.seen
        join ()Ljava/lang/Object; ANY_EXIT StageHandoffs.seen
        getNow (Ljava/lang/Object;)Ljava/lang/Object; ANY_EXIT StageHandoffs.seen
        resultNow ()Ljava/lang/Object; EXIT StageHandoffs.seen since=19
        exceptionNow ()Ljava/lang/Throwable; EXIT StageHandoffs.seen since=19
        uniApplyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.function
        uniApplyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniAcceptStage (Ljava/util/concurrent/Executor;Ljava/util/function/Consumer;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.consumer
        uniAcceptStage (Ljava/util/concurrent/Executor;Ljava/util/function/Consumer;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniRunStage (Ljava/util/concurrent/Executor;Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.action
        uniRunStage (Ljava/util/concurrent/Executor;Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniWhenCompleteStage (Ljava/util/concurrent/Executor;Ljava/util/function/BiConsumer;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.observer
        uniWhenCompleteStage (Ljava/util/concurrent/Executor;Ljava/util/function/BiConsumer;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniHandleStage (Ljava/util/concurrent/Executor;Ljava/util/function/BiFunction;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.handler
        uniHandleStage (Ljava/util/concurrent/Executor;Ljava/util/function/BiFunction;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniExceptionallyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.function
        uniExceptionallyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniComposeExceptionallyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.composer
        uniComposeExceptionallyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        uniComposeStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.composer
        uniComposeStage (Ljava/util/concurrent/Executor;Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; RETURN \
      StageHandoffs.made
        biApplyStage \
      (Ljava/util/concurrent/Executor;Ljava/util/concurrent/CompletionStage;\
      Ljava/util/function/BiFunction;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.functionOfBoth
        biAcceptStage \
      (Ljava/util/concurrent/Executor;Ljava/util/concurrent/CompletionStage;\
      Ljava/util/function/BiConsumer;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.consumerOfBoth
        biRunStage \
      (Ljava/util/concurrent/Executor;Ljava/util/concurrent/CompletionStage;\
      Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.actionAfter
        orApplyStage \
      (Ljava/util/concurrent/Executor;Ljava/util/concurrent/CompletionStage;\
      Ljava/util/function/Function;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.functionOfEither
        orAcceptStage \
      (Ljava/util/concurrent/Executor;Ljava/util/concurrent/CompletionStage;\
      Ljava/util/function/Consumer;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.consumerOfEither
        orRunStage \
      (Ljava/util/concurrent/Executor;Ljava/util/concurrent/CompletionStage;\
      Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.actionAfter
        asyncSupplyStage (Ljava/util/concurrent/Executor;Ljava/util/function/Supplier;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.supplier
        asyncRunStage (Ljava/util/concurrent/Executor;Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture; \
      LAST_PARAMETER StageHandoffs.task
        uniCopyStage (Ljava/util/concurrent/CompletableFuture;)Ljava/util/concurrent/CompletableFuture; \
      RETURN StageHandoffs.made
        allOf ([Ljava/util/concurrent/CompletableFuture;)Ljava/util/concurrent/CompletableFuture; RETURN StageHandoffs.combined
        anyOf ([Ljava/util/concurrent/CompletableFuture;)Ljava/util/concurrent/CompletableFuture; RETURN StageHandoffs.combined
        uniAsMinimalStage ()Ljava/util/concurrent/CompletableFuture$MinimalStage; \
      RETURN StageHandoffs.made
      """;
}

package dev.dure.race.instrument;

/**
 * Hooks of task scopes, publishers, object streams and the end of the JVM; see {@link JdkHooks}.
 */
final class ModelsOfScopes {

  private ModelsOfScopes() {}

  static final String TABLE =
      """
      class jdk/internal/misc/ThreadFlock
        onExit (Ljava/lang/Thread;)V ENTRY taskEnded since=21
        awaitAll ()Z RETURN acquireIf since=21
        awaitAll (Ljava/time/Duration;)Z RETURN acquireIf since=21
        close ()V EXIT acquire since=21
      class java/util/concurrent/StructuredTaskScopeImpl$SubtaskImpl
        run ()V BEFORE_CALL release \
      call=java/util/concurrent/StructuredTaskScopeImpl.isCancelled()Z since=25
        get ()Ljava/lang/Object; EXIT acquire since=25
        exception ()Ljava/lang/Throwable; EXIT acquire since=25
        state ()Ljava/util/concurrent/StructuredTaskScope$Subtask$State; \
      RETURN ScopeHandoffs.asked since=25
      class java/util/concurrent/SubmissionPublisher$BufferedSubscription
        onSubscribe ()V ENTRY release
        offer (Ljava/lang/Object;Z)I ENTRY put
        onComplete ()V ENTRY FlowHandoffs.closing
        onError (Ljava/lang/Throwable;)V ENTRY FlowHandoffs.closing
        consumeSubscribe (Ljava/util/concurrent/Flow$Subscriber;)V ENTRY FlowHandoffs.opened
        consumeSubscribe (Ljava/util/concurrent/Flow$Subscriber;)V ANY_EXIT FlowHandoffs.called
        consumeNext (Ljava/util/concurrent/Flow$Subscriber;Ljava/lang/Object;)Z \
      ENTRY FlowHandoffs.next
        consumeNext (Ljava/util/concurrent/Flow$Subscriber;Ljava/lang/Object;)Z \
      ANY_EXIT FlowHandoffs.called
        consumeComplete (Ljava/util/concurrent/Flow$Subscriber;)V ENTRY FlowHandoffs.ended
        consumeError (Ljava/util/concurrent/Flow$Subscriber;Ljava/lang/Throwable;)V \
      ENTRY FlowHandoffs.ended
      class java/io/ObjectStreamClass
        setPrimFieldValues (Ljava/lang/Object;[B)V EXIT StreamHandoffs.wrotePrimitives
        setObjFieldValues (Ljava/lang/Object;[Ljava/lang/Object;)V \
      EXIT StreamHandoffs.wroteReferences
      class java/lang/ApplicationShutdownHooks
        add (Ljava/lang/Thread;)V ENTRY ShutdownHandoffs.adding
        runHooks ()V ENTRY ShutdownHandoffs.starting
      class java/lang/Shutdown
        shutdown ()V ENTRY ShutdownHandoffs.allEnded
      """;
}

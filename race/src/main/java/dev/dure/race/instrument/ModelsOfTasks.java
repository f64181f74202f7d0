package dev.dure.race.instrument;

/** Hooks of threads, tasks, futures and synchronizers; see {@link JdkHooks}. */
final class ModelsOfTasks {

  private ModelsOfTasks() {}

  static final String TABLE =
      """
      class java/lang/Thread
        start ()V ENTRY starting
        start (Ljdk/internal/vm/ThreadContainer;)V ENTRY starting since=21
        exit ()V ANY_EXIT ending
        join (J)V EXIT threadJoined
        join (Ljava/time/Duration;)Z EXIT threadJoined since=19
        interrupt ()V ENTRY interrupting
      class java/lang/VirtualThread
        start (Ljdk/internal/vm/ThreadContainer;)V ENTRY starting since=21
        run (Ljava/lang/Runnable;)V ANY_EXIT ending since=21
        interrupt ()V ENTRY interrupting since=21
      class java/lang/InterruptedException
        <init> ()V EXIT interrupted
        <init> (Ljava/lang/String;)V EXIT interrupted
      class java/util/concurrent/ThreadPoolExecutor
        execute (Ljava/lang/Runnable;)V ENTRY give
        runWorker (Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V BEFORE_CALL begin \
      call=java/lang/Runnable.run()V
        processWorkerExit (Ljava/util/concurrent/ThreadPoolExecutor$Worker;Z)V ENTRY release
        awaitTermination (JLjava/util/concurrent/TimeUnit;)Z RETURN acquireIf
        isTerminated ()Z RETURN acquireIf
      class java/util/concurrent/ScheduledThreadPoolExecutor
        delayedExecute (Ljava/util/concurrent/RunnableScheduledFuture;)V ENTRY give
        reExecutePeriodic (Ljava/util/concurrent/RunnableScheduledFuture;)V ENTRY give
      class java/util/concurrent/ThreadPerTaskExecutor
        taskComplete (Ljava/lang/Thread;)V ENTRY taskEnded since=21
        awaitTermination (JLjava/util/concurrent/TimeUnit;)Z RETURN acquireIf since=21
        isTerminated ()Z RETURN acquireIf since=21
      class java/util/concurrent/FutureTask
        set (Ljava/lang/Object;)V ENTRY release
        setException (Ljava/lang/Throwable;)V ENTRY release
        report (I)Ljava/lang/Object; ENTRY acquire
        resultNow ()Ljava/lang/Object; EXIT acquire since=19
        exceptionNow ()Ljava/lang/Throwable; EXIT acquire since=19
      class java/util/concurrent/atomic/AtomicIntegerFieldUpdater$AtomicIntegerFieldUpdaterImpl
        <init> (Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)V EXIT UpdaterHandoffs.made
      class java/util/concurrent/atomic/AtomicLongFieldUpdater$CASUpdater
        <init> (Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)V EXIT UpdaterHandoffs.made
      class java/util/concurrent/atomic/AtomicReferenceFieldUpdater$AtomicReferenceFieldUpdaterImpl
        <init> (Ljava/lang/Class;Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)V \
      EXIT UpdaterHandoffs.madeOfType
      class jdk/internal/ref/CleanerImpl$PhantomCleanableRef
        <init> (Ljava/lang/Object;Ljava/lang/ref/Cleaner;Ljava/lang/Runnable;)V EXIT release
        performCleanup ()V ENTRY acquire
      class java/io/ObjectStreamClass
        computeDefaultSUID (Ljava/lang/Class;)J CALL_RESULT OwnMembers.without \
      call=java/lang/Class.getDeclaredMethods()[Ljava/lang/reflect/Method;
      class java/util/Timer
        sched (Ljava/util/TimerTask;JJ)V ENTRY give
      class java/util/TimerThread
        mainLoop ()V BEFORE_CALL begin call=java/util/TimerTask.run()V
      class java/util/concurrent/ForkJoinTask
        fork ()Ljava/util/concurrent/ForkJoinTask; ENTRY release
        doExec ()I ENTRY acquire until=21
        doExec ()V ENTRY acquire since=22
        setDone ()I ENTRY release until=21
        setDone ()V ENTRY release since=22
        trySetThrown (Ljava/lang/Throwable;)I ENTRY release until=21
        trySetThrown (Ljava/lang/Throwable;)Z ENTRY release since=22
        join ()Ljava/lang/Object; ANY_EXIT joined
        get ()Ljava/lang/Object; ANY_EXIT joined
        get (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; ANY_EXIT joined
        invoke ()Ljava/lang/Object; ANY_EXIT joined
        quietlyJoin ()V EXIT joined
        quietlyJoin (JLjava/util/concurrent/TimeUnit;)Z EXIT joined since=19
        quietlyInvoke ()V EXIT joined
        resultNow ()Ljava/lang/Object; EXIT joined since=22
        invokeAll (Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinTask;)V \
      ANY_EXIT joinedBoth
        invokeAll ([Ljava/util/concurrent/ForkJoinTask;)V ANY_EXIT joinedAll
        invokeAll (Ljava/util/Collection;)Ljava/util/Collection; ANY_EXIT joinedEach
      class java/util/concurrent/CountedCompleter
        tryComplete ()V BODY tryComplete
        propagateCompletion ()V BODY propagateCompletion
        firstComplete ()Ljava/util/concurrent/CountedCompleter; BODY firstComplete
      class java/util/concurrent/ForkJoinPool
        externalSubmit (Ljava/util/concurrent/ForkJoinTask;)Ljava/util/concurrent/ForkJoinTask; \
      ENTRY submit until=21
        poolSubmit \
      (ZLjava/util/concurrent/ForkJoinTask;)Ljava/util/concurrent/ForkJoinTask; \
      ENTRY submitSignalled since=22
        scheduleDelayedTask \
      (Ljava/util/concurrent/DelayScheduler$ScheduledForkJoinTask;)\
      Ljava/util/concurrent/DelayScheduler$ScheduledForkJoinTask; ENTRY give since=25
        invoke (Ljava/util/concurrent/ForkJoinTask;)Ljava/lang/Object; ANY_EXIT invoked
        deregisterWorker (Ljava/util/concurrent/ForkJoinWorkerThread;Ljava/lang/Throwable;)V \
      ENTRY release
        awaitTermination (JLjava/util/concurrent/TimeUnit;)Z RETURN acquireIf
        isTerminated ()Z RETURN acquireIf
      class java/util/concurrent/ForkJoinPool$WorkQueue
        topLevelExec \
      (Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinPool$WorkQueue;)V \
      BEFORE_CALL top call=java/util/concurrent/ForkJoinTask.doExec()I until=21
        topLevelExec (Ljava/util/concurrent/ForkJoinTask;I)V \
      BEFORE_CALL top call=java/util/concurrent/ForkJoinTask.doExec()V since=23
      class java/util/concurrent/CountDownLatch
        countDown ()V ENTRY release
        await ()V EXIT acquire
        await (JLjava/util/concurrent/TimeUnit;)Z RETURN acquireIf
      class java/util/concurrent/Semaphore
        release ()V ENTRY release
        release (I)V ENTRY release
        acquire ()V EXIT acquire
        acquire (I)V EXIT acquire
        acquireUninterruptibly ()V EXIT acquire
        acquireUninterruptibly (I)V EXIT acquire
        tryAcquire ()Z RETURN acquireIf
        tryAcquire (I)Z RETURN acquireIf
        tryAcquire (JLjava/util/concurrent/TimeUnit;)Z RETURN acquireIf
        tryAcquire (IJLjava/util/concurrent/TimeUnit;)Z RETURN acquireIf
        drainPermits ()I RETURN acquireSome
      class java/util/concurrent/CyclicBarrier
        dowait (ZJ)I ENTRY BarrierHandoffs.arriving
        dowait (ZJ)I BEFORE_CALL BarrierHandoffs.arrived call=java/lang/Thread.interrupted()Z
        dowait (ZJ)I BEFORE_CALL BarrierHandoffs.tripping call=java/lang/Runnable.run()V
        dowait (ZJ)I ANY_EXIT BarrierHandoffs.left
        nextGeneration ()V ENTRY BarrierHandoffs.tripped
      class java/util/concurrent/Phaser
        doArrive (I)I ENTRY BarrierHandoffs.phaserArriving
        doArrive (I)I BEFORE_CALL BarrierHandoffs.phaserAdvancing \
      call=java/util/concurrent/Phaser.onAdvance(II)Z
        doArrive (I)I AFTER_CALL BarrierHandoffs.phaserAdvanced \
      call=java/util/concurrent/Phaser.onAdvance(II)Z
        arriveAndAwaitAdvance ()I ENTRY BarrierHandoffs.phaserArriving
        arriveAndAwaitAdvance ()I BEFORE_CALL BarrierHandoffs.phaserAdvancing \
      call=java/util/concurrent/Phaser.onAdvance(II)Z
        arriveAndAwaitAdvance ()I AFTER_CALL BarrierHandoffs.phaserAdvanced \
      call=java/util/concurrent/Phaser.onAdvance(II)Z
        arriveAndAwaitAdvance ()I RETURN BarrierHandoffs.phaserWaited
        awaitAdvance (I)I RETURN BarrierHandoffs.phaserWaited
        awaitAdvanceInterruptibly (I)I RETURN BarrierHandoffs.phaserWaited
        awaitAdvanceInterruptibly (IJLjava/util/concurrent/TimeUnit;)I \
      RETURN BarrierHandoffs.phaserWaited
      class java/util/concurrent/Exchanger
        exchange (Ljava/lang/Object;)Ljava/lang/Object; ENTRY exchanging
        exchange (Ljava/lang/Object;)Ljava/lang/Object; RETURN exchanged
        exchange (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; \
      ENTRY exchanging
        exchange (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; \
      RETURN exchanged
      """
          + ModelsOfStages.TABLE
          + ModelsOfScopes.TABLE;
}

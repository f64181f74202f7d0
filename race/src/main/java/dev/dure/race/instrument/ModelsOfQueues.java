package dev.dure.race.instrument;

/** Hooks of the concurrent collections that the JDK hardly uses itself; see {@link JdkHooks}. */
final class ModelsOfQueues {

  private ModelsOfQueues() {}

  static final String TABLE =
      """
      class java/util/concurrent/ArrayBlockingQueue
        offer (Ljava/lang/Object;)Z ENTRY put
        put (Ljava/lang/Object;)V ENTRY put
        offer (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        poll ()Ljava/lang/Object; RETURN taken
        take ()Ljava/lang/Object; RETURN taken
        poll (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        peek ()Ljava/lang/Object; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        contains (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
      class java/util/concurrent/LinkedBlockingQueue
        offer (Ljava/lang/Object;)Z ENTRY put
        put (Ljava/lang/Object;)V ENTRY put
        offer (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        poll ()Ljava/lang/Object; RETURN taken
        take ()Ljava/lang/Object; RETURN taken
        poll (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        peek ()Ljava/lang/Object; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        contains (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
      class java/util/concurrent/PriorityBlockingQueue
        offer (Ljava/lang/Object;)Z ENTRY put
        poll ()Ljava/lang/Object; RETURN taken
        take ()Ljava/lang/Object; RETURN taken
        poll (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        peek ()Ljava/lang/Object; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        contains (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
      class java/util/concurrent/DelayQueue
        offer (Ljava/util/concurrent/Delayed;)Z ENTRY put
        poll ()Ljava/util/concurrent/Delayed; RETURN taken
        take ()Ljava/util/concurrent/Delayed; RETURN taken
        poll (JLjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/Delayed; RETURN taken
        peek ()Ljava/util/concurrent/Delayed; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        drainTo (Ljava/util/Collection;)I EXIT takenAny
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
      class java/util/concurrent/SynchronousQueue
        offer (Ljava/lang/Object;)Z ENTRY put
        put (Ljava/lang/Object;)V ENTRY put
        offer (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        poll ()Ljava/lang/Object; RETURN taken
        take ()Ljava/lang/Object; RETURN taken
        poll (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        drainTo (Ljava/util/Collection;)I EXIT takenAny
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
      class java/util/concurrent/LinkedTransferQueue
        put (Ljava/lang/Object;)V ENTRY put
        offer (Ljava/lang/Object;)Z ENTRY put
        offer (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        add (Ljava/lang/Object;)Z ENTRY put
        transfer (Ljava/lang/Object;)V ENTRY put
        tryTransfer (Ljava/lang/Object;)Z ENTRY put
        tryTransfer (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        poll ()Ljava/lang/Object; RETURN taken
        take ()Ljava/lang/Object; RETURN taken
        poll (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        peek ()Ljava/lang/Object; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        contains (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        drainTo (Ljava/util/Collection;)I EXIT takenAny
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
      class java/util/concurrent/ConcurrentLinkedQueue
        offer (Ljava/lang/Object;)Z ENTRY put
        poll ()Ljava/lang/Object; RETURN taken
        peek ()Ljava/lang/Object; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        contains (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
        addAll (Ljava/util/Collection;)Z ENTRY putAll
      class java/util/concurrent/ConcurrentLinkedDeque
        linkFirst (Ljava/lang/Object;)V ENTRY put
        linkLast (Ljava/lang/Object;)V ENTRY put
        pollFirst ()Ljava/lang/Object; RETURN taken
        pollLast ()Ljava/lang/Object; RETURN taken
        peekFirst ()Ljava/lang/Object; RETURN taken
        peekLast ()Ljava/lang/Object; RETURN taken
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
        contains (Ljava/lang/Object;)Z RETURN takenSome
        removeFirstOccurrence (Ljava/lang/Object;)Z RETURN takenSome
        removeLastOccurrence (Ljava/lang/Object;)Z RETURN takenSome
        addAll (Ljava/util/Collection;)Z ENTRY putAll
      class java/util/concurrent/LinkedBlockingDeque
        offerFirst (Ljava/lang/Object;)Z ENTRY put
        putFirst (Ljava/lang/Object;)V ENTRY put
        offerFirst (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        offerLast (Ljava/lang/Object;)Z ENTRY put
        putLast (Ljava/lang/Object;)V ENTRY put
        offerLast (Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z ENTRY put
        pollFirst ()Ljava/lang/Object; RETURN taken
        takeFirst ()Ljava/lang/Object; RETURN taken
        pollFirst (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        peekFirst ()Ljava/lang/Object; RETURN taken
        pollLast ()Ljava/lang/Object; RETURN taken
        takeLast ()Ljava/lang/Object; RETURN taken
        pollLast (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object; RETURN taken
        peekLast ()Ljava/lang/Object; RETURN taken
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
        contains (Ljava/lang/Object;)Z RETURN takenSome
        drainTo (Ljava/util/Collection;I)I EXIT takenAny
        removeFirstOccurrence (Ljava/lang/Object;)Z RETURN takenSome
        removeLastOccurrence (Ljava/lang/Object;)Z RETURN takenSome
        addAll (Ljava/util/Collection;)Z ENTRY putAll
      class java/util/concurrent/ArrayBlockingQueue$Itr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/LinkedBlockingQueue$Itr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/PriorityBlockingQueue$Itr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/LinkedTransferQueue$Itr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/ConcurrentLinkedQueue$Itr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/ConcurrentLinkedDeque$AbstractItr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/LinkedBlockingDeque$AbstractItr
        next ()Ljava/lang/Object; RETURN iterated
      class java/util/concurrent/CopyOnWriteArrayList
        add (Ljava/lang/Object;)Z ENTRY put
        addIfAbsent (Ljava/lang/Object;)Z ENTRY put
        add (ILjava/lang/Object;)V ENTRY putAt
        set (ILjava/lang/Object;)Ljava/lang/Object; ENTRY putAt
        addAll (Ljava/util/Collection;)Z ENTRY putAll
        addAllAbsent (Ljava/util/Collection;)I ENTRY putAll
        addAll (ILjava/util/Collection;)Z ENTRY putAllAt
        get (I)Ljava/lang/Object; RETURN taken
        remove (I)Ljava/lang/Object; RETURN taken
        remove (Ljava/lang/Object;)Z RETURN takenSome
        contains (Ljava/lang/Object;)Z RETURN takenSome
        toArray ()[Ljava/lang/Object; EXIT takenAny
        toArray ([Ljava/lang/Object;)[Ljava/lang/Object; EXIT takenAny
        forEach (Ljava/util/function/Consumer;)V ENTRY takenAny
        spliterator ()Ljava/util/Spliterator; EXIT takenAny
        iterator ()Ljava/util/Iterator; EXIT takenAny
        listIterator ()Ljava/util/ListIterator; EXIT takenAny
        listIterator (I)Ljava/util/ListIterator; EXIT takenAny
      class java/util/concurrent/ConcurrentHashMap
        batchFor (J)I ENTRY BulkHandoffs.begin
      class java/util/concurrent/ConcurrentHashMap$BulkTask
        <init> \
      (Ljava/util/concurrent/ConcurrentHashMap$BulkTask;III[Ljava/util/concurrent/ConcurrentHashMap$Node;)V \
      EXIT BulkHandoffs.made
        advance ()Ljava/util/concurrent/ConcurrentHashMap$Node; RETURN BulkHandoffs.advanced
      class java/util/concurrent/ConcurrentSkipListMap
        doPut (Ljava/lang/Object;Ljava/lang/Object;Z)Ljava/lang/Object; ENTRY map
        replace (Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object; ENTRY map
        replace (Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Z ENTRY remap
        doPut (Ljava/lang/Object;Ljava/lang/Object;Z)Ljava/lang/Object; RETURN taken
        doGet (Ljava/lang/Object;)Ljava/lang/Object; RETURN taken
        doRemove (Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object; RETURN taken
        findFirst ()Ljava/util/concurrent/ConcurrentSkipListMap$Node; RETURN takenEntry
        findLast ()Ljava/util/concurrent/ConcurrentSkipListMap$Node; RETURN takenEntry
        findNear (Ljava/lang/Object;ILjava/util/Comparator;)Ljava/util/concurrent/ConcurrentSkipListMap$Node; RETURN takenEntry
        doRemoveFirstEntry ()Ljava/util/AbstractMap$SimpleImmutableEntry; RETURN takenEntry
        pollLastEntry ()Ljava/util/Map$Entry; RETURN takenEntry
        compute (Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object; LAST_PARAMETER MapHandoffs.update
        computeIfPresent (Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object; \
      LAST_PARAMETER MapHandoffs.update
        merge (Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object; \
      ENTRY map
        merge (Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object; \
      LAST_PARAMETER MapHandoffs.merge
        replaceAll (Ljava/util/function/BiFunction;)V LAST_PARAMETER MapHandoffs.updateAll
      class java/util/concurrent/ConcurrentSkipListMap$Iter
        advance (Ljava/util/concurrent/ConcurrentSkipListMap$Node;)V EXIT iteratedAny
      """;
}

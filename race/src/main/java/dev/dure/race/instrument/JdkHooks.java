package dev.dure.race.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Where the JDK's own classes call the checker. They are few, and none is on a path that a program
 * without tasks and queues would run often.
 *
 * <p>The tables are text, a line for each hook:
 *
 * <pre>
 *   class internal/Name
 *     method descriptor where [handlerClass.]handler [since=N] [until=N] [call=internal/Name.method()V]
 * </pre>
 *
 * The handler's parameters say what it wants, see {@link Where}; references are passed as they are,
 * their types are those of the handler's parameters or subtypes of them.
 */
public final class JdkHooks {

  /** Where in a method its handler is called, and with what. */
  public enum Where {
    /** First; with {@code this} and the first parameters, as many as the handler has. */
    ENTRY,
    /** Before each normal return; as {@link #ENTRY}. In a constructor this is after all of it. */
    EXIT,
    /** As {@link #EXIT}, and also where an exception leaves the method. */
    ANY_EXIT,
    /**
     * Before each normal return; with {@code this}, in a static method all parameters, and then the
     * value that is returned.
     */
    RETURN,
    /** First; as {@link #ENTRY}. The result becomes the method's last parameter. */
    LAST_PARAMETER,
    /**
     * Before each call of {@link Hook#call}; with {@code this}, and if the handler has a second
     * parameter also the receiver of that call, which then has no arguments.
     */
    BEFORE_CALL,
    /** After each such call; with {@code this}. */
    AFTER_CALL,
    /** After each such call; with its result, in whose place the handler's comes. */
    CALL_RESULT,
    /** Instead of the method; with {@code this} and all parameters, and returns what it returns. */
    BODY
  }

  /** A method that is called inside of a hooked one. */
  public record Call(String owner, String name, String descriptor) {}

  /**
   * One hook.
   *
   * @param owner internal name of the class of the JDK
   * @param call for {@link Where#BEFORE_CALL}, {@link Where#AFTER_CALL} and {@link
   *     Where#CALL_RESULT}
   * @param handlerOwner internal name of the class that has the handler, a static method
   * @param since the first JDK that has the method
   * @param until the last one
   */
  public record Hook(
      String owner,
      String name,
      String descriptor,
      Where where,
      @Nullable Call call,
      String handlerOwner,
      String handler,
      String handlerDescriptor,
      int since,
      int until) {

    /** Whether a JDK has the method. */
    public boolean isIn(int feature) {
      return since <= feature && feature <= until;
    }
  }

  private static final String PACKAGE = "dev/dure/race/runtime/model/";

  /** The classes with handlers; the first is meant where none is named. */
  private static final List<String> HANDLERS =
      List.of(
          "Handoffs",
          "StageHandoffs",
          "MapHandoffs",
          "BarrierHandoffs",
          "BulkHandoffs",
          "FlowHandoffs",
          "ScopeHandoffs",
          "ShutdownHandoffs",
          "StreamHandoffs",
          "UpdaterHandoffs",
          "OwnMembers");

  private JdkHooks() {}

  /** The hooks of each class, by internal name, for the JDK that runs. */
  public static Map<String, List<Hook>> forThisJdk() {
    int feature = Runtime.version().feature();
    Map<String, List<Hook>> result = new LinkedHashMap<>();
    for (Hook hook : all()) {
      if (hook.isIn(feature)) {
        result.computeIfAbsent(hook.owner(), k -> new ArrayList<>()).add(hook);
      }
    }
    return result;
  }

  /**
   * Classes of the JDK whose own synchronized methods and blocks are instrumented as the program's
   * are: their locking is part of their contract.
   */
  public static List<String> synchronizedClasses() {
    List<String> names = new ArrayList<>();
    for (String wrapper :
        words(
            "Collection Set SortedSet NavigableSet List RandomAccessList Map SortedMap NavigableMap")) {
      names.add("java/util/Collections$Synchronized" + wrapper);
    }
    names.addAll(
        List.of(
            "java/util/Vector",
            "java/util/Vector$Itr",
            "java/util/Vector$ListItr",
            "java/util/Stack",
            "java/util/Hashtable",
            "java/lang/StringBuffer"));
    return names;
  }

  /**
   * Hooked classes that the transformer itself uses, or the JDK when it reads a class file for it,
   * be it from a signed jar.
   */
  static List<String> usedByTransformer() {
    List<String> names = new ArrayList<>();
    for (String name :
        List.of(
            "ConcurrentLinkedQueue",
            "CopyOnWriteArrayList",
            "CountDownLatch",
            "FutureTask",
            "LinkedTransferQueue",
            "SynchronousQueue",
            "ThreadPoolExecutor",
            "atomic/AtomicIntegerFieldUpdater$AtomicIntegerFieldUpdaterImpl",
            "atomic/AtomicLongFieldUpdater$CASUpdater",
            "atomic/AtomicReferenceFieldUpdater$AtomicReferenceFieldUpdaterImpl")) {
      names.add("java/util/concurrent/" + name);
    }
    for (String name : synchronizedClasses()) {
      if (!name.contains("Sorted") && !name.contains("Navigable")) {
        names.add(name);
      }
    }
    return names;
  }

  /** All hooks, for every JDK. */
  static List<Hook> all() {
    Map<String, String> handlers = handlers();
    List<Hook> hooks = new ArrayList<>();
    for (String table : List.of(ModelsOfTasks.TABLE, ModelsOfQueues.TABLE)) {
      String owner = "";
      for (var lines = new StringTokenizer(table, "\n"); lines.hasMoreTokens(); ) {
        List<String> words = words(lines.nextToken());
        if (words.get(0).equals("class")) {
          owner = words.get(1);
        } else {
          hooks.add(parse(owner, words, handlers));
        }
      }
    }
    return hooks;
  }

  /** Not by a regular expression: this is in the way of each start of a program. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(6);
    for (var tokens = new StringTokenizer(line); tokens.hasMoreTokens(); ) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private static Hook parse(String owner, List<String> words, Map<String, String> handlers) {
    int since = 17;
    int until = Integer.MAX_VALUE;
    Call call = null;
    for (String option : words.subList(4, words.size())) {
      String value = option.substring(option.indexOf('=') + 1);
      switch (option.substring(0, option.indexOf('='))) {
        case "since" -> since = Integer.parseInt(value);
        case "until" -> until = Integer.parseInt(value);
        case "call" -> call = call(value);
        default -> throw new IllegalArgumentException(option);
      }
    }
    String named = words.get(3);
    String handler = named.indexOf('.') < 0 ? HANDLERS.get(0) + "." + named : named;
    String descriptor = handlers.get(handler);
    if (descriptor == null) {
      throw new IllegalStateException("there is no handler " + handler);
    }
    int dot = handler.indexOf('.');
    return new Hook(
        owner,
        words.get(0),
        words.get(1),
        Where.valueOf(words.get(2)),
        call,
        PACKAGE + handler.substring(0, dot),
        handler.substring(dot + 1),
        descriptor,
        since,
        until);
  }

  /** The descriptors of all handlers, by class and name. */
  private static Map<String, String> handlers() {
    Map<String, String> found = new HashMap<>();
    for (ModelClass handlers : ModelClass.read(HANDLERS)) {
      String prefix = handlers.name.substring(PACKAGE.length()) + ".";
      for (ModelClass.Signature method : handlers.methods) {
        found.put(prefix + method.name(), method.descriptor());
      }
    }
    return found;
  }

  private static Call call(String text) {
    int parameters = text.indexOf('(');
    int dot = text.lastIndexOf('.', parameters);
    return new Call(
        text.substring(0, dot), text.substring(dot + 1, parameters), text.substring(parameters));
  }
}

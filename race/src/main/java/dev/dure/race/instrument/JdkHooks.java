package dev.dure.race.instrument;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

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
    /** Instead of the method; with {@code this} and all parameters, and returns what it returns. */
    BODY
  }

  /** A method that is called inside of a hooked one. */
  public record Call(String owner, String name, String descriptor) {}

  /**
   * One hook.
   *
   * @param owner internal name of the class of the JDK
   * @param call for {@link Where#BEFORE_CALL} and {@link Where#AFTER_CALL}
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

  private static final String HANDLERS = "dev.dure.race.runtime.model.";

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
        "Collection Set SortedSet NavigableSet List RandomAccessList Map SortedMap NavigableMap"
            .split(" ", -1)) {
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

  /** All hooks, for every JDK. */
  static List<Hook> all() {
    List<Hook> hooks = new ArrayList<>();
    for (String table : List.of(ModelsOfTasks.TABLE, ModelsOfQueues.TABLE)) {
      String owner = "";
      for (String line : table.split("\n", -1)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words[0].equals("class")) {
          owner = words[1];
        } else if (words.length > 1) {
          hooks.add(parse(owner, words));
        }
      }
    }
    return hooks;
  }

  private static Hook parse(String owner, String[] words) {
    int since = 17;
    int until = Integer.MAX_VALUE;
    Call call = null;
    for (int i = 4; i < words.length; i++) {
      String[] option = words[i].split("=", -1);
      switch (option[0]) {
        case "since" -> since = Integer.parseInt(option[1]);
        case "until" -> until = Integer.parseInt(option[1]);
        case "call" -> call = call(option[1]);
        default -> throw new IllegalArgumentException(words[i]);
      }
    }
    Where where = Where.valueOf(words[2]);
    int dot = words[3].indexOf('.');
    String handlerClass = HANDLERS + (dot < 0 ? "Handoffs" : words[3].substring(0, dot));
    Method handler = handler(handlerClass, words[3].substring(dot + 1));
    return new Hook(
        owner,
        words[0],
        words[1],
        where,
        call,
        handlerClass.replace('.', '/'),
        handler.getName(),
        Type.getMethodDescriptor(handler),
        since,
        until);
  }

  private static Call call(String text) {
    int parameters = text.indexOf('(');
    int dot = text.lastIndexOf('.', parameters);
    return new Call(
        text.substring(0, dot), text.substring(dot + 1, parameters), text.substring(parameters));
  }

  private static Method handler(String className, String name) {
    try {
      return Arrays.stream(Class.forName(className).getMethods())
          .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(className + " has no " + name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(className, e);
    }
  }
}

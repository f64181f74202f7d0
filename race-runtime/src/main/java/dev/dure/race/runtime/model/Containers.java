package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Elements;
import dev.dure.race.runtime.Inside;
import dev.dure.race.runtime.ObjectShadow;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collections and other objects of the JDK that the program calls by whatever type: what they are
 * is decided by their class at run time.
 *
 * <p>Of a class that is not safe for threads, each call is a read or a write of the whole object;
 * calls of its views and iterators are calls of the collection. A class of the program that extends
 * one counts as that class, unless it overrides one of its methods: then it may well lock.
 *
 * <p>Of a {@code ConcurrentHashMap} these are the views and iterators: who reads one comes after
 * all who have put something into the map. All other collections are left alone here.
 */
final class Containers {

  private static final Set<String> PLAIN =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.PriorityQueue",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.EnumMap",
          "java.util.BitSet",
          "java.text.SimpleDateFormat");

  /** The collection of which something is a view: fields by this name lead to it. */
  private static final String[] OWNERS = {"this$0", "root", "m", "map", "c"};

  private static final String CONCURRENT = "java.util.concurrent.ConcurrentHashMap";

  /** What an object is; by its class. */
  private record Kind(boolean isPlain, boolean isConcurrent, @Nullable Inside owner) {}

  private static final Kind OTHER = new Kind(false, false, null);

  private static final ClassValue<Kind> KINDS =
      new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
          return kind(type);
        }
      };

  private Containers() {}

  // ---- what models tell ----

  static void read(@Nullable Object container, int site) {
    Object plain = plain(container);
    if (plain != null && container != null) {
      ObjectShadow.read(plain, container, site);
    }
  }

  static void write(@Nullable Object container, int site) {
    Object plain = plain(container);
    if (plain != null && container != null) {
      ObjectShadow.write(plain, container, site);
    }
  }

  /** Before a read that gives elements; what it returns is for {@link #taken}. */
  static @Nullable Object taking(@Nullable Object container, int site) {
    Object base = base(container);
    if (base != null && container != null && KINDS.get(base.getClass()).isPlain) {
      ObjectShadow.read(base, container, site);
      return null;
    }
    return base;
  }

  /** As {@link #taking}, of a call that also changes the collection. */
  static @Nullable Object removing(@Nullable Object container, int site) {
    Object base = base(container);
    if (base != null && container != null && KINDS.get(base.getClass()).isPlain) {
      ObjectShadow.write(base, container, site);
      return null;
    }
    return base;
  }

  /** After such a call. */
  static void taken(@Nullable Object concurrent) {
    if (concurrent != null) {
      Elements.takeAny(concurrent);
    }
  }

  /** Before an element is put. */
  static void put(@Nullable Object container, @Nullable Object element, int site) {
    Object concurrent = removing(container, site);
    if (concurrent != null && element != null) {
      Handoffs.put(concurrent, element);
    }
  }

  /** Before several elements are put. */
  static void putAll(@Nullable Object container, @Nullable Collection<?> elements, int site) {
    Object concurrent = removing(container, site);
    if (concurrent != null) {
      Handoffs.putAll(concurrent, elements);
    }
  }

  // ---- what an object is ----

  private static @Nullable Object plain(@Nullable Object object) {
    Object base = base(object);
    return base != null && KINDS.get(base.getClass()).isPlain ? base : null;
  }

  /** The collection itself, of which an object may be a view or an iterator; null if not ours. */
  private static @Nullable Object base(@Nullable Object object) {
    Object at = object;
    while (at != null) {
      Kind kind = KINDS.get(at.getClass());
      if (kind.isPlain || kind.isConcurrent) {
        return at;
      }
      at = kind.owner == null ? null : kind.owner.get(at);
    }
    return null;
  }

  private static Kind kind(Class<?> type) {
    if (type.getClassLoader() != null) {
      Class<?> parent = type.getSuperclass();
      return parent == null || !isFaithful(type, parent) ? OTHER : KINDS.get(parent);
    }
    String name = type.getName();
    if (PLAIN.contains(name)) {
      return new Kind(true, false, null);
    }
    if (name.equals(CONCURRENT)) {
      return new Kind(false, true, null);
    }
    boolean isPart =
        name.startsWith(CONCURRENT + "$")
            || name.matches("java\\.util\\.((Linked)?HashSet|TreeSet)")
            || name.matches("java\\.util\\.Collections\\$(Unmodifiable|SetFromMap).*")
            || (name.indexOf('$') > 0 && PLAIN.contains(name.substring(0, name.indexOf('$'))));
    return isPart ? new Kind(false, false, owner(type)) : OTHER;
  }

  private static @Nullable Inside owner(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (String name : OWNERS) {
        Inside owner = Inside.field(c, name);
        if (owner.exists()) {
          return owner;
        }
      }
    }
    return null;
  }

  /** Whether a class of the program leaves the methods of its superclass as they are. */
  private static boolean isFaithful(Class<?> type, Class<?> parent) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !isOfObject(method)) {
          for (Method inherited : parent.getMethods()) {
            if (inherited.getName().equals(method.getName())) {
              return false;
            }
          }
        }
      }
      return true;
    } catch (LinkageError | TypeNotPresentException e) {
      return false; // nothing is known of it
    }
  }

  private static boolean isOfObject(Method method) {
    return switch (method.getName()) {
      case "equals", "hashCode", "toString", "clone" -> true;
      default -> false;
    };
  }
}

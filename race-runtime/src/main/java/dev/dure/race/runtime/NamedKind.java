package dev.dure.race.runtime;

/**
 * Which classes implement an interface of which only the name is known here: Dure's own library is
 * a program like any other, and there may be several of it, in several class loaders.
 */
public final class NamedKind extends ClassValue<Boolean> {

  private final String name;

  /** The kind of all that implement an interface of this name. */
  public NamedKind(String name) {
    this.name = name;
  }

  /** Whether an object is of this kind. */
  public boolean has(Object object) {
    return get(object.getClass());
  }

  @Override
  protected Boolean computeValue(Class<?> type) {
    return isKindOf(type, name);
  }

  /** A class's name; of one that is internal to Dure the interface that programs know. */
  static String nameFor(Class<?> type) {
    if (type.getName().startsWith("dev.dure.")) {
      for (Class<?> above : type.getInterfaces()) {
        if (above.getName().startsWith("dev.dure.Shared")) {
          return above.getName();
        }
      }
    }
    return type.getTypeName();
  }

  static boolean isKindOf(Class<?> type, String name) {
    if (type.getName().equals(name)) {
      return true;
    }
    for (Class<?> above : type.getInterfaces()) {
      if (isKindOf(above, name)) {
        return true;
      }
    }
    Class<?> superclass = type.getSuperclass();
    return superclass != null && isKindOf(superclass, name);
  }
}

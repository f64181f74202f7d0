package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Fields;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Keeps the default {@code serialVersionUID} of instrumented classes what it was: the JDK computes
 * it from the members of a class, to which the checker has added some. Shadow fields need no care,
 * since private fields that are transient or static do not count.
 */
public final class OwnMembers {

  private OwnMembers() {}

  /** The methods of a class, without those that the checker has added. */
  public static Method[] without(Method[] declared) {
    Method[] own = new Method[declared.length];
    int count = 0;
    for (Method method : declared) {
      if (!method.getName().startsWith(Fields.SHADOW_PREFIX)) {
        own[count++] = method;
      }
    }
    return count == declared.length ? declared : Arrays.copyOf(own, count);
  }
}

package targets.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import targets.Run;

/** Ordered: method handles for fields are what they would be without the checker. */
// prints: 1 void
// prints: 6
// prints: b
// prints: value
// prints: no object
// prints: another object
final class FieldHandlesAsBefore {
  private Integer value = 3;
  private static String name = "a";
  private static final MethodHandle GET;
  private static final MethodHandle SET;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      GET = lookup.findGetter(FieldHandlesAsBefore.class, "value", Integer.class);
      SET = lookup.findStaticSetter(FieldHandlesAsBefore.class, "name", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Throwable {
    System.out.println(GET.type().parameterCount() + " " + SET.type().returnType());
    FieldHandlesAsBefore box = new FieldHandlesAsBefore();
    System.out.println((Integer) GET.invoke(box) + (Integer) GET.bindTo(box).invoke());
    SET.invokeExact("b");
    System.out.println(name);
    System.out.println(MethodHandles.lookup().revealDirect(GET).getName());
    try {
      Run.use(GET.invoke((FieldHandlesAsBefore) null));
    } catch (NullPointerException e) {
      System.out.println("no object");
    }
    try {
      Run.use(GET.invoke("text"));
    } catch (ClassCastException e) {
      System.out.println("another object");
    }
  }
}

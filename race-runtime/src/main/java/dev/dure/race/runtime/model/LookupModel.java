package dev.dure.race.runtime.model;

import dev.dure.race.runtime.HandlePlace;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Where handles for fields are made: which field it was is remembered. */
public final class LookupModel {

  private LookupModel() {}

  /** Stands for {@link Lookup#findVarHandle}. */
  public static VarHandle findVarHandle(
      Lookup lookup, Class<?> type, String name, Class<?> fieldType, int site)
      throws NoSuchFieldException, IllegalAccessException {
    VarHandle handle = lookup.findVarHandle(type, name, fieldType);
    HandlePlace.made(handle, type, name, false);
    return handle;
  }

  /** Stands for {@link Lookup#findStaticVarHandle}. */
  public static VarHandle findStaticVarHandle(
      Lookup lookup, Class<?> type, String name, Class<?> fieldType, int site)
      throws NoSuchFieldException, IllegalAccessException {
    VarHandle handle = lookup.findStaticVarHandle(type, name, fieldType);
    HandlePlace.made(handle, type, name, true);
    return handle;
  }

  /** Stands for {@link Lookup#unreflectVarHandle}. */
  public static VarHandle unreflectVarHandle(Lookup lookup, Field field, int site)
      throws IllegalAccessException {
    VarHandle handle = lookup.unreflectVarHandle(field);
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    HandlePlace.made(handle, field.getDeclaringClass(), field.getName(), isStatic);
    return handle;
  }
}

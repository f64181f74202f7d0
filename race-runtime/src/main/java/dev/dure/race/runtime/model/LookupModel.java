package dev.dure.race.runtime.model;

import dev.dure.race.runtime.FieldHandles;
import dev.dure.race.runtime.HandlePlace;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Where handles for fields are made: which field it was is remembered, or told with each access.
 */
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

  /** Stands for {@link Lookup#findGetter}. */
  public static MethodHandle findGetter(
      Lookup lookup, Class<?> type, String name, Class<?> fieldType, int site)
      throws NoSuchFieldException, IllegalAccessException {
    return FieldHandles.getter(lookup, lookup.findGetter(type, name, fieldType));
  }

  /** Stands for {@link Lookup#findStaticGetter}. */
  public static MethodHandle findStaticGetter(
      Lookup lookup, Class<?> type, String name, Class<?> fieldType, int site)
      throws NoSuchFieldException, IllegalAccessException {
    return FieldHandles.getter(lookup, lookup.findStaticGetter(type, name, fieldType));
  }

  /** Stands for {@link Lookup#unreflectGetter}. */
  public static MethodHandle unreflectGetter(Lookup lookup, Field field, int site)
      throws IllegalAccessException {
    return FieldHandles.getter(lookup, lookup.unreflectGetter(field));
  }

  /** Stands for {@link Lookup#findSetter}. */
  public static MethodHandle findSetter(
      Lookup lookup, Class<?> type, String name, Class<?> fieldType, int site)
      throws NoSuchFieldException, IllegalAccessException {
    return FieldHandles.setter(lookup, lookup.findSetter(type, name, fieldType));
  }

  /** Stands for {@link Lookup#findStaticSetter}. */
  public static MethodHandle findStaticSetter(
      Lookup lookup, Class<?> type, String name, Class<?> fieldType, int site)
      throws NoSuchFieldException, IllegalAccessException {
    return FieldHandles.setter(lookup, lookup.findStaticSetter(type, name, fieldType));
  }

  /** Stands for {@link Lookup#unreflectSetter}. */
  public static MethodHandle unreflectSetter(Lookup lookup, Field field, int site)
      throws IllegalAccessException {
    return FieldHandles.setter(lookup, lookup.unreflectSetter(field));
  }

  /** Stands for {@link Lookup#revealDirect}, which takes what the JDK has made. */
  public static MethodHandleInfo revealDirect(Lookup lookup, MethodHandle handle, int site) {
    return lookup.revealDirect(FieldHandles.direct(handle));
  }
}

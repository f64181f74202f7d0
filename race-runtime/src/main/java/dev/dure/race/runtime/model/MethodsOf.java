package dev.dure.race.runtime.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The receiver that the methods of a model take is an object of a class that they do not name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MethodsOf {

  /** Internal name of the class. */
  String value();
}

package dev.dure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The room for a string component of a {@link Guarded} record, in bytes of UTF-8. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MaxBytes {

  /**
   * The room.
   *
   * @return bytes, from 1 to 65,536
   */
  int value();
}

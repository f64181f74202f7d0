package dev.dure.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Shows broken code: the test fails if the race checker finds nothing in it. What is found is not
 * reported anywhere else. It comes before {@link CheckRaces} on the class, and needs the agent in
 * the same way.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RaceExtension.class)
public @interface ExpectRaces {

  /**
   * The kinds of findings that are expected, as in {@link CheckRaces#kinds}; findings of other
   * kinds fail nothing here.
   *
   * @return names; none for all kinds
   */
  String[] kinds() default {};
}

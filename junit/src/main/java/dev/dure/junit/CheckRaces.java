package dev.dure.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails each test during which the race checker finds something, with the finding: both stacks, the
 * locks that were held, why it is a race, and what to do. On a class it is for all of its tests,
 * nested ones too.
 *
 * <p>The checker's agent has to be in the JVM. The Maven plug-in does that; without it, {@code
 * -javaagent:dure-race.jar} does. Where it is missing each test fails and says so, unless the
 * configuration parameter or system property {@code dure.skip} is set to {@code true}: then tests
 * run unchecked.
 *
 * <p>A finding fails the test whose thread made one of the accesses, or started a thread that did,
 * directly or not. With tests that run at the same time, and where this tells nothing, it fails all
 * annotated tests that ran then. What is found while no test runs, as by {@code @BeforeAll}, fails
 * the class. A test that fails by itself keeps its failure; findings are suppressed exceptions of
 * it. Each test, and each repetition, is told of what it does itself, be it the same as an earlier
 * one did.
 *
 * @see ExpectRaces
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RaceExtension.class)
public @interface CheckRaces {

  /**
   * The kinds of findings to look for, by the names that JSON reports have as {@code kind} or
   * {@code pattern}: {@code "data-race"}, {@code "lost-update"}. A name that the checker does not
   * know fails the test.
   *
   * @return names; none for all kinds
   */
  String[] kinds() default {};

  /**
   * What not to look for: lines as in a file of suppressions, {@code "LOCATION-GLOB | REASON"}.
   *
   * @return the lines
   */
  String[] suppress() default {};
}

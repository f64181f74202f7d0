package dev.dure.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The architecture of junit")
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Stress.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  @DisplayName("nothing but the JDK, JUnit and the annotations of JSpecify is there at run time")
  void noDependencies() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.dure.junit",
            "org.jspecify.annotations",
            "org.junit.jupiter.api.extension",
            "org.junit.platform.commons.support")
        .check(CLASSES);
  }

  @Test
  @DisplayName("Stress works where there is no JUnit")
  void stressWithoutJUnit() {
    noClasses()
        .that()
        .haveNameMatching(".*\\.Stress.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.junit..")
        .check(CLASSES);
  }
}

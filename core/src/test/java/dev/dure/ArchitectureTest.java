package dev.dure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The architecture of core")
class ArchitectureTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .importUrl(HeapSpace.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  @DisplayName("core depends on nothing but java.base, jdk.jfr and the annotations of JSpecify")
  void noDependencies() {
    DescribedPredicate<JavaClass> javaBase =
        DescribedPredicate.describe("in java.base", ArchitectureTest::isInJavaBase);
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "dev.dure", "dev.dure.internal", "jdk.jfr", "org.jspecify.annotations")
                .or(javaBase))
        .check(CORE);
  }

  @Test
  @DisplayName("only what is asked for by FlightRecording names the types of jdk.jfr")
  void flightRecorderIsOptional() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Event")
        .and()
        .doNotHaveSimpleName("RecordedWait")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr")
        .check(CORE);
  }

  private static boolean isInJavaBase(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return base.isPrimitive()
        || Object.class.getModule().getPackages().contains(base.getPackageName());
  }

  @Test
  @DisplayName("no public or protected signature that a user can reach shows an internal type")
  void internalsStayInside() {
    classes()
        .that()
        .resideInAPackage("dev.dure")
        .and()
        .arePublic()
        .should(showNoInternalType())
        .check(CORE);
  }

  private static ArchCondition<JavaClass> showNoInternalType() {
    return new ArchCondition<>("show no internal type") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit.getModifiers(), type)) {
            unit.getReturnType().getAllInvolvedRawTypes().forEach(t -> look(unit, t, events));
            unit.getParameterTypes()
                .forEach(p -> p.getAllInvolvedRawTypes().forEach(t -> look(unit, t, events)));
            unit.getThrowsClause().getTypes().forEach(t -> look(unit, t, events));
          }
        }
        for (JavaField field : type.getFields()) {
          if (isVisible(field.getModifiers(), type)) {
            field.getType().getAllInvolvedRawTypes().forEach(t -> look(field, t, events));
          }
        }
      }
    };
  }

  /** What is protected in a final class is as good as private. */
  private static boolean isVisible(Set<JavaModifier> modifiers, JavaClass type) {
    return modifiers.contains(JavaModifier.PUBLIC)
        || (modifiers.contains(JavaModifier.PROTECTED)
            && !type.getModifiers().contains(JavaModifier.FINAL));
  }

  private static void look(Object member, JavaClass type, ConditionEvents events) {
    if (resideInAPackage("dev.dure.internal..").test(type.getBaseComponentType())) {
      events.add(
          SimpleConditionEvent.violated(member, member + " shows the internal " + type.getName()));
    }
  }

  @Test
  @DisplayName("no public class has a public field that can be changed")
  void noPublicVariables() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .arePublic()
        .should()
        .beFinal()
        .check(CORE);
  }

  @Test
  @DisplayName(
      "the contract depends on internals only where a space or pool is made, or a task reports")
  void contractIsFreeOfInternals() {
    noClasses()
        .that()
        .resideInAPackage("dev.dure")
        .and()
        .doNotHaveSimpleName("HeapSpace")
        .and()
        .doNotHaveSimpleName("ThreadPool")
        .and()
        .doNotHaveSimpleName("Progress")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.dure.internal..")
        .check(CORE);
  }
}

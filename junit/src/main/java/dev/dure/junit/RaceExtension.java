package dev.dure.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Opens a scope of findings for each class, test and dynamic test, and fails it with what was found
 * in it. The callbacks for each test are round those of the test's class, so that {@code AfterEach}
 * methods are seen too.
 */
final class RaceExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(RaceExtension.class);

  /** An open scope; closed in the same thread. */
  private record Open(Agent agent, Object scope, boolean expected) {

    void close() {
      List<String> findings = agent.close(scope);
      if (expected && findings.isEmpty()) {
        throw new AssertionError("The race checker was expected to find something, and did not.");
      }
      if (!expected && !findings.isEmpty()) {
        throw new RaceFoundError(findings);
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    remember(context, open(context, false));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    closeRemembered(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    remember(context, open(context, true));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeRemembered(context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext dynamicTest,
      ExtensionContext context)
      throws Throwable {
    if (find(ExpectRaces.class, context) != null) {
      invocation.proceed(); // expected of the factory, and not of each of its tests
      return;
    }
    Open open = open(context, true);
    try {
      invocation.proceed();
    } catch (Throwable e) {
      closeAfter(e, open);
      throw e;
    }
    if (open != null) {
      open.close();
    }
  }

  private static void closeAfter(Throwable failure, @Nullable Open open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (RaceFoundError e) {
      failure.addSuppressed(e);
    }
  }

  private static @Nullable Open open(ExtensionContext context, boolean test) {
    ExpectRaces expected = test ? find(ExpectRaces.class, context) : null;
    CheckRaces checked = find(CheckRaces.class, context);
    if ((expected == null && checked == null) || isSkipped(context)) {
      return null;
    }
    Agent agent = Agent.find();
    List<String> kinds =
        expected != null
            ? List.of(expected.kinds())
            : checked == null ? List.of() : List.of(checked.kinds());
    List<String> suppress =
        expected != null || checked == null ? List.of() : List.of(checked.suppress());
    return new Open(agent, agent.open(test, kinds, suppress, expected != null), expected != null);
  }

  /** The nearest annotation: of the method, else of its class, or of a class round it. */
  private static <A extends Annotation> @Nullable A find(Class<A> type, ExtensionContext context) {
    for (Optional<ExtensionContext> c = Optional.of(context);
        c.isPresent();
        c = c.get().getParent()) {
      Optional<AnnotatedElement> element = c.get().getElement();
      Optional<A> found = AnnotationSupport.findAnnotation(element, type);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  private static boolean isSkipped(ExtensionContext context) {
    return context
        .getConfigurationParameter("dure.skip")
        .filter(value -> value.isEmpty() || Boolean.parseBoolean(value))
        .isPresent();
  }

  private static void remember(ExtensionContext context, @Nullable Open open) {
    if (open != null) {
      context.getStore(NAMESPACE).put(context.getUniqueId(), open);
    }
  }

  private static void closeRemembered(ExtensionContext context) {
    Open open = context.getStore(NAMESPACE).remove(context.getUniqueId(), Open.class);
    if (open != null) {
      open.close();
    }
  }
}

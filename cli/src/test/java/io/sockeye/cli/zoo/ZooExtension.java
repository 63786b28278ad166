package io.sockeye.cli.zoo;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.util.Optional;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Gives every test class that asks for an exhibit, by {@link Shows}, the same {@link Zoo} of it, made once a run. Where
 * the machine cannot have one, the tests are skipped with the reason, or fail with it if {@code SOCKEYE_REQUIRE_ZOO=1}.
 */
final class ZooExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ZooExtension.class);

    @Override
    public void beforeAll(final ExtensionContext context) {
        shown(context).ifPresent(exhibit -> zoo(context, exhibit));
    }

    /** A test that asks for an exhibit of its own is skipped here: what is thrown for a parameter would fail it. */
    @Override
    public void beforeEach(final ExtensionContext context) {
        for (final Parameter parameter : context.getRequiredTestMethod().getParameters()) {
            AnnotationSupport.findAnnotation(parameter, Shows.class).ifPresent(shows -> zoo(context, shows.value()));
        }
    }

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == Zoo.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        final Optional<Exhibit> own = parameter.findAnnotation(Shows.class).map(Shows::value);
        return zoo(context, own.or(() -> shown(context)).orElseThrow());
    }

    private static Optional<Exhibit> shown(final ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Shows.class)
                .map(Shows::value);
    }

    private static Zoo zoo(final ExtensionContext context, final Exhibit exhibit) {
        // The store of the whole run closes the zoo at its end.
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(exhibit, made -> start(made), Zoo.class);
    }

    /**
     * Make a zoo for one test class alone, or skip or fail the test with the reason why there is none.
     *
     * @param exhibit to make.
     * @param more    arguments of its script.
     * @return the zoo, to be closed.
     */
    static Zoo start(final Exhibit exhibit, final String... more) {
        final Optional<String> missing = Installation.missing(exhibit.programs());
        if (missing.isPresent()) {
            throw unavailable("not installed: " + missing.get(), null);
        }
        try {
            return Zoo.start(exhibit, more);
        } catch (final IOException failure) {
            throw unavailable(failure.getMessage(), failure);
        }
    }

    private static RuntimeException unavailable(final String reason, final Throwable cause) {
        if ("1".equals(System.getenv("SOCKEYE_REQUIRE_ZOO")) || Boolean.getBoolean("sockeye.require.zoo")) {
            return new IllegalStateException("the zoo is required here, but: " + reason, cause);
        }
        // Reports of a quiet build leave the reason out.
        System.err.println("[WARNING] tests against netstat skipped, no zoo: " + reason);
        return new TestAbortedException("no zoo: " + reason, cause);
    }
}

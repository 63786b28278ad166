package io.sockeye.cli.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives every test class that asks for it the same {@link Zoo}, made once a run. Where the machine cannot have one, the
 * tests are skipped with the reason, or fail with it if {@code SOCKEYE_REQUIRE_ZOO=1}.
 */
final class ZooExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ZooExtension.class);

    @Override
    public void beforeAll(final ExtensionContext context) {
        zoo(context);
    }

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == Zoo.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        return zoo(context);
    }

    private static Zoo zoo(final ExtensionContext context) {
        // The store of the whole run closes the zoo at its end.
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Zoo.class, key -> start(), Zoo.class);
    }

    /**
     * Make a zoo, or skip or fail the test with the reason why there is none.
     *
     * @param arguments for the zoo maker.
     * @return the zoo, to be closed.
     */
    static Zoo start(final String... arguments) {
        return start(Installation.zooMaker(), List.of(), arguments);
    }

    /**
     * Make a zoo by another script, or skip or fail the test with the reason why there is none.
     *
     * @param maker the script.
     * @param programs that it needs, besides what every zoo does.
     * @param arguments for the script.
     * @return the zoo, to be closed.
     */
    static Zoo start(final Path maker, final List<String> programs, final String... arguments) {
        final Optional<String> missing = Installation.missing(programs);
        if (missing.isPresent()) {
            throw unavailable("not installed: " + missing.get(), null);
        }
        try {
            return Zoo.start(maker, arguments);
        } catch (final IOException failure) {
            throw unavailable(failure.getMessage(), failure);
        }
    }

    private static RuntimeException unavailable(final String reason, final Throwable cause) {
        if ("1".equals(System.getenv("SOCKEYE_REQUIRE_ZOO")) || Boolean.getBoolean("sockeye.require.zoo")) {
            return new IllegalStateException("the zoo is required here, but: " + reason, cause);
        }
        // Reports of a quiet build leave the reason out.
        System.err.println("[WARNING] tests against netstat skipped, no zoo of sockets: " + reason);
        return new TestAbortedException("no zoo of sockets: " + reason, cause);
    }
}

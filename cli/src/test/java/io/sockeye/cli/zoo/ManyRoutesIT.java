package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of routes, which take many messages of netlink and many reads of /proc: none may be missing or moved. */
@Shows(Exhibit.MANY_ROUTES)
@Execution(ExecutionMode.CONCURRENT)
class ManyRoutesIT {
    private static final int MANY = 10_000;

    static Stream<Comparison> comparisons() {
        return NetworkOptionSets.ofManyRoutes()
                .flatMap(options -> Stream.concat(
                        Comparison.each(options, User.ROOT, Launch.NETLINK, Launch.PROC),
                        Comparison.each(options, User.ORDINARY, Launch.NETSTAT)));
    }

    @Test
    void shouldBeManyInNetstat(final Zoo zoo) {
        final int routes = zoo.expectedRows().get("inet routes");
        assertTrue(routes >= MANY, "routes made: " + routes);
        assertTrue(lines(zoo, "-rn") > routes, "IPv4 routes");
        assertTrue(lines(zoo, "-rn6") > zoo.expectedRows().get("inet6 routes"), "IPv6 routes");
    }

    private static long lines(final Zoo zoo, final String options) {
        final List<String> command = Launch.NETSTAT.command(List.of(options));
        return zoo.run(User.ROOT, Installation.netstatBin(), command)
                .stdout()
                .lines()
                .count();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("comparisons")
    void shouldPrintWhatNetstatPrints(final Comparison comparison, final Zoo zoo) {
        comparison.hold(zoo, List.of(), Difference::inAnyByte);
    }
}

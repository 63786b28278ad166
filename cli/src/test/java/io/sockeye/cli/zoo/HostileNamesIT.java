package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UNIX paths with newlines: in /proc/net/unix, what follows a newline looks like a line of the kernel's own. */
@Shows(Exhibit.HOSTILE_NAMES)
class HostileNamesIT {
    @ParameterizedTest
    @CsvSource({"NETSTAT,-xan", "NETSTAT,-xap", "NETSTAT,-xl", "NETLINK,-xan", "PROC,-xan", "PROC,-anp"})
    void shouldReadTheKernelsLinesAsNetstatReadsThem(final Launch launch, final String options, final Zoo zoo) {
        final Outcome netstat = zoo.run(User.ROOT, Installation.netstatBin(), List.of("netstat", options));
        final Outcome sockeye = zoo.run(User.ROOT, zoo.imageBin(), launch.command(List.of(options)));
        assertFalse(netstat.stderr().isEmpty(), "netstat found nothing strange in the names");
        assertEquals(
                Optional.empty(),
                Difference.between(SafeText.of(netstat, zoo.programs()), launch.withoutNotices(sockeye), 0));
    }
}

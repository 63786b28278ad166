package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchTest {
    private static final Outcome ANNOUNCED = new Outcome(
            0,
            "out",
            "sockeye: raw: from proc, since it is so\nnetstat: words\n"
                    + "sockeye: error\nsockeye: unix: from proc, since it is not told\n");

    @Test
    void shouldTakeNoticesOfNetlinkOnlyAway() {
        final String stderr = "netstat: words\nsockeye: error\n";
        assertEquals(new Outcome(0, "out", stderr), Launch.NETLINK.withoutNotices(ANNOUNCED));
    }

    @ParameterizedTest
    @EnumSource(names = "NETLINK", mode = EnumSource.Mode.EXCLUDE)
    void shouldNotExpectNoticesOtherwise(final Launch launch) {
        assertEquals(ANNOUNCED, launch.withoutNotices(ANNOUNCED));
    }
}

package io.sockeye.cli.names;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Names from files that a test wrote. */
public final class TestNames {
    private TestNames() {}

    /** Names that an /etc of one's own has; of hosts only the two loopback addresses. */
    public static Names ofFiles(final Path etc) {
        return new Names(
                new ServiceNames(
                        etc.resolve("services").toString(),
                        etc.resolve("protocols").toString()),
                new UserNames(etc.resolve("passwd").toString(), uid -> null),
                new HostNames(TestNames::loopbackName));
    }

    private static byte[] loopbackName(final byte[] address) {
        if (Arrays.equals(address, new byte[] {127, 0, 0, 1})) {
            return "localhost".getBytes(StandardCharsets.UTF_8);
        }
        final byte[] ipv6Loopback = new byte[16];
        ipv6Loopback[15] = 1;
        return Arrays.equals(address, ipv6Loopback) ? "ip6-localhost".getBytes(StandardCharsets.UTF_8) : null;
    }
}

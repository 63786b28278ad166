package io.sockeye.collector.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.TextFile;

/**
 * A range of ports.
 *
 * @param first the lowest, 0 to 65535.
 * @param last  the highest, not below {@code first}.
 */
public record PortRange(int first, int last) {
    /** How many ports there are. */
    public static final int PORTS = 1 << 16;
    /** What Linux takes without being told. */
    public static final PortRange DEFAULT = new PortRange(32768, 60999);

    private static final String LOCAL_PORT_RANGE = "/proc/sys/net/ipv4/ip_local_port_range";
    private static final int MAX_LENGTH = 64;

    /**
     * The ports that this host gives to its clients, see ip(7). Where that cannot be read the default is taken: how
     * even shards are depends on the range, and what is guessed of a port, but no socket is lost by it.
     *
     * @return the range.
     */
    public static PortRange ofThisHost() {
        try (TextFile file = TextFile.open(LOCAL_PORT_RANGE, new SourceCounters())) {
            return parse(new String(file.readNBytes(MAX_LENGTH), StandardCharsets.ISO_8859_1));
        } catch (final IOException e) {
            return DEFAULT;
        }
    }

    /** Two numbers with a tab between them and a newline after them. */
    static PortRange parse(final String text) {
        final FieldCursor fields = FieldCursor.of(text);
        final int first = fields.fieldUpTo('\t') ? (int) fields.fieldDigits(PORTS - 1) : -1;
        final int last = fields.fieldUpTo('\n') ? (int) fields.fieldDigits(PORTS - 1) : -1;
        return first < 0 || last < first ? DEFAULT : new PortRange(first, last);
    }
}

package io.sockeye.collector.legacy.route;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/atalk_route}: {@code Target Router Flags Dev}, four words each, the first four being those
 * names. What is left behind the last four is ignored.
 *
 * <p>See {@code atalk_seq_route_show} in the kernel's {@code net/appletalk/atalk_proc.c}.
 */
public final class AppleTalkRoutes {
    private static final int FIELDS = 4;

    /**
     * A route.
     *
     * @param target network and node.
     * @param router network and node.
     * @param device to send on.
     * @param flags  set of {@code RTF_*} of {@code <linux/route.h>}.
     */
    public record Route(String target, String router, String device, int flags) {}

    private AppleTalkRoutes() {}

    /**
     * Read all routes.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<Route> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/atalk_route");
        final LegacyTable<Route> table = new LegacyTable<>(path.toString());
        final ColumnBuffer lines = ColumnBuffer.open(path, ColumnBuffer.CAPACITY, table);
        if (lines == null) {
            return table;
        }
        final FieldCursor fields = lines.rest();
        for (int i = 0; i < FIELDS; i++) {
            fields.wordOr("");
        }
        while (true) {
            final int before = fields.count();
            final String target = fields.wordOr("");
            final int offset = fields.position() - target.length();
            final String router = fields.wordOr("");
            final String flags = fields.wordOr("");
            final String device = fields.wordOr("");
            if (fields.count() - before < FIELDS) {
                return table;
            }
            table.add(new Route(target, router, device, FieldCursor.of(flags).decimalOr(0)), offset);
        }
    }
}

package io.sockeye.benchmarks.farm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

import io.sockeye.collector.record.SocketRecord;

/** IPv4 sockets as the farm writes them down, {@code host:port host:port}. */
final class Endpoints {
    private Endpoints() {}

    /** All that the farm's processes have written. */
    static List<String> read(final Path directory) throws IOException {
        final List<String> sockets = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file : files.toList()) {
                sockets.addAll(Files.readAllLines(file));
            }
        }
        return sockets;
    }

    static String of(final SocketRecord row) {
        final StringBuilder text = new StringBuilder();
        append(text, (to, index) -> to.append(row.localAddressByte(index)));
        text.append(':').append(row.localPort()).append(' ');
        if (row.remotePort() == 0) {
            return text.append('*').toString();
        }
        append(text, (to, index) -> to.append(row.remoteAddressByte(index)));
        return text.append(':').append(row.remotePort()).toString();
    }

    private static void append(final StringBuilder text, final ObjIntConsumer<StringBuilder> octet) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                text.append('.');
            }
            octet.accept(text, i);
        }
    }
}

package io.sockeye.benchmarks.baseline;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.sockeye.collector.SocketOwners;
import io.sockeye.collector.Sockets;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketRecord;

/** What {@link OshiConnections} lists, through our library: TCP and UDP connections, a line for each. */
public final class SockeyeConnections {
    private SockeyeConnections() {}

    /**
     * List the connections of this network namespace.
     *
     * @param args none.
     * @throws IOException if the sockets cannot be read, or standard output cannot be written.
     */
    public static void main(final String[] args) throws IOException {
        try (Sockets sockets = Sockets.open();
                BufferedWriter output = new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.US_ASCII))) {
            sockets.query()
                    .protocols(Protocol.TCP, Protocol.UDP)
                    .forEachOwned((row, owners) -> write(output, row, owners));
        }
    }

    private static void write(final BufferedWriter output, final SocketRecord row, final SocketOwners owners) {
        try {
            output.write(row.protocolName() + " " + row.stateName() + " " + row.localPort() + " " + row.remotePort()
                    + " " + owners.pid() + "\n");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

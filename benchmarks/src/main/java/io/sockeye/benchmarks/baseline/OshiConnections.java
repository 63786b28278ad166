package io.sockeye.benchmarks.baseline;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats.IPConnection;

/** The Java baseline: OSHI's list of TCP and UDP connections, a line for each. */
public final class OshiConnections {
    private OshiConnections() {}

    /**
     * List the connections of this network namespace.
     *
     * @param args none.
     * @throws IOException if standard output cannot be written.
     */
    public static void main(final String[] args) throws IOException {
        try (BufferedWriter output = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.US_ASCII))) {
            for (final IPConnection connection : new SystemInfo()
                    .getOperatingSystem()
                    .getInternetProtocolStats()
                    .getConnections()) {
                output.write(connection.getType() + " " + connection.getState() + " " + connection.getLocalPort() + " "
                        + connection.getForeignPort() + " " + connection.getowningProcessId() + "\n");
            }
        }
    }
}

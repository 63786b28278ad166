package io.sockeye.collector.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.Family;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.ProcRoot;

class GroupReaderTest {
    private static final String NAMES = "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n";

    @TempDir
    private Path directory;

    private GroupReader reader;

    @BeforeEach
    void makeReader() throws IOException {
        Files.createDirectories(directory.resolve("net"));
        reader = new GroupReader(ProcRoot.of(directory.toString()), new SourceCounters());
    }

    private void write(final String file, final String text) throws IOException {
        Files.write(directory.resolve("net").resolve(file), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line of igmp, whose address is written as a number of this host. */
    private static String group(final int first, final int last, final int users) {
        final ByteBuffer address = ByteBuffer.allocate(4).put(0, (byte) first).put(3, (byte) last);
        return String.format(
                "\t\t\t\t%08X %5d 0:00000000\t\t0\n",
                address.order(ByteOrder.nativeOrder()).getInt(0), users);
    }

    private static GroupMembership inet(final String device, final int users, final int first, final int last) {
        final ByteBuffer address = ByteBuffer.allocate(8).put(0, (byte) first).put(3, (byte) last);
        return new GroupMembership(
                device,
                users,
                Family.INET,
                address.order(ByteOrder.nativeOrder()).getLong(0),
                0);
    }

    private static GroupMembership inet6(final String device, final int users, final String hex) {
        final ByteBuffer address = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.nativeOrder());
        return new GroupMembership(device, users, Family.INET6, address.getLong(0), address.getLong(8));
    }

    @Test
    void shouldReadGroupsOfIpv4() throws IOException {
        write(
                "igmp",
                NAMES + "1\tlo        :     1      V3\n" + group(224, 1, 1) + "12\taverylongname15:     2      V2\n"
                        + group(224, 251, 3) + group(239, 7, 1));
        final GroupTable table = reader.inet();
        assertEquals(GroupTable.Status.PRESENT, table.status());
        assertEquals(
                List.of(
                        inet("lo        ", 1, 224, 1),
                        inet("averylongname15", 3, 224, 251),
                        inet("averylongname15", 1, 239, 7)),
                table.groups());
        assertEquals(List.of(), table.strange());
    }

    @Test
    void shouldReadGroupsWithoutIndex() throws IOException {
        write(
                "igmp",
                "Device    : Count Querier\tGroup    Users Timer\tReporter\neth0      :     1      V3\n"
                        + group(224, 1, 1));
        assertEquals(List.of(inet("eth0      ", 1, 224, 1)), reader.inet().groups());
    }

    @Test
    void shouldReadGroupsOfIpv6() throws IOException {
        write(
                "igmp6",
                "1    lo              ff020000000000000000000000000001     1 0000000C 0\n"
                        + "12   averylongname15 ff0200000000000000000001ff000001     2 00000004 0\n");
        assertEquals(
                List.of(
                        inet6("lo", 1, "ff020000000000000000000000000001"),
                        inet6("averylongname15", 2, "ff0200000000000000000001ff000001")),
                reader.inet6().groups());
    }

    @Test
    void shouldNameLinesThatMakeNoSense() throws IOException {
        write("igmp", NAMES + "x\n\t\t\n" + "1\tlo        :     1      V3\n\t\t\t\tzz 1\n" + group(224, 1, 1));
        final GroupTable table = reader.inet();
        assertEquals(
                List.of(
                        new GroupTable.StrangeLine(1, false),
                        new GroupTable.StrangeLine(2, false),
                        new GroupTable.StrangeLine(4, false)),
                table.strange());
        assertEquals(List.of(inet("lo        ", 1, 224, 1)), table.groups());
        write("igmp6", "1 lo ff02 1\n1 lo ff020000000000000000000000000001 1 0 0\n\n");
        final GroupTable inet6 = reader.inet6();
        assertEquals(
                List.of(new GroupTable.StrangeLine(0, true), new GroupTable.StrangeLine(2, true)), inet6.strange());
        assertEquals(1, inet6.groups().size());
    }

    @Test
    void shouldTakeAFileWithoutNamesForIpv6() throws IOException {
        write("igmp", "1\tlo        :     1      V3\n" + group(224, 1, 1));
        assertEquals(
                List.of(new GroupTable.StrangeLine(0, true), new GroupTable.StrangeLine(1, true)),
                reader.inet().strange());
    }

    @Test
    void shouldTellWhatIsMissing() throws IOException {
        assertEquals(GroupTable.Status.MISSING, reader.inet().status());
        assertEquals(GroupTable.Status.MISSING, reader.inet6().status());
    }
}

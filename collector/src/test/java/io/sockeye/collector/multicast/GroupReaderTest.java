package io.sockeye.collector.multicast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.GroupRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.ProcRoot;

class GroupReaderTest {
    private static final String NAMES = "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n";

    @TempDir
    private Path directory;

    private GroupReader reader;

    /** Rows, and lines that make no sense, as they came. */
    private static final class Rows implements RowSink {
        private final List<Membership> groups = new ArrayList<>();
        private final List<String> strange = new ArrayList<>();

        @Override
        public boolean onRows(final RowBatch batch) {
            final GroupRecord row = new GroupRecord();
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                final byte[] name = new byte[row.nameLength()];
                row.getBytes(GroupRecord.NAME_OFFSET, name, 0, name.length);
                groups.add(new Membership(
                        new String(name, StandardCharsets.ISO_8859_1),
                        row.users(),
                        row.family() == Family.INET.number() ? Family.INET : Family.INET6,
                        row.groupHalf(0),
                        row.groupHalf(1)));
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            strange.add(what + " " + position);
        }
    }

    private record Membership(String device, int users, Family family, long first, long last) {}

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

    private static Membership inet(final String device, final int users, final int first, final int last) {
        final ByteBuffer address = ByteBuffer.allocate(8).put(0, (byte) first).put(3, (byte) last);
        return new Membership(
                device,
                users,
                Family.INET,
                address.order(ByteOrder.nativeOrder()).getLong(0),
                0);
    }

    private static Membership inet6(final String device, final int users, final String hex) {
        final ByteBuffer address = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.nativeOrder());
        return new Membership(device, users, Family.INET6, address.getLong(0), address.getLong(8));
    }

    @Test
    void shouldReadGroupsOfIpv4() throws IOException {
        write(
                "igmp",
                NAMES + "1\tlo        :     1      V3\n" + group(224, 1, 1) + "12\taverylongname15:     2      V2\n"
                        + group(224, 251, 3) + group(239, 7, 1));
        final Rows table = new Rows();
        assertEquals(DumpResult.complete("proc", 0), reader.inet(table));
        assertEquals(
                List.of(
                        inet("lo", 1, 224, 1),
                        inet("averylongname15", 3, 224, 251),
                        inet("averylongname15", 1, 239, 7)),
                table.groups);
        assertEquals(List.of(), table.strange);
    }

    @Test
    void shouldReadGroupsWithoutIndex() throws IOException {
        write(
                "igmp",
                "Device    : Count Querier\tGroup    Users Timer\tReporter\neth0      :     1      V3\n"
                        + group(224, 1, 1));
        final Rows table = new Rows();
        reader.inet(table);
        assertEquals(List.of(inet("eth0", 1, 224, 1)), table.groups);
    }

    @Test
    void shouldReadGroupsOfIpv6() throws IOException {
        write(
                "igmp6",
                "1    lo              ff020000000000000000000000000001     1 0000000C 0\n"
                        + "12   averylongname15 ff0200000000000000000001ff000001     2 00000004 0\n");
        final Rows table = new Rows();
        reader.inet6(table);
        assertEquals(
                List.of(
                        inet6("lo", 1, "ff020000000000000000000000000001"),
                        inet6("averylongname15", 2, "ff0200000000000000000001ff000001")),
                table.groups);
    }

    @Test
    void shouldNameLinesThatMakeNoSense() throws IOException {
        write("igmp", NAMES + "x\n\t\t\n" + "1\tlo        :     1      V3\n\t\t\t\tzz 1\n" + group(224, 1, 1));
        final Rows table = new Rows();
        assertEquals(3, reader.inet(table).malformed());
        assertEquals(List.of("igmp 2", "igmp 3", "igmp 5"), table.strange);
        assertEquals(List.of(inet("lo", 1, 224, 1)), table.groups);
        write("igmp6", "1 lo ff02 1\n1 lo ff020000000000000000000000000001 1 0 0\n\n");
        final Rows inet6 = new Rows();
        reader.inet6(inet6);
        assertEquals(List.of("igmp6 1", "igmp6 3"), inet6.strange);
        assertEquals(1, inet6.groups.size());
    }

    @Test
    void shouldTakeAFileWithoutNamesForIpv6() throws IOException {
        write("igmp", "1\tlo        :     1      V3\n" + group(224, 1, 1));
        final Rows table = new Rows();
        reader.inet(table);
        assertEquals(List.of("igmp6 1", "igmp6 2"), table.strange);
    }

    @Test
    void shouldTellWhatIsMissing() throws IOException {
        assertEquals(DumpStatus.UNSUPPORTED, reader.inet(new Rows()).status());
        assertEquals(DumpStatus.UNSUPPORTED, reader.inet6(new Rows()).status());
    }

    @Test
    void shouldTellWhyAFileDoesNotOpen() throws IOException {
        Files.createSymbolicLink(directory.resolve("net/igmp"), Path.of("igmp"));
        assertFalse(assertThrows(FileSystemException.class, () -> reader.inet(new Rows()))
                .getReason()
                .isEmpty());
    }

    @Test
    void shouldStopWhenNoMoreIsWanted() throws IOException {
        final StringBuilder text = new StringBuilder(NAMES);
        for (int i = 0; i < 3 * GroupRecord.BATCH_ROWS; i++) {
            text.append(group(224, 1, 1));
        }
        write("igmp", text.toString());
        final List<Integer> counts = new ArrayList<>();
        reader.inet(new RowSink() {
            @Override
            public boolean onRows(final RowBatch batch) {
                counts.add(batch.count());
                return false;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                counts.add(-1);
            }
        });
        assertEquals(List.of(GroupRecord.BATCH_ROWS), counts);
    }
}

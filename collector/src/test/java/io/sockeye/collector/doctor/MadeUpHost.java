package io.sockeye.collector.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.Owners;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.ListeningPorts;
import io.sockeye.collector.look.Look;
import io.sockeye.collector.look.Questionnaire;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.ProcRoot;

/** A host that a test makes up: its sockets, and a directory with the files of its /proc. */
final class MadeUpHost {
    /** One look only. */
    static final Change NOTHING = host -> {};

    private static final int INODES = 1 << 20;
    private static final long SECOND = 1_000_000_000L;

    private final Path root;
    private final ListeningPorts listening = new ListeningPorts();
    private final Map<MadeUpSocket, Integer> sockets = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> counters = new LinkedHashMap<>();
    private final Map<String, Long> thresholds = new LinkedHashMap<>();

    MadeUpHost(final Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("net/stat"));
        setting("net.ipv4.tcp_max_tw_buckets", "262144");
        setting("net.ipv4.ip_local_port_range", "32768\t60999");
        setting("net.ipv4.ip_local_reserved_ports", "");
        setting("net.ipv4.tcp_max_orphans", "131072");
        setting("net.core.somaxconn", "4096");
        setting("net.ipv4.tcp_mem", "100000\t200000\t300000");
        setting("net.ipv4.udp_mem", "100000\t200000\t300000");
        setting("net.ipv4.tcp_rmem", "4096\t131072\t6291456");
        setting("net.ipv4.tcp_wmem", "4096\t16384\t4194304");
        setting("net.ipv4.tcp_fin_timeout", "60");
        setting("net.ipv4.tcp_tw_reuse", "2");
        setting("fs.file-nr", "1000\t0\t100000");
    }

    /** The inode of the socket of a number that a process holds. */
    static long inode(final int pid, final int number) {
        return (long) pid * INODES + number;
    }

    MadeUpHost setting(final String name, final String value) {
        return file("sys/" + name.replace('.', '/'), value + "\n");
    }

    MadeUpHost file(final String name, final String text) {
        try {
            final Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
            return this;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MadeUpHost listens(final int port) {
        listening.add(port);
        return this;
    }

    MadeUpHost threshold(final String name, final long value) {
        thresholds.put(name, value);
        return this;
    }

    /** So many sockets of a kind, in place of what was said of it before. */
    MadeUpHost has(final long count, final MadeUpSocket socket) {
        sockets.put(socket, (int) count);
        return this;
    }

    /** A counter of {@code /proc/net/netstat}. */
    MadeUpHost counts(final String section, final String name, final long value) {
        counters.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(name, value);
        return this;
    }

    /** What one look finds. */
    Diagnosis look(final Check check) throws IOException {
        return looks(check, NOTHING);
    }

    /** What two looks find, a second apart, with something that happens in between. */
    Diagnosis looks(final Check check, final Change change) throws IOException {
        writeCounters();
        final HostFiles files = new HostFiles(ProcRoot.of(root));
        final Doctor doctor = new Doctor(List.of(check), thresholds, files, listening, true);
        final Questionnaire questionnaire = new Questionnaire(doctor.questions());
        final Look first = look(questionnaire, files, SECOND);
        if (change == NOTHING) {
            return doctor.judge(first, first);
        }
        change.happen(this);
        writeCounters();
        return doctor.judge(first, look(questionnaire, files, 2 * SECOND));
    }

    /** What one look finds at rows that came from elsewhere. */
    Diagnosis replayed(final List<Check> checks, final Replay replay) throws IOException {
        writeCounters();
        final HostFiles files = new HostFiles(ProcRoot.of(root));
        final Doctor doctor = new Doctor(checks, thresholds, files, listening, true);
        final Questionnaire questionnaire = new Questionnaire(doctor.questions());
        final int details = Need.details(questionnaire.filterNeeds() | FieldList.needs(questionnaire.fields()));
        replay.into(questionnaire.sink(new MadeUpJoins()), details);
        final Look look = new Look(SECOND, questionnaire.finish(), Counters.read(files));
        return doctor.judge(look, look);
    }

    private Look look(final Questionnaire questionnaire, final HostFiles files, final long nanoTime) {
        final RowSink sink = questionnaire.sink(new MadeUpJoins());
        final RowBatch batch = new RowBatch(SocketRecord.DETAILED_LENGTH, SocketRecord.BATCH_ROWS);
        final SocketRecord row = new SocketRecord();
        sockets.forEach((socket, count) -> {
            for (int i = 0; i < count; i++) {
                if (batch.isFull()) {
                    sink.onRows(batch);
                    batch.reset();
                }
                socket.fill(batch, row, i);
            }
        });
        sink.onRows(batch);
        return new Look(nanoTime, questionnaire.finish(), Counters.read(files));
    }

    private void writeCounters() {
        final List<String> lines = new ArrayList<>();
        counters.forEach((section, values) -> {
            final StringBuilder names = new StringBuilder(section + ":");
            final StringBuilder numbers = new StringBuilder(section + ":");
            values.forEach((name, value) -> {
                names.append(' ').append(name);
                numbers.append(' ').append(value);
            });
            lines.add(names.toString());
            lines.add(numbers.toString());
        });
        file("net/netstat", lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /** Something that happens between two looks. */
    interface Change {
        void happen(MadeUpHost host);
    }

    /** Hands rows over that were made with certain details. */
    interface Replay {
        void into(RowSink sink, int details) throws IOException;
    }

    /** Each process has its sockets' inodes, and a name with its number; those of nobody are of process 1. */
    private static final class MadeUpJoins implements Joins, Owners {
        private long inode;
        private boolean isBefore;

        @Override
        public Owners owners() {
            return this;
        }

        @Override
        public int first(final long of) {
            return of == 0 ? Owners.NONE : (int) Math.max(1, of / INODES);
        }

        @Override
        public byte[] name(final int pid) {
            return ("process" + pid).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public byte[] command(final int pid) {
            return null;
        }

        @Override
        public void begin(final long of) {
            inode = of;
            isBefore = true;
        }

        @Override
        public boolean next() {
            final boolean isThere = isBefore && inode != 0;
            isBefore = false;
            return isThere;
        }

        @Override
        public int pid() {
            return first(inode);
        }

        @Override
        public int fd() {
            return 3;
        }
    }
}

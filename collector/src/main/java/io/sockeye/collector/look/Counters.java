package io.sockeye.collector.look;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.StatisticsFile;
import io.sockeye.collector.statistics.StatisticsReader;

/**
 * The kernel's counters of one moment, by section and name: those of {@code /proc/net/snmp} and {@code netstat}; those
 * of {@code sockstat} and {@code sockstat6} by the protocol there; of {@code softnet_stat} the section {@code softnet}
 * with {@code dropped} and {@code time_squeeze}, and of {@code stat/nf_conntrack} the section {@code conntrack}, of all
 * processors together; of {@code dev} one for each interface, by its name, with {@code rx_errs} and the like. Threads:
 * immutable.
 */
public final class Counters {
    /** What is returned for a counter that is not there. */
    public static final long UNKNOWN = -1;

    private static final int DECIMAL = 10;
    private static final int HEX = 16;
    private static final List<String> SOFTNET = List.of("dropped", "time_squeeze");
    private static final List<String> DEVICE = List.of(
            "rx_bytes",
            "rx_packets",
            "rx_errs",
            "rx_drop",
            "rx_fifo",
            "rx_frame",
            "rx_compressed",
            "rx_multicast",
            "tx_bytes",
            "tx_packets",
            "tx_errs",
            "tx_drop",
            "tx_fifo",
            "tx_colls",
            "tx_carrier",
            "tx_compressed");
    private static final List<StatisticsFile> FILES = List.of(StatisticsFile.SNMP, StatisticsFile.NETSTAT);

    private final Map<String, Map<String, Long>> sections;

    private final List<String> interfaces;

    private Counters(final Map<String, Map<String, Long>> sections, final List<String> interfaces) {
        this.sections = sections;
        this.interfaces = List.copyOf(interfaces);
    }

    /**
     * Read them as they are now.
     *
     * @param files of the host.
     * @return the counters; those of a file that cannot be read are unknown.
     */
    public static Counters read(final HostFiles files) {
        final Map<String, Map<String, Long>> sections = new LinkedHashMap<>();
        final StatisticsReader reader = new StatisticsReader(files.root());
        for (final StatisticsFile file : FILES) {
            add(reader.read(file), sections);
        }
        addUse(files.netFile("sockstat").text(), sections);
        addUse(files.netFile("sockstat6").text(), sections);
        addSoftnet(files.netFile("softnet_stat").text(), sections);
        addConntrack(files.netFile("stat/nf_conntrack").text(), sections);
        final List<String> interfaces = addInterfaces(files.netFile("dev").text(), sections);
        return new Counters(sections, interfaces);
    }

    private static void add(final FileStatistics file, final Map<String, Map<String, Long>> sections) {
        for (final Section section : file.sections()) {
            for (int i = 0; i < section.size(); i++) {
                sections.computeIfAbsent(section.name(), name -> new LinkedHashMap<>())
                        .put(section.key(i), section.value(i));
            }
        }
    }

    /** Lines such as {@code TCP: inuse 5 orphan 0 tw 3 alloc 8 mem 1}. */
    private static void addUse(final String text, final Map<String, Map<String, Long>> sections) {
        for (final String line : text.split("\n")) {
            final String[] words = line.split("[: ]+");
            for (int i = 1; i + 1 < words.length; i += 2) {
                add(words[0], words[i], Setting.numberOf(words[i + 1], DECIMAL), sections);
            }
        }
    }

    /** A line for each processor, in hexadecimal: packets, dropped, time_squeeze and more. */
    private static void addSoftnet(final String text, final Map<String, Map<String, Long>> sections) {
        for (final String line : text.split("\n")) {
            final String[] words = line.trim().split(" +");
            for (int i = 1; i < words.length && i <= SOFTNET.size(); i++) {
                add("softnet", SOFTNET.get(i - 1), Setting.numberOf(words[i], HEX), sections);
            }
        }
    }

    /** A line of names, and a line for each processor, in hexadecimal. */
    private static void addConntrack(final String text, final Map<String, Map<String, Long>> sections) {
        final String[] lines = text.split("\n");
        final String[] names = lines[0].trim().split(" +");
        for (int line = 1; line < lines.length; line++) {
            final String[] words = lines[line].trim().split(" +");
            for (int i = 0; i < Math.min(names.length, words.length); i++) {
                add("conntrack", names[i], Setting.numberOf(words[i], HEX), sections);
            }
        }
    }

    /** Two lines of headings, and a line for each interface: its name and a colon, eight and eight numbers. */
    private static List<String> addInterfaces(final String text, final Map<String, Map<String, Long>> sections) {
        final List<String> names = new ArrayList<>();
        for (final String line : text.split("\n")) {
            final int colon = line.lastIndexOf(':');
            final String[] words = line.substring(colon + 1).trim().split(" +");
            if (colon < 0 || words.length < DEVICE.size()) {
                continue;
            }
            final String name = line.substring(0, colon).trim();
            names.add(name);
            for (int i = 0; i < DEVICE.size(); i++) {
                add(name, DEVICE.get(i), Setting.numberOf(words[i], DECIMAL), sections);
            }
        }
        return names;
    }

    /** What is no number is not there; of several lines the numbers are added up. */
    private static void add(
            final String section, final String name, final long value, final Map<String, Map<String, Long>> sections) {
        if (value != Setting.UNKNOWN) {
            sections.computeIfAbsent(section, key -> new LinkedHashMap<>()).merge(name, value, Long::sum);
        }
    }

    /** {@return the names of all interfaces, one char per byte} */
    public List<String> interfaces() {
        return interfaces;
    }

    /**
     * The value of a counter.
     *
     * @param section it is in, such as {@code TcpExt}, or {@code TCP} of sockstat.
     * @param name    of it.
     * @return the value; {@link #UNKNOWN} where it is not there.
     */
    public long value(final String section, final String name) {
        return section(section).getOrDefault(name, UNKNOWN);
    }

    /**
     * All counters of a section.
     *
     * @param name of the section.
     * @return them by name, in the order in which the kernel has them; none if there is no such section.
     */
    public Map<String, Long> section(final String name) {
        return Collections.unmodifiableMap(sections.getOrDefault(name, Map.of()));
    }
}

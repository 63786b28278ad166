package io.sockeye.cli.statistics;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.statistics.labels.FullLabels;
import io.sockeye.cli.statistics.labels.Labels;
import io.sockeye.cli.statistics.labels.NetstatLabels;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.StatisticsFile;

/**
 * netstat's notion of sections: which there are in a file, which belong to a protocol that {@code -t}, {@code -u},
 * {@code -S} or {@code -w} may leave out, and which have sentences. Immutable.
 */
final class SectionRules {
    /** The part of {@code snmp} that is printed together with {@code snmp6}. */
    private static final String SECTIONS_OF_INET6 = "Tcp";

    private final NetstatOptions options;
    private final boolean isInet6;

    /**
     * Rules for a command.
     *
     * @param options what was asked for.
     * @param isInet6 whether IPv6's statistics are printed.
     */
    SectionRules(final NetstatOptions options, final boolean isInet6) {
        this.options = options;
        this.isInet6 = isInet6;
    }

    /** Whether a section is looked at, printed or not; null if its name is not known. */
    boolean concerns(final StatisticsFile file, final String section) {
        return !isInet6 || file != StatisticsFile.SNMP || section == null || section.startsWith(SECTIONS_OF_INET6);
    }

    /** The sections of a file as netstat sees them. */
    List<Section> sectionsOf(final FileStatistics statistics) {
        if (statistics.file() == StatisticsFile.SNMP6) {
            return titled(statistics.sections());
        }
        final List<Section> sections = new ArrayList<>();
        for (final Section section : statistics.sections()) {
            if (concerns(statistics.file(), section.name())) {
                sections.add(section);
            }
        }
        return sections;
    }

    /**
     * Cut the counters of {@code snmp6} into sections: one goes on for as long as names have its title anywhere in
     * them, and the title of the next is the name of its first counter up to a 6, or all of it.
     */
    private static List<Section> titled(final List<Section> parts) {
        final List<Section> sections = new ArrayList<>();
        Section.Builder builder = null;
        for (final Section part : parts) {
            for (int i = 0; i < part.size(); i++) {
                final String key = part.key(i);
                if (builder == null || !key.contains(builder.name())) {
                    if (builder != null) {
                        sections.add(builder.build());
                    }
                    builder = new Section.Builder(titleOf(key), part.line() + i);
                }
                builder.add(key, part.value(i), part.isNegative(i));
            }
        }
        if (builder != null) {
            sections.add(builder.build());
        }
        return sections;
    }

    private static String titleOf(final String key) {
        final int six = key.indexOf('6');
        return six < 0 ? key : key.substring(0, six + 1);
    }

    /** Whether netstat has a table for a section, with which its text begins anew. */
    boolean isKnown(final StatisticsFile file, final String section) {
        return protocolOf(file, section) != null;
    }

    /** Whether a section is printed. One that netstat has no table for always is. */
    boolean isPrinted(final StatisticsFile file, final String section) {
        final Protocol protocol = protocolOf(file, section);
        return protocol == null || options.names(protocol);
    }

    private static Protocol protocolOf(final StatisticsFile file, final String section) {
        if (file == StatisticsFile.SNMP6) {
            return switch (section) {
                case "Ip6", "Icmp6" -> Protocol.RAW;
                case "Udp6" -> Protocol.UDP;
                case "Tcp6" -> Protocol.TCP;
                default -> null;
            };
        }
        return switch (section) {
            case "Ip", "Icmp" -> Protocol.RAW;
            case "Tcp", "TcpExt" -> Protocol.TCP;
            case "Udp" -> Protocol.UDP;
            case "Sctp" -> Protocol.SCTP;
            default -> null;
        };
    }

    /** The labels for a section. */
    Labels labelsOf(final StatisticsFile file, final String section) {
        if (options.fullLabels()) {
            return FullLabels.of(section);
        }
        // netstat looks for a section of one file among the tables of that file only.
        return NetstatLabels.of(isKnown(file, section) ? section : "");
    }
}

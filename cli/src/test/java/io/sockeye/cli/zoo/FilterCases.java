package io.sockeye.cli.zoo;

import static io.sockeye.cli.zoo.FilterCase.both;
import static io.sockeye.cli.zoo.FilterCase.ours;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.sockeye.cli.zoo.FilterCase.Scope;

/** The expressions that are asked of the zoo: a fixed list, of single conditions and of what they make together. */
final class FilterCases {
    private static final String[][] COMPARISONS = {
        {"=", "==", "eq"},
        {"!=", "ne", "neq"},
        {"<", "lt", "<"},
        {"<=", "le", "leq"},
        {">", "gt", ">"},
        {">=", "ge", "geq"}
    };
    private static final int[] PORTS = {21_001, 80, 7070, 22, 20_998, 443, 0, 65_535, 255, 1, 30_000};
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("established", "ESTABLISHED"),
            Map.entry("syn-sent", "SYN_SENT"),
            Map.entry("syn-recv", "SYN_RECV"),
            Map.entry("fin-wait-1", "FIN_WAIT1"),
            Map.entry("fin-wait-2", "FIN_WAIT2"),
            Map.entry("time-wait", "TIME_WAIT"),
            Map.entry("closed", ""),
            Map.entry("close-wait", "CLOSE_WAIT"),
            Map.entry("last-ack", "LAST_ACK"),
            Map.entry("listening", "LISTEN"),
            Map.entry("closing", "CLOSING"));

    private FilterCases() {}

    /** {@return all of them, in the same order each time} */
    static List<FilterCase> all() {
        final List<FilterCase> conditions = new ArrayList<>();
        addPorts(conditions);
        addAddresses(conditions);
        addFields(conditions);
        final List<FilterCase> all = new ArrayList<>(conditions);
        addStates(all);
        addDetails(all);
        addUnix(all);
        addJunctions(all, conditions);
        return all;
    }

    private static void addStates(final List<FilterCase> cases) {
        for (final String word : STATES.keySet().stream().sorted().toList()) {
            final String state = STATES.get(word);
            cases.add(both("state " + word, row -> row.is("state", state)));
            cases.add(both("exclude " + word, row -> !row.is("state", state)));
        }
        final Predicate<ListedSocket> isConnected = row -> !row.isOneOf("state", "", "LISTEN");
        addGroup(cases, "connected", isConnected);
        addGroup(cases, "synchronized", isConnected.and(row -> !row.is("state", "SYN_SENT")));
        addGroup(cases, "bucket", row -> row.isOneOf("state", "SYN_RECV", "TIME_WAIT"));
        addGroup(cases, "big", row -> !row.isOneOf("state", "SYN_RECV", "TIME_WAIT"));
        cases.add(both("state all", row -> true));
        // To ss no state at all is those that it shows unasked.
        cases.add(ours("exclude all", null, row -> false));
        cases.add(both(
                "state time-wait state last-ack state closing",
                row -> row.isOneOf("state", "TIME_WAIT", "LAST_ACK", "CLOSING")));
        cases.add(both("state connected exclude established", isConnected.and(row -> !row.is("state", "ESTABLISHED"))));
        cases.add(ours("state listen", "state listening", row -> row.is("state", "LISTEN")));
        cases.add(ours("state FIN_WAIT2", "state fin-wait-2", row -> row.is("state", "FIN_WAIT2")));
        cases.add(ours("state in (LISTEN, close-wait)", null, row -> row.isOneOf("state", "LISTEN", "CLOSE_WAIT")));
        cases.add(ours("state != ESTABLISHED", null, row -> row.has("state") && !row.is("state", "ESTABLISHED")));
        cases.add(ours("not state = LISTEN", null, row -> !row.is("state", "LISTEN")));
        cases.add(ours("state ~ '^FIN'", null, row -> row.text("state").startsWith("FIN")));
    }

    private static void addGroup(
            final List<FilterCase> cases, final String word, final Predicate<ListedSocket> meaning) {
        cases.add(both("state " + word, meaning));
        cases.add(both("exclude " + word, meaning.negate()));
    }

    private static void addPorts(final List<FilterCase> cases) {
        for (int i = 0; i < COMPARISONS.length * 3; i++) {
            final int comparison = i % COMPARISONS.length;
            final String operator = " " + COMPARISONS[comparison][i / COMPARISONS.length] + " ";
            final int local = PORTS[i % PORTS.length];
            final int remote = PORTS[(i * 5 + 1) % PORTS.length];
            cases.add(both(
                    "sport" + operator + (i % 2 == 0 ? ":" : "") + local,
                    row -> compares(comparison, row.localPort(), local)));
            cases.add(both("dport" + operator + ":" + remote, row -> compares(comparison, row.remotePort(), remote)));
        }
        cases.add(ours("port = 80", "( sport = :80 or dport = :80 )", has(80)));
        cases.add(ours("port != 80", "not ( sport = :80 or dport = :80 )", has(80).negate()));
        cases.add(ours("sport 22", "sport = :22", row -> row.localPort() == 22));
        cases.add(ours(
                "sport in (22, 7000-7005)",
                "( sport = :22 or ( sport ge :7000 and sport le :7005 ) )",
                row -> row.localPort() == 22 || row.localPort() >= 7000 && row.localPort() <= 7005));
        cases.add(ours(
                "dport not in (0, 80)",
                "not ( dport = :0 or dport = :80 )",
                row -> row.remotePort() != 0 && row.remotePort() != 80));
        // Names that the zoo's /etc/services has: one of two of a port, an alias, one of UDP alone.
        cases.add(both("sport = :http", row -> row.localPort() == 80));
        cases.add(both("sport = www-http", row -> row.localPort() == 80));
        cases.add(both("dport eq :www", row -> row.remotePort() == 80));
        // ss takes the port of the last line of the file for a service that TCP does not have.
        cases.add(ours("sport = mdns", "sport = :5353", row -> row.localPort() == 5353));
        cases.add(both("dport = https", row -> row.remotePort() == 443));
    }

    private static Predicate<ListedSocket> has(final int port) {
        return row -> row.localPort() == port || row.remotePort() == port;
    }

    private static boolean compares(final int comparison, final long left, final long right) {
        return switch (comparison) {
            case 0 -> left == right;
            case 1 -> left != right;
            case 2 -> left < right;
            case 3 -> left <= right;
            case 4 -> left > right;
            default -> left >= right;
        };
    }

    private static void addAddresses(final List<FilterCase> cases) {
        addEnds(cases, "127.0.0.1", "127.0.0.1", 32);
        addEnds(cases, "127.0.0.0/8", "127.0.0.0", 8);
        addEnds(cases, "10.77.0.1", "10.77.0.1", 32);
        addEnds(cases, "10.77.0.9", "10.77.0.9", 32);
        addEnds(cases, "10.77.0.0/29", "10.77.0.0", 29);
        addEnds(cases, "10.0.0.0/8", "10.0.0.0", 8);
        addEnds(cases, "[::1]", "::1", 128);
        // Of raw sockets ss compares the first bytes of the address, whatever the family.
        final List<FilterCase> zeros = new ArrayList<>();
        addEnds(zeros, "0.0.0.0", "0.0.0.0", 32);
        addEnds(zeros, "[::]", "::", 128);
        zeros.forEach(each -> cases.add(each.in(Scope.TRANSPORT)));
        addEnds(cases, "[fd00:77::1]", "fd00:77::1", 128);
        addEnds(cases, "fd00:77::/32", "fd00:77::", 32);
        addEnds(cases, "[fd00::/8]", "fd00::", 8);
        addEnds(cases, "fe80::/10", "fe80::", 10);
        addEnds(cases, "[fd00:1234:5678:9abc:def0:1234:5678:9abd]", "fd00:1234:5678:9abc:def0:1234:5678:9abd", 128);
        addEnds(cases, "fd00:1234:5678:9abc::/61", "fd00:1234:5678:9abc::", 61);
        // What is written as mapped is mapped.
        cases.add(both(
                "src [::ffff:10.77.0.1]", at("local_address", "10.77.0.1", 32).and(row -> row.is("family", "inet6"))));
        cases.add(both(
                "dst [::ffff:10.77.0.9]", at("remote_address", "10.77.0.9", 32).and(row -> row.is("family", "inet6"))));
        cases.add(ours("src ::1", "src [::1]", at("local_address", "::1", 128)));
        cases.add(ours("src [fd00:77::]/32", "src [fd00:77::/32]", at("local_address", "fd00:77::", 32)));
        cases.add(ours(
                "src != 127.0.0.1",
                "not src 127.0.0.1",
                at("local_address", "127.0.0.1", 32).negate()));
        cases.add(ours(
                "not dst = 10.0.0.0/8",
                "not dst 10.0.0.0/8",
                at("remote_address", "10.0.0.0", 8).negate()));
        cases.add(ours(
                "host 10.77.0.2",
                "( src 10.77.0.2 or dst 10.77.0.2 )",
                at("local_address", "10.77.0.2", 32).or(at("remote_address", "10.77.0.2", 32))));
        cases.add(both("src 10.77.0.1:80", at("local_address", "10.77.0.1", 32).and(row -> row.localPort() == 80)));
        cases.add(both(
                "dst [fd00:77::66]:443",
                at("remote_address", "fd00:77::66", 128).and(row -> row.remotePort() == 443)));
        cases.add(both("src *:7070", row -> row.localPort() == 7070));
        cases.add(both(
                "dst 10.77.0.0/24:53", at("remote_address", "10.77.0.0", 24).and(row -> row.remotePort() == 53)));
        cases.add(both(
                        "src 10.77.0.1:http",
                        at("local_address", "10.77.0.1", 32).and(row -> row.localPort() == 80))
                .in(Scope.TRANSPORT));
    }

    private static void addEnds(
            final List<FilterCase> cases, final String text, final String network, final int length) {
        cases.add(both("src " + text, at("local_address", network, length)));
        cases.add(both("dst " + text, at("remote_address", network, length)));
    }

    private static Predicate<ListedSocket> at(final String field, final String network, final int length) {
        return row -> row.isIn(field, network, length);
    }

    /** Fields that every source tells. */
    private static void addFields(final List<FilterCase> cases) {
        cases.add(ours("protocol = udp", null, row -> row.is("protocol", "udp")));
        cases.add(ours("protocol not in (tcp, raw)", null, row -> row.is("protocol", "udp")));
        cases.add(ours("family = inet6", null, row -> row.is("family", "inet6")));
        cases.add(ours("type = dgram", null, row -> row.is("type", "dgram")));
        cases.add(ours("uid = 0", null, row -> row.number("uid") == 0));
        cases.add(ours("uid != 0", null, row -> row.number("uid") > 0));
        cases.add(ours(
                "uid in (1, 4000-5000, 65534)",
                null,
                row -> row.number("uid") == 1 || row.number("uid") == 4321 || row.number("uid") == 65_534));
        cases.add(ours("not uid ge 0", null, row -> !row.has("uid")));
        cases.add(ours("recv_q > 0", null, row -> row.number("recv_q") > 0));
        cases.add(ours("recvq le 1K", null, row -> row.has("recv_q") && row.number("recv_q") <= 1000));
        cases.add(ours("sendq ge 1Ki", null, row -> row.number("send_q") >= 1024));
        cases.add(ours("accept_queue > 0", null, row -> row.number("accept_queue") > 0));
        cases.add(ours("inode != 0", null, row -> row.number("inode") > 0));
        cases.add(ours("remote_port > 0", null, row -> row.number("remote_port") > 0));
        cases.add(ours("remote_port != 80", null, row -> row.has("remote_port") && row.number("remote_port") != 80));
        cases.add(ours("not remote_port = 80", null, row -> row.number("remote_port") != 80));
        cases.add(ours("local_address = 10.77.0.1", null, at("local_address", "10.77.0.1", 32)));
        cases.add(ours(
                "peer in (10.77.0.9, fd00:77::9)",
                null,
                row -> row.isIn("remote_address", "10.77.0.9", 32) || row.isIn("remote_address", "fd00:77::9", 128)));
    }

    /** Fields that netlink alone tells, and what ss asks of the kernel. */
    private static void addDetails(final List<FilterCase> cases) {
        final List<FilterCase> details = new ArrayList<>();
        details.add(both("dev = z0", row -> row.is("interface", "z0")));
        details.add(both("dev lo", row -> row.is("interface", "lo")));
        details.add(both("dev != z0", row -> !row.is("interface", "z0")));
        details.add(ours("interface = z0", null, row -> row.is("interface", "z0")));
        details.add(ours("cookie != 0", null, row -> row.has("cookie")));
        details.add(ours("congestion = bbr", null, row -> row.is("congestion", "bbr")));
        details.add(
                ours("congestion ~ 'u|b'", null, row -> row.text("congestion").matches(".*[ub].*")));
        details.add(ours("accept_queue_max = 5", null, row -> row.number("accept_queue_max") == 5));
        details.add(ours("rcvbuf >= 128Ki", null, row -> row.number("rcvbuf") >= 131_072));
        details.add(ours("sndbuf lt 1M", null, row -> row.has("sndbuf") && row.number("sndbuf") < 1_000_000));
        details.add(ours("snd_mss > 2K", null, row -> row.number("snd_mss") > 2000));
        details.add(ours("min_rtt < 1ms", null, row -> row.has("min_rtt_us") && row.number("min_rtt_us") < 1000));
        details.add(ours("v6only = true", null, row -> row.is("v6only", "true")));
        details.add(ours("shutdown in (send, both)", null, row -> row.isOneOf("shutdown", "send", "both")));
        details.add(ours("process ~ python", null, row -> row.text("process").contains("python")));
        details.add(ours("pid > 0", null, row -> row.number("pid") > 0));
        details.add(ours("user = nobody", null, row -> row.is("user", "nobody")));
        details.add(ours("mark = 0", null, row -> row.number("mark") == 0));
        for (final FilterCase detail : details) {
            cases.add(detail.in(Scope.NETLINK));
        }
        cases.add(both("fwmark = 0", row -> row.number("mark") == 0).in(Scope.TRANSPORT));
        cases.add(both("fwmark != 0x20", row -> row.number("mark") != 32).in(Scope.TRANSPORT));
        cases.add(
                both("fwmark 0x10/0x10", row -> (row.number("mark") & 16) == 16).in(Scope.TRANSPORT));
        cases.add(both("autobound", null).in(Scope.TRANSPORT));
        cases.add(both("not autobound and dport = :80", null).in(Scope.TRANSPORT));
    }

    private static void addUnix(final List<FilterCase> cases) {
        final List<FilterCase> unix = new ArrayList<>();
        unix.add(both("src unix:*", row -> true));
        unix.add(both("src unix:@*", row -> row.text("path").startsWith("@")));
        unix.add(both("src unix:plain", row -> row.is("path", "plain")));
        unix.add(both("src unix:s*", row -> row.text("path").startsWith("s")));
        unix.add(both("not src unix:*a*", row -> !row.text("path").contains("a")));
        unix.add(both("state listening", row -> row.is("state", "LISTENING")));
        unix.add(both("state closed", row -> !row.has("state")));
        unix.add(both("exclude listening", row -> !row.is("state", "LISTENING")));
        unix.add(both("state connected", row -> row.isOneOf("state", "CONNECTED", "CONNECTING")));
        unix.add(ours("path = seqpacket", null, row -> row.is("path", "seqpacket")));
        unix.add(ours("path ~ '^@.*n$'", null, row -> row.text("path").matches("@.*n")));
        unix.add(ours("type = seqpacket", null, row -> row.is("type", "seqpacket")));
        unix.add(ours("state = CONNECTING", null, row -> row.is("state", "CONNECTING")));
        unix.add(ours("not path ~ .", null, row -> !row.has("path")));
        unix.add(ours(
                "inode > 0 and not type = stream", null, row -> row.number("inode") > 0 && !row.is("type", "stream")));
        unix.add(ours("sport = 0", null, row -> false));
        unix.add(ours("src 127.0.0.1 or path = plain", null, row -> row.is("path", "plain")));
        for (final FilterCase each : unix) {
            cases.add(each.in(Scope.UNIX));
        }
        cases.add(ours("recv_q ge 1000", null, row -> row.number("recv_q") >= 1000)
                .in(Scope.UNIX_NETLINK));
        cases.add(ours("uid = 0", null, row -> row.number("uid") == 0).in(Scope.UNIX_NETLINK));
        cases.add(ours("cookie != 0", null, row -> row.has("cookie")).in(Scope.UNIX_NETLINK));
    }

    /** What two or three conditions make: each of them comes in at least one. */
    private static void addJunctions(final List<FilterCase> cases, final List<FilterCase> conditions) {
        final int count = conditions.size();
        final String[] and = {" and ", " & ", " && ", " "};
        final String[] or = {" or ", " | ", " || "};
        for (int i = 0; i < count; i += 2) {
            final FilterCase a = conditions.get(i);
            final FilterCase b = conditions.get((i * 7 + 3) % count);
            final FilterCase c = conditions.get((i * 11 + 1) % count);
            final String join = i % 3 == 0 ? and[i / 2 % and.length] : or[i / 2 % or.length];
            cases.add(
                    switch (i / 2 % 4) {
                        case 0 ->
                            junction(
                                    a.text() + join + b.text(),
                                    i % 3 == 0 ? "%s and %s" : "%s or %s",
                                    i % 3 == 0
                                            ? a.meaning().and(b.meaning())
                                            : a.meaning().or(b.meaning()),
                                    a,
                                    b);
                        // Without parentheses "and" binds more than "or", which ss has to be told.
                        case 1 ->
                            junction(
                                    a.text() + " or " + b.text() + " and " + c.text(),
                                    "%s or ( %s and %s )",
                                    a.meaning().or(b.meaning().and(c.meaning())),
                                    a,
                                    b,
                                    c);
                        case 2 ->
                            junction(
                                    "not (" + a.text() + join + b.text() + ")",
                                    i % 3 == 0 ? "not ( %s and %s )" : "not ( %s or %s )",
                                    (i % 3 == 0
                                                    ? a.meaning().and(b.meaning())
                                                    : a.meaning().or(b.meaning()))
                                            .negate(),
                                    a,
                                    b);
                        default ->
                            junction(
                                    "state connected (" + a.text() + " or not " + b.text() + ")",
                                    "state connected ( %s or not %s )",
                                    a.meaning()
                                            .or(b.meaning().negate())
                                            .and(row -> !row.isOneOf("state", "", "LISTEN")),
                                    a,
                                    b);
                    });
        }
    }

    private static FilterCase junction(
            final String text, final String ss, final Predicate<ListedSocket> meaning, final FilterCase... parts) {
        final Object[] words = new Object[parts.length];
        Scope scope = Scope.INTERNET;
        for (int i = 0; i < parts.length; i++) {
            words[i] = parts[i].ss() == null ? null : "( " + parts[i].ss() + " )";
            if (parts[i].scope() != Scope.INTERNET) {
                scope = parts[i].scope();
            }
        }
        final boolean isInSs = List.of(parts).stream().allMatch(part -> part.ss() != null);
        return new FilterCase(text, isInSs ? ss.formatted(words) : null, meaning, scope);
    }
}

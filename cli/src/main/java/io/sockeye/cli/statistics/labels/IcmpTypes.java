package io.sockeye.cli.statistics.labels;

/**
 * Labels for the counters of single types of ICMP messages, {@code InType3} or {@code OutType135}, with the type's
 * name. See the registries "ICMP Type Numbers" and "ICMPv6 type Numbers" of IANA.
 */
final class IcmpTypes {
    private static final int MAX_DIGITS = 3;

    /** Number and name in turn. */
    private static final String[] ICMP = {
        "0", "echo reply",
        "3", "destination unreachable",
        "4", "source quench",
        "5", "redirect",
        "6", "alternate host address",
        "8", "echo request",
        "9", "router advertisement",
        "10", "router solicitation",
        "11", "time exceeded",
        "12", "parameter problem",
        "13", "timestamp request",
        "14", "timestamp reply",
        "15", "information request",
        "16", "information reply",
        "17", "address mask request",
        "18", "address mask reply",
        "30", "traceroute",
        "31", "datagram conversion error",
        "32", "mobile host redirect",
        "33", "where are you",
        "34", "here I am",
        "35", "mobile registration request",
        "36", "mobile registration reply",
        "37", "domain name request",
        "38", "domain name reply",
        "39", "SKIP",
        "40", "security failure",
        "41", "experimental mobility protocol",
        "42", "extended echo request",
        "43", "extended echo reply",
        "253", "experiment 1",
        "254", "experiment 2"
    };

    private static final String[] ICMP6 = {
        "1", "destination unreachable",
        "2", "packet too big",
        "3", "time exceeded",
        "4", "parameter problem",
        "100", "private experiment",
        "101", "private experiment",
        "128", "echo request",
        "129", "echo reply",
        "130", "multicast listener query",
        "131", "multicast listener report",
        "132", "multicast listener done",
        "133", "router solicitation",
        "134", "router advertisement",
        "135", "neighbour solicitation",
        "136", "neighbour advertisement",
        "137", "redirect",
        "138", "router renumbering",
        "139", "node information query",
        "140", "node information response",
        "141", "inverse neighbour discovery solicitation",
        "142", "inverse neighbour discovery advertisement",
        "143", "multicast listener report version 2",
        "144", "home agent address discovery request",
        "145", "home agent address discovery reply",
        "146", "mobile prefix solicitation",
        "147", "mobile prefix advertisement",
        "148", "certification path solicitation",
        "149", "certification path advertisement",
        "150", "experimental mobility protocol",
        "151", "multicast router advertisement",
        "152", "multicast router solicitation",
        "153", "multicast router termination",
        "154", "fast handover",
        "155", "RPL control",
        "156", "locator update",
        "157", "duplicate address request",
        "158", "duplicate address confirmation",
        "159", "multicast control",
        "160", "extended echo request",
        "161", "extended echo reply",
        "200", "private experiment",
        "201", "private experiment"
    };

    private IcmpTypes() {}

    /**
     * The label of a counter.
     *
     * @param name   of the counter, without the section's name in it.
     * @param isIpv6 whether it counts messages of ICMPv6.
     * @return the label, or null if the counter is not that of a type.
     */
    static String label(final String name, final boolean isIpv6) {
        final boolean isInput = name.startsWith("InType");
        if (!isInput && !name.startsWith("OutType")) {
            return null;
        }
        final String number = name.substring(isInput ? "InType".length() : "OutType".length());
        if (!isType(number)) {
            return null;
        }
        final String typeName = nameOf(number, isIpv6 ? ICMP6 : ICMP);
        return String.valueOf(Labels.ABOVE_ZERO)
                + Labels.PLACE
                + (isIpv6 ? " ICMPv6 messages of type " : " ICMP messages of type ")
                + number
                + (typeName == null ? "" : " (" + typeName + ")")
                + (isInput ? " received" : " sent");
    }

    private static boolean isType(final String number) {
        if (number.isEmpty() || number.length() > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String nameOf(final String number, final String[] names) {
        for (int i = 0; i < names.length; i += 2) {
            if (names[i].equals(number)) {
                return names[i + 1];
            }
        }
        return null;
    }
}

package io.sockeye.cli.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option of the help text that people find in tutorials (net-tools of CentOS 6), in the order of that text.
 *
 * @param names every name of it: the short one, if there is one, then the long one, if there is one.
 * @param others what to run it with, so that it makes a difference.
 * @param exhibit where.
 * @param relation to the same option of net-tools 2.10.
 */
record TutorialOption(List<String> names, String others, Exhibit exhibit, Relation relation) {
    /** What Sockeye makes of an option. */
    enum Relation {
        /** What net-tools 2.10 does. */
        SAME,
        /** What the help text says and net-tools 2.10 refuses, or does not do. */
        MORE
    }

    /** {@return all of them} */
    static Stream<TutorialOption> all() {
        return Stream.of(modes(), columns(), selections(), sockets(), families(), information())
                .flatMap(List::stream);
    }

    private static List<TutorialOption> modes() {
        return List.of(
                same("-r --route", "-n", Exhibit.NETWORK),
                more("-Ieth2 --interfaces=eth2"),
                more("-I --interfaces"),
                same("-i --interfaces", "", Exhibit.NETWORK),
                same("-g --groups", "-n", Exhibit.NETWORK),
                same("-s --statistics", "", Exhibit.NETWORK),
                same("-M --masquerade", "", Exhibit.NETWORK));
    }

    private static List<TutorialOption> columns() {
        return List.of(
                same("-v --verbose", "-rn -A inet6", Exhibit.NETWORK),
                same("-v --verbose", "-ta", Exhibit.SOCKETS),
                same("-W --wide", "-tan", Exhibit.SOCKETS),
                same("-n --numeric", "-r", Exhibit.NETWORK),
                same("-n --numeric", "-ta", Exhibit.SOCKETS),
                same("--numeric-hosts", "-ta", Exhibit.SOCKETS),
                same("--numeric-ports", "-ta", Exhibit.SOCKETS),
                same("--numeric-users", "-tae", Exhibit.SOCKETS),
                same("-N --symbolic", "-ie", Exhibit.NETWORK),
                same("-e --extend", "", Exhibit.SOCKETS),
                same("-e --extend", "-rn", Exhibit.NETWORK),
                same("-e --extend", "-ia", Exhibit.NETWORK),
                same("-p --programs", "-tan", Exhibit.SOCKETS),
                same("-o --timers", "-tan", Exhibit.SOCKETS),
                same("-c --continuous", "-tan", Exhibit.SOCKETS),
                same("-c --continuous", "-rn", Exhibit.NETWORK));
    }

    private static List<TutorialOption> selections() {
        return List.of(
                same("-l --listening", "-n", Exhibit.SOCKETS),
                same("-a --all", "-n", Exhibit.SOCKETS),
                same("-a --all", "-i", Exhibit.NETWORK),
                same("-F --fib", "-rn", Exhibit.NETWORK),
                same("-C --cache", "-rn", Exhibit.NETWORK),
                same("-Z --context", "-t", Exhibit.SOCKETS));
    }

    private static List<TutorialOption> sockets() {
        return List.of(
                same("-t --tcp", "-an", Exhibit.SOCKETS),
                same("-u --udp", "-an", Exhibit.SOCKETS),
                same("-U --udplite", "-an", Exhibit.SOCKETS),
                same("-S --sctp", "-an", Exhibit.SOCKETS),
                same("-w --raw", "-an", Exhibit.SOCKETS),
                same("-x --unix", "-an", Exhibit.SOCKETS),
                same("--ax25", "", Exhibit.SOCKETS),
                same("--ipx", "", Exhibit.SOCKETS),
                same("--netrom", "", Exhibit.SOCKETS));
    }

    private static List<TutorialOption> families() {
        return List.of(
                same("-6 --inet6", "-rn", Exhibit.NETWORK),
                same("-6 --inet6", "-s", Exhibit.NETWORK),
                same("-4 --inet", "-rn", Exhibit.NETWORK),
                same("-Ainet6 --protocol=inet6", "-an", Exhibit.SOCKETS),
                same("--ax25", "-r", Exhibit.NETWORK),
                same("--netrom", "-r", Exhibit.NETWORK),
                same("--ipx", "-r", Exhibit.NETWORK),
                same("--ddp", "-r", Exhibit.NETWORK),
                same("--x25", "-r", Exhibit.NETWORK));
    }

    private static List<TutorialOption> information() {
        return List.of(same("-V --version", "", Exhibit.NETWORK), same("-h --help", "", Exhibit.NETWORK));
    }

    private static TutorialOption same(final String names, final String others, final Exhibit exhibit) {
        return new TutorialOption(List.of(names.split(" ")), others, exhibit, Relation.SAME);
    }

    private static TutorialOption more(final String names) {
        return new TutorialOption(List.of(names.split(" ")), "", Exhibit.NETWORK, Relation.MORE);
    }

    /**
     * The option sets to run: the others with each of the names.
     *
     * @return the sets, their words parted by one blank.
     */
    Stream<String> sets() {
        return names.stream().map(name -> others.isEmpty() ? name : name + " " + others);
    }

    /** {@return the long name, without dashes and without an argument} */
    Optional<String> longName() {
        return names.stream()
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2).replaceFirst("=.*", ""))
                .findFirst();
    }

    /**
     * How the README must name the option.
     *
     * @return the long name with its dashes; with an argument, where that makes it another option than that of 2.10.
     */
    String nameInReadme() {
        return "--" + longName().orElseThrow() + (relation == Relation.MORE ? "=IFACE" : "");
    }

    @Override
    public String toString() {
        return String.join(" ", new ArrayList<>(names)) + (others.isEmpty() ? "" : " with " + others);
    }
}

package io.sockeye.cli.zoo;

import java.util.List;
import java.util.stream.Stream;

/**
 * The option sets of routes, interfaces, statistics, groups and masquerading under which netstat and Sockeye are
 * compared. One line is one set, its words parted by one blank.
 */
final class NetworkOptionSets {
    private static final List<String> ROUTES = List.of(
            "-r",
            "-rn",
            "-re",
            "-rne",
            "-ree",
            "-rnee",
            "-rneee",
            "-rneeee",
            "-rF",
            "-rnFe",
            "-rC",
            "-rnC",
            "-rnCe",
            "-rnCee",
            "-rnCeee",
            "-rFC",
            "-rnFCe",
            "-rnFCee",
            "-rv",
            "-rnv",
            "-rW",
            "-rnW",
            "-rN",
            "-rnN",
            "-rna",
            "-rnl",
            "-rnp",
            "-rno",
            "-rnd",
            "-rnt",
            "-rnu6",
            "-rng",
            "-rn4",
            "-rn6",
            "-r6",
            "-r6e",
            "-rn6ee",
            "-rn6eee",
            "-r6N",
            "-rn6v",
            "-rn6W",
            "-r6F",
            "-rn6C",
            "-rn6Ce",
            "-rn6FC",
            "-rn6FCee",
            "-rn46",
            "-rn64");

    private static final List<String> ROUTES_BY_FAMILY = List.of(
            "-rn -A inet",
            "-rn -A inet6",
            "-rn -A inet,inet6",
            "-rnee -A inet6,inet",
            "-rn -A inet -A inet6",
            "-rn --protocol=inet6",
            "-r --inet -n",
            "-r --inet6 -n",
            "-rn --ip",
            "-rn -A tcpip",
            "-r --numeric-hosts",
            "-r --numeric-ports",
            "-r --numeric-hosts -6",
            "-r -A unix",
            "-r -x",
            "-r -A ax25",
            "-r --ax25",
            "-r --ipx",
            "-r -A ipx",
            "-r --ddp",
            "-r -A ddp",
            "-r -A appletalk",
            "-r --netrom",
            "-r -A x25",
            "-r --rose",
            "-r -A bluetooth",
            "-rv --ipx",
            "-rn -A inet,unix",
            "-rn -A unix,inet",
            "-rn -A ax25,inet",
            "-rn -A inet,x25",
            "-rnC -A ipx",
            "--route",
            "--route --numeric",
            "--route --extend --numeric",
            "--route --cache",
            "--route --fib --verbose",
            "--rou -n",
            "-rn operand another",
            "-r 10.88.0.2 -n");

    private static final List<String> INTERFACES = List.of(
            "-i",
            "-ia",
            "-in",
            "-ie",
            "-iea",
            "-iee",
            "-ieea",
            "-ieeen",
            "-iv",
            "-iW",
            "-iN",
            "-ieN",
            "-ian",
            "-il",
            "-ip",
            "-io",
            "-it",
            "-iat",
            "-i6",
            "-ia46",
            "-ig",
            "-iFC",
            "-id",
            "-i eth2",
            "-i no-such-one",
            "-ai lo",
            "-i -A inet6",
            "-i -A unix",
            "-i --ipx",
            "--interfaces",
            "--interfaces --all",
            "--interfaces --extend",
            "--interfaces --all --extend --numeric",
            "--interf");

    private static final List<String> STATISTICS = List.of(
            "-s",
            "-st",
            "-su",
            "-sU",
            "-sS",
            "-sw",
            "-stu",
            "-swt",
            "-suw",
            "-stuw",
            "-stuwSU",
            "-s4",
            "-s6",
            "-s6t",
            "-s6u",
            "-s6U",
            "-s6w",
            "-s6S",
            "-s6tuw",
            "-s46",
            "-s64",
            "-sv",
            "-sn",
            "-se",
            "-sa",
            "-sl",
            "-sp",
            "-so",
            "-sW",
            "-sg",
            "-sx",
            "-sxt",
            "-s -A inet",
            "-s -A inet6",
            "-s -A inet,inet6",
            "-s -A inet6,inet",
            "-s -A inet6,unix",
            "-s -A unix",
            "-s -A unix,inet",
            "-s -A ipx",
            "-s --x25",
            "-s -A tcpip",
            "-s --inet6 --udp",
            "--statistics",
            "--statistics --tcp",
            "--statistics --raw --udplite",
            "--stat",
            "-s operand");

    private static final List<String> GROUPS = List.of(
            "-g",
            "-gn",
            "-gW",
            "-gnW",
            "-ge",
            "-ga",
            "-gl",
            "-gv",
            "-gN",
            "-g --numeric-hosts",
            "--groups",
            "--groups --numeric",
            "-g operand");

    /** Groups together with sockets, which a family selects too; rows of sockets may come in another order. */
    private static final List<String> GROUPS_AND_SOCKETS = List.of(
            "-g4",
            "-g6",
            "-gn4",
            "-gn6",
            "-gn46",
            "-gn -A inet",
            "-gn -A inet6",
            "-gn -A inet,inet6",
            "--groups --inet6",
            "-gnt",
            "-gnta",
            "-gnau",
            "-gnaU",
            "-gnlw",
            "-gnx",
            "-gnaxt",
            "-gnatuw6",
            "-gnt4",
            "-gnap",
            "-gnae -t",
            "-gnaeu",
            "-gn -A unix",
            "-gn --ipx",
            "-gn --ax25 -t",
            "-gnS",
            "-eat",
            "-eant",
            "-eean");

    private static final List<String> MASQUERADE = List.of(
            "-M",
            "-Mn",
            "-Me",
            "-Mne",
            "-Mee",
            "-Mv",
            "-Mc",
            "-M4",
            "-M6",
            "-Mt",
            "-Ma",
            "-Mg",
            "-M -A unix",
            "-M --ipx",
            "--masquerade",
            "--masquerade --numeric --extend",
            "--masq");

    /** Answered with words on stderr, and the exit code. */
    private static final List<String> WORDS = List.of(
            "-r -i",
            "-ri",
            "-rs",
            "-rM",
            "-is",
            "-iM",
            "-sM",
            "-s -M",
            "-risM",
            "-r -r",
            "-rr",
            "-i -i",
            "-s -s",
            "-M -M",
            "-r --interfaces",
            "--route --statistics",
            "--masquerade --interfaces",
            "-rc -i",
            "-r -A",
            "-r -A foo",
            "-rA foo -n",
            "-s -A foo",
            "-i -A foo",
            "-g -A foo",
            "-M -A foo",
            "-r --protocol=",
            "-rZ",
            "-iZ",
            "-sZ",
            "-gZ",
            "-r -Y",
            "-s --foo",
            "-gq",
            "-iy",
            "--route=eth1",
            "--statistics=tcp",
            "--groups=z0",
            "--masquerade=x",
            "-rh",
            "-sV",
            "-ih",
            "-rc -A unix",
            "-rc --ipx",
            "-sc -A unix",
            "-gc --ipx");

    /** Statistics under -c, which netstat prints once; Sockeye under its own name prints them again and again. */
    private static final List<String> ONCE = List.of("-sc", "-stc", "-sc6", "--statistics --continuous --udp");

    private NetworkOptionSets() {}

    /** {@return the sets whose output must be the same in every byte, from netlink and from /proc} */
    static Stream<String> ofTwoSources() {
        return Stream.of(ROUTES, ROUTES_BY_FAMILY, INTERFACES).flatMap(List::stream);
    }

    /** {@return the sets whose output must be the same in every byte, and which have one source only} */
    static Stream<String> ofOneSource() {
        return Stream.of(STATISTICS, GROUPS, MASQUERADE).flatMap(List::stream);
    }

    /** {@return the sets in whose output rows of sockets are among others} */
    static Stream<String> withSockets() {
        return GROUPS_AND_SOCKETS.stream();
    }

    /** {@return the sets to run under netstat's name only: words, the same under every source, and -s under -c} */
    static Stream<String> ofTheDropIn() {
        return Stream.concat(WORDS.stream(), ONCE.stream());
    }

    /** {@return the sets worth running among thousands of routes} */
    static Stream<String> ofManyRoutes() {
        return Stream.of("-rn", "-r", "-rne", "-rnee", "-rn6", "-r6", "-rnC", "-rnFC", "-rn6FC");
    }
}

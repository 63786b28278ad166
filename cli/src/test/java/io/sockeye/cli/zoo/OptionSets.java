package io.sockeye.cli.zoo;

import java.util.List;
import java.util.stream.Stream;

/** The option sets under which netstat and Sockeye are compared. One line is one set, its words parted by one blank. */
final class OptionSets {
    /** The family words: they list no sockets here, but they have messages and exit codes. */
    private static final List<String> FAMILIES = List.of(
            "--ax25",
            "--ipx",
            "--netrom",
            "--x25",
            "--rose",
            "--ddp",
            "--appletalk",
            "--bluetooth",
            "-2",
            "--l2cap",
            "-f",
            "--rfcomm",
            "-v --ipx",
            "--ipx --x25",
            "-A ax25",
            "-A inet,ipx",
            "-A ipx,inet -an",
            "-t --ax25");

    private static final List<String> LISTINGS = List.of(
            "",
            "-a",
            "-l",
            "-n",
            "-an",
            "-t",
            "-u",
            "-U",
            "-S",
            "-w",
            "-x",
            "-at",
            "-au",
            "-aU",
            "-aw",
            "-ax",
            "-lt",
            "-lu",
            "-lU",
            "-lw",
            "-lx",
            "-la",
            "-tu",
            "-tuwU",
            "-tux",
            "-antuwxUS");

    /** The commands of the tutorial and of other pages that people copy from. */
    private static final List<String> TUTORIAL = List.of(
            "-atp", "-pt", "-tulnp", "-tulpn", "-ant", "-nat", "-anp", "-tnlp", "-lntup", "-nlp", "-tan", "-tanp",
            "-plunt", "-natp", "-e", "-nap", "-anop", "-tnope");

    private static final List<String> SELECTIONS = List.of(
            "-4",
            "-6",
            "-46 -an",
            "-4 -t",
            "-6 -tln",
            "-4 -u -an",
            "-6w -an",
            "-4U -an",
            "-6U -an",
            "-x -4 -an",
            "-x -t -6 -n",
            "-A inet",
            "-A inet6 -an",
            "-A unix",
            "-A unix -a",
            "-A inet,unix -an",
            "-A inet,inet6 -an",
            "-A unix -t -an",
            "-Ainet -an",
            "-A tcpip -an",
            "--protocol=inet -n",
            "--protocol=unix -a",
            "--protocol=inet6,unix -an",
            "--protocol inet -lt",
            "--inet -an",
            "--inet6 -an",
            "--ip -an",
            "--inet --inet6 -ln",
            "--tcpip -n",
            "--unix -a",
            "--tcp --udp --listening --numeric",
            "--udplite --raw --all --numeric",
            "--sctp",
            "-tS -an",
            "-Sv",
            "-cS");

    private static final List<String> COLUMNS = List.of(
            "--numeric-hosts -at",
            "--numeric-ports -at",
            "--numeric-users -ate",
            "--numeric-hosts --numeric-ports -au",
            "--numeric-hosts --numeric-ports --numeric-users -ane",
            "-W -at",
            "-Wan",
            "-W -a -u",
            "--wide --all --raw --udplite",
            "-Wanpe",
            "-N -at",
            "--symbolic -an",
            "-ae",
            "-ane",
            "-ee -an",
            "-eee -an",
            "-ap",
            "-apx",
            "-lxp",
            "-ape",
            "-anpe",
            "-anpee",
            "-ao",
            "-ano",
            "-to",
            "-ano -uUw",
            "-axo",
            "-axe",
            "-anope",
            "-anopeW",
            "-tuxanopeeW",
            "-aoe -N -v");

    private static final List<String> SPELLINGS = List.of(
            "--numeric-h -at",
            "--li -t",
            "--lis --tcp --numeric",
            "--prog -tln",
            "--program -tln",
            "--programs -tln",
            "--exten -tan",
            "--timer -tan",
            "--prot=inet -n",
            "-t -- -a",
            "-- -t",
            "foo -tan",
            "-tan foo bar",
            "-t foo -a bar -n",
            "-tan 1",
            "-d -tn",
            "-v",
            "-va",
            "-vtn",
            "-vx",
            "-tt -nn -aa",
            "-Z",
            "-tZ",
            "--context -x",
            "-F -tn",
            "-C -tn");

    /** Words, not sockets: the same for every source, so they are compared under the name of netstat only. */
    private static final List<String> WORDS = List.of(
            "-h",
            "--help",
            "--hel",
            "-?",
            "-V",
            "--version",
            "-Vh",
            "-hV",
            "-tanh",
            "-Y",
            "-Yeth0",
            "-q",
            "-tq",
            "-qy",
            "--foo",
            "--foo=bar",
            "--numeric=5",
            "--all=1",
            "--nume",
            "--numeric-",
            "--num -an",
            "--lis --tc --numeric",
            "--notrim -at",
            "--ver",
            "--ine",
            "--s",
            "--",
            "-A",
            "-A foo",
            "-A inet,foo",
            "-A foo,inet",
            "-A ",
            "-A ,",
            "-A inet,,unix",
            "-A INET",
            "--protocol",
            "--protocol=foo",
            "--protocol=",
            "-r -i",
            "-ri",
            "-rs",
            "-is",
            "-Ms",
            "-rM",
            "-t -A",
            "--é");

    private OptionSets() {}

    /** {@return the sets that are used most} */
    static Stream<String> common() {
        return Stream.of(LISTINGS, TUTORIAL).flatMap(List::stream);
    }

    /** {@return the other sets that list sockets, or try to} */
    static Stream<String> special() {
        return Stream.of(SELECTIONS, COLUMNS, SPELLINGS, FAMILIES).flatMap(List::stream);
    }

    /** {@return every set that is answered with words: help, version, errors} */
    static Stream<String> words() {
        return WORDS.stream();
    }

    /** {@return the words of a set} */
    static List<String> split(final String set) {
        return set.isEmpty() ? List.of() : List.of(set.split(" ", -1));
    }
}

package io.sockeye.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;

import io.sockeye.collector.record.RowSink;

/**
 * Who may use whom in the house: {@code cli -> collector -> native-bindings}, and within them one way only. Beside each
 * rule stands a class that breaks it, so that a rule which holds for nothing is noticed.
 */
final class HouseRules {
    private static final String[] SOURCES = {
        "io.sockeye.collector.netlink..",
        "io.sockeye.collector.sockdiag..",
        "io.sockeye.collector.procnet..",
        "io.sockeye.collector.source..",
        "io.sockeye.linux.."
    };

    /**
     * A rule, and what breaks it.
     *
     * @param name         what it says.
     * @param rule         to hold.
     * @param brokenByName qualified name of a class that breaks it.
     * @param brokenBy     the class's body, from {@code class} on.
     * @param andBy        another class that is part of the offence, with its package; empty if none is.
     */
    record House(String name, ArchRule rule, String brokenByName, String brokenBy, String andBy) {
        House(final String name, final ArchRule rule, final String brokenByName, final String brokenBy) {
            this(name, rule, brokenByName, brokenBy, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private HouseRules() {}

    static List<House> all() {
        final List<House> all = new ArrayList<>();
        all.addAll(modules());
        all.addAll(sources());
        all.addAll(layers());
        all.addAll(sinks());
        all.add(opening());
        all.add(hotPaths());
        return all;
    }

    /** The four modules, one way only. */
    private static List<House> modules() {
        return List.of(
                new House(
                        "foreign memory and generated code are used in native-bindings only",
                        none("io.sockeye.collector..", "io.sockeye.cli..", "io.sockeye.benchmarks..")
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.lang.foreign..", "io.sockeye.linux.generated.."),
                        "io.sockeye.collector.record.Broken",
                        "class Broken { java.lang.foreign.Arena arena; }"),
                new House(
                        "native-bindings know nothing above them",
                        none("io.sockeye.linux..")
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.sockeye.collector..", "io.sockeye.cli.."),
                        "io.sockeye.linux.Broken",
                        "class Broken { io.sockeye.collector.dump.Family family; }"),
                new House(
                        "the collector knows nothing of the program",
                        none("io.sockeye.collector..").dependOnClassesThat().resideInAPackage("io.sockeye.cli.."),
                        "io.sockeye.collector.filter.Broken",
                        "class Broken { io.sockeye.cli.output.AsciiWriter writer; }"),
                new House(
                        "nothing depends on the benchmarks",
                        none("io.sockeye.linux..", "io.sockeye.collector..", "io.sockeye.cli..")
                                .dependOnClassesThat()
                                .resideInAPackage("io.sockeye.benchmarks.."),
                        "io.sockeye.cli.output.Broken",
                        "class Broken { io.sockeye.benchmarks.Measured measured; }",
                        "package io.sockeye.benchmarks; public class Measured {}"),
                new House(
                        "the program knows no messages of the kernel",
                        none("io.sockeye.cli..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.sockeye.linux.netlink..",
                                        "io.sockeye.linux.sockdiag..",
                                        "io.sockeye.linux.rtnetlink..",
                                        "io.sockeye.linux.netfilter..",
                                        "io.sockeye.linux.bpf..",
                                        "io.sockeye.collector.netlink..",
                                        "io.sockeye.collector.sockdiag..",
                                        "io.sockeye.collector.procnet.."),
                        "io.sockeye.cli.output.Broken",
                        "class Broken { io.sockeye.collector.procnet.ProcNetSource source; }"));
    }

    /** Who gets rows, and from where. */
    private static List<House> sources() {
        return List.of(
                new House(
                        "what reads /proc makes no native call",
                        none(
                                        "io.sockeye.collector.text..",
                                        "io.sockeye.collector.procnet..",
                                        "io.sockeye.collector.statistics..",
                                        "io.sockeye.collector.legacy..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.sockeye.linux",
                                        "io.sockeye.linux.bpf..",
                                        "io.sockeye.linux.netfilter..",
                                        "io.sockeye.linux.netlink..",
                                        "io.sockeye.linux.rtnetlink..",
                                        "io.sockeye.linux.sockdiag..",
                                        "io.sockeye.collector.netlink..",
                                        "io.sockeye.collector.sockdiag.."),
                        "io.sockeye.collector.procnet.Broken",
                        "class Broken { io.sockeye.linux.NativeAccess access; }"),
                new House(
                        "sources of sockets never see each other",
                        none("io.sockeye.collector.netlink..", "io.sockeye.collector.sockdiag..")
                                .dependOnClassesThat()
                                .resideInAPackage("io.sockeye.collector.procnet.."),
                        "io.sockeye.collector.sockdiag.Broken",
                        "class Broken { io.sockeye.collector.procnet.ProcNetSource source; }"),
                new House(
                        "one policy chooses between netlink and /proc",
                        noClasses()
                                .that()
                                .resideInAPackage("io.sockeye.collector..")
                                .and()
                                .doNotHaveFullyQualifiedName("io.sockeye.collector.source.SourcePolicy")
                                .and()
                                .doNotHaveFullyQualifiedName("io.sockeye.collector.dump.SourceChoice")
                                .should()
                                .accessField("io.sockeye.collector.dump.SourceChoice", "NETLINK")
                                .orShould()
                                .accessField("io.sockeye.collector.dump.SourceChoice", "PROC")
                                .orShould()
                                .accessField("io.sockeye.collector.dump.SourceChoice", "AUTO"),
                        "io.sockeye.collector.link.Broken",
                        "class Broken { Object choice = io.sockeye.collector.dump.SourceChoice.PROC; }"));
    }

    /** Where bytes come in. */
    private static House opening() {
        return new House(
                "files of /proc are opened in one place",
                noClasses()
                        .that()
                        .resideInAPackage("io.sockeye.collector..")
                        .and()
                        .resideOutsideOfPackages("io.sockeye.collector.text..", "io.sockeye.collector.process..")
                        .should()
                        .callConstructor(FileInputStream.class, String.class)
                        .orShould()
                        .callMethodWhere(DescribedPredicate.describe(
                                "opens a stream of a file",
                                call -> call.getTargetOwner().isEquivalentTo(Files.class)
                                        && call.getTarget().getRawReturnType().isAssignableTo(InputStream.class))),
                "io.sockeye.collector.link.Broken",
                "class Broken { Object open() throws Exception {" + " return new java.io.FileInputStream(\"x\"); } }");
    }

    /** What lies below knows nothing of what lies above. */
    private static List<House> layers() {
        return List.of(
                new House(
                        "text leans on nothing above it",
                        none("io.sockeye.collector.text..")
                                .dependOnClassesThat(DescribedPredicate.describe(
                                        "are of the collector, but for text, cost and parallel",
                                        type -> type.getPackageName().startsWith("io.sockeye.collector")
                                                && !type.getPackageName()
                                                        .matches("io\\.sockeye\\.collector\\.(text|cost|parallel)"))),
                        "io.sockeye.collector.text.Broken",
                        "class Broken { io.sockeye.collector.record.Row row; }"),
                new House(
                        "rows know nothing of who fills, filters or prints them",
                        none("io.sockeye.collector.record..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.sockeye.collector.filter..",
                                        "io.sockeye.collector.field..",
                                        "io.sockeye.collector.text..",
                                        "io.sockeye.collector.route..",
                                        "io.sockeye.collector.netlink..",
                                        "io.sockeye.collector.source.."),
                        "io.sockeye.collector.record.Broken",
                        "class Broken { io.sockeye.collector.filter.SocketFilter filter; }"),
                new House(
                        "fields and filters know no source",
                        none(
                                        "io.sockeye.collector.field..",
                                        "io.sockeye.collector.filter..",
                                        "io.sockeye.collector.condition..",
                                        "io.sockeye.collector.expression..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(SOURCES),
                        "io.sockeye.collector.field.Broken",
                        "class Broken { io.sockeye.collector.source.SourcePolicy policy; }"),
                new House(
                        "counts, tables and ledgers know no source, though they allocate memory",
                        none(
                                        "io.sockeye.collector.count..",
                                        "io.sockeye.collector.table..",
                                        "io.sockeye.collector.ledger..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.sockeye.collector.netlink..",
                                        "io.sockeye.collector.sockdiag..",
                                        "io.sockeye.collector.procnet..",
                                        "io.sockeye.collector.source..",
                                        "io.sockeye.linux.netlink.."),
                        "io.sockeye.collector.table.Broken",
                        "class Broken { io.sockeye.collector.source.SourcePolicy policy; }"),
                new House(
                        "feeds' rounds and formats know no source",
                        none("io.sockeye.cli.feed..", "io.sockeye.cli.format..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(SOURCES),
                        "io.sockeye.cli.format.Broken",
                        "class Broken { io.sockeye.collector.source.SourcePolicy policy; }"));
    }

    /** Who takes rows. */
    private static List<House> sinks() {
        return List.of(
                new House(
                        "no table leaves rows out",
                        noClasses()
                                .that()
                                .resideInAPackage("io.sockeye.cli..")
                                .and()
                                .implement(RowSink.class)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.sockeye.collector.filter.."),
                        "io.sockeye.cli.output.Broken",
                        "abstract class Broken implements io.sockeye.collector.record.RowSink {"
                                + " io.sockeye.collector.filter.SocketFilter filter; }"),
                new House(
                        "netstat's tables know nothing of fields and formats",
                        none("io.sockeye.cli.output..")
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.sockeye.collector.field..",
                                        "io.sockeye.cli.feed..",
                                        "io.sockeye.cli.format.."),
                        "io.sockeye.cli.output.Broken",
                        "class Broken { io.sockeye.collector.field.FieldList fields; }"),
                new House(
                        "no circle of packages",
                        slices().matching("io.sockeye.(**)").should().beFreeOfCycles(),
                        "io.sockeye.collector.filter.Broken",
                        "public class Broken { io.sockeye.collector.multicast.Other other; }",
                        "package io.sockeye.collector.multicast; public class Other {"
                                + " io.sockeye.collector.filter.Broken broken; }"));
    }

    private static House hotPaths() {
        return new House(
                "hot paths use nothing that allocates by habit",
                none(
                                "io.sockeye.linux.netlink..",
                                "io.sockeye.linux.sockdiag..",
                                "io.sockeye.linux.netfilter..",
                                "io.sockeye.collector.text..",
                                "io.sockeye.collector.record..",
                                "io.sockeye.collector.filter..",
                                "io.sockeye.collector.count..",
                                "io.sockeye.collector.table..",
                                "io.sockeye.collector.ledger..",
                                "io.sockeye.collector.procnet..",
                                "io.sockeye.collector.sockdiag..",
                                "io.sockeye.collector.statistics..",
                                "io.sockeye.collector.masquerade..",
                                "io.sockeye.collector.route..",
                                "io.sockeye.cli.statistics..",
                                "io.sockeye.cli.masquerade..",
                                "io.sockeye.cli.output..",
                                "io.sockeye.cli.route..")
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.stream..", "java.util.regex..")
                        .orShould()
                        .callMethod(String.class, "format", String.class, Object[].class)
                        .orShould()
                        .callMethod(String.class, "split", String.class),
                "io.sockeye.cli.route.Broken",
                "class Broken { String[] words(String text) { return text.split(\",\"); } }");
    }

    private static ClassesShould none(final String... packages) {
        return noClasses().that().resideInAnyPackage(packages).should();
    }
}

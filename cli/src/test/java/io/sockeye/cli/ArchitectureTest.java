package io.sockeye.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may use whom: {@code cli -> collector -> native-bindings}, and within them one way only. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sockeye");

    @Test
    void shouldTouchForeignMemoryInNativeBindingsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sockeye.linux..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.foreign..", "io.sockeye.linux.generated..")
                .check(CLASSES);
    }

    @Test
    void shouldDependDownwardsOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.sockeye.linux..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sockeye.collector..", "io.sockeye.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.sockeye.collector..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sockeye.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.sockeye.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.sockeye.linux.netlink..",
                        "io.sockeye.linux.sockdiag..",
                        "io.sockeye.linux.rtnetlink..",
                        "io.sockeye.linux.netfilter..",
                        "io.sockeye.collector.netlink..",
                        "io.sockeye.collector.sockdiag..")
                .check(CLASSES);
    }

    @Test
    void shouldReadProcWithoutNativeCode() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.sockeye.collector.text..",
                        "io.sockeye.collector.procnet..",
                        "io.sockeye.collector.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.sockeye.linux..", "io.sockeye.collector.netlink..", "io.sockeye.collector.sockdiag..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("io.sockeye.collector.netlink..", "io.sockeye.collector.sockdiag..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sockeye.collector.procnet..")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching("io.sockeye.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKeepHotPathsFreeOfWhatAllocates() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.sockeye.linux.netlink..",
                        "io.sockeye.linux.sockdiag..",
                        "io.sockeye.linux.netfilter..",
                        "io.sockeye.collector.text..",
                        "io.sockeye.collector.record..",
                        "io.sockeye.collector.filter..",
                        "io.sockeye.collector.procnet..",
                        "io.sockeye.collector.statistics..",
                        "io.sockeye.collector.masquerade..",
                        "io.sockeye.collector.route..",
                        "io.sockeye.cli.statistics..",
                        "io.sockeye.cli.masquerade..",
                        "io.sockeye.cli.output..",
                        "io.sockeye.cli.route..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.stream..", "java.util.regex..")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "split", String.class)
                .check(CLASSES);
    }
}

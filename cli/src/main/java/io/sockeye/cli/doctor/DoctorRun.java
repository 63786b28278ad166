package io.sockeye.cli.doctor;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.args.DoctorArguments;
import io.sockeye.cli.args.DoctorOptions;
import io.sockeye.cli.args.ImmediateExit;
import io.sockeye.cli.args.ParseResult;
import io.sockeye.cli.command.CommandOutput;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Diagnosis;
import io.sockeye.collector.doctor.Doctor;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.check.Checks;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.Look;
import io.sockeye.collector.look.Questionnaire;
import io.sockeye.collector.text.ProcRoot;

/** One run of the doctor. Confined to one thread. */
final class DoctorRun {
    private static final int HEALTHY = 0;
    private static final int WARNING = 1;
    private static final int CRITICAL = 2;
    private static final int UNKNOWN = 3;

    private final String version;
    private final SocketFeeds feeds;
    private final CommandOutput output;

    DoctorRun(final String version, final SocketFeeds feeds, final CommandOutput output) {
        this.version = version;
        this.feeds = feeds;
        this.output = output;
    }

    /** Do what a command line asks for, and answer with the exit code. */
    int run(final String[] arguments) {
        final ParseResult result = new DoctorArguments(output.name(), version).parse(arguments);
        if (result instanceof final ImmediateExit exit) {
            output.err().print(exit.stderr());
            return output.print(exit.stdout(), exit.code());
        }
        final DoctorOptions options = (DoctorOptions) result;
        final ChosenChecks checks = new ChosenChecks(Checks.all());
        try {
            if (options.explained() != null) {
                final Check check = checks.named("--explain", options.explained());
                return output.print(CheckWords.explain(check.description()), HEALTHY);
            }
            final List<Check> chosen = checks.of(options);
            return options.list() ? output.print(CheckWords.list(chosen), HEALTHY) : examine(options, chosen);
        } catch (final UsageException e) {
            return output.usageError("doctor: " + e.getMessage());
        } catch (final IOException e) {
            output.failed("doctor: " + e.getMessage());
            return UNKNOWN;
        }
    }

    private int examine(final DoctorOptions options, final List<Check> checks) throws IOException {
        final ProcRoot root = ProcRoot.of(options.sockets().procRoot());
        final ListingContext context = new ListingContext(
                output.name(),
                options.sockets(),
                root,
                Names.ofThisHostInTime(),
                new AsciiWriter(output.out()),
                output.err());
        final HostFiles files = new HostFiles(root);
        final boolean hasNetlink = options.sockets().source() != SourceChoice.PROC && root.isSystem();
        final HostLooks looks = new HostLooks(context, feeds, files);
        final Doctor doctor = new Doctor(checks, options.thresholds(), files, looks.listening(), hasNetlink);
        final Questionnaire questionnaire = new Questionnaire(doctor.questions());
        final Look first = looks.look(questionnaire);
        final Look last = options.intervalNanos() > 0 && WaitLine.pause(output.err(), options.intervalNanos())
                ? looks.look(questionnaire)
                : first;
        final Diagnosis diagnosis = doctor.judge(first, last);
        for (final Diagnosis.Gap gap : diagnosis.gaps()) {
            output.warn("doctor: " + gap.check() + ": not judged: " + gap.reason());
        }
        final int written = write(diagnosis, options, checks);
        return written != 0 ? UNKNOWN : code(diagnosis, looks.isWhole());
    }

    private static int code(final Diagnosis diagnosis, final boolean isWhole) {
        if (diagnosis.worst() == null) {
            return isWhole && diagnosis.gaps().isEmpty() ? HEALTHY : UNKNOWN;
        }
        return diagnosis.worst() == Severity.CRITICAL ? CRITICAL : WARNING;
    }

    /** Answers with 0, or what became of the printing. */
    private int write(final Diagnosis diagnosis, final DoctorOptions options, final List<Check> checks) {
        try {
            output.out().write(FindingWriter.of(diagnosis.findings(), checks.size(), options.format()));
            output.out().flush();
            return 0;
        } catch (final IOException e) {
            return output.cannotWrite(e);
        }
    }
}

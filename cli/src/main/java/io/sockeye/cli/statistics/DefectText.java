package io.sockeye.cli.statistics;

import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.statistics.Defect;
import io.sockeye.collector.statistics.FileStatistics;

/** Says on stderr what is wrong with a file: in netstat's words where it has some, else in a line of our own. */
final class DefectText {
    /** In a file of garbage every line may be wrong. */
    private static final int MAX_LINES = 8;

    private static final String NO_SUCH_FILE = "No such file or directory";

    private final ListingContext context;
    private final SectionRules rules;
    private final boolean hasNetstatsWords;

    /**
     * Where to say it.
     *
     * @param context with stderr.
     * @param rules   which sections are looked at.
     * @param hasNetstatsWords whether a missing colon is told as netstat does it, once a file.
     */
    DefectText(final ListingContext context, final SectionRules rules, final boolean hasNetstatsWords) {
        this.context = context;
        this.rules = rules;
        this.hasNetstatsWords = hasNetstatsWords;
    }

    /**
     * Say what is wrong.
     *
     * @param statistics of the file.
     * @param isRequired whether netstat ends where it cannot open it.
     */
    void tell(final FileStatistics statistics, final boolean isRequired) {
        if (!statistics.isOpen()) {
            if (isRequired) {
                say("cannot open ".concat(statistics.path()), statistics.failure());
            } else if (!NO_SUCH_FILE.equals(statistics.failure())) {
                say(context.name().concat(": cannot open ").concat(statistics.path()), statistics.failure());
            }
            return;
        }
        if (statistics.failure() != null) {
            say(statistics.path(), statistics.failure());
        }
        int told = 0;
        int more = 0;
        for (final Defect defect : statistics.defects()) {
            if (!rules.concerns(statistics.file(), defect.section())) {
                continue;
            }
            if (told < MAX_LINES || isNetstats(defect)) {
                tell(statistics.path(), defect);
                told++;
            } else {
                more++;
            }
        }
        if (more > 0) {
            say(context.name().concat(": ").concat(statistics.path()), "and " + more + " more");
        }
    }

    private void tell(final String path, final Defect defect) {
        if (isNetstats(defect)) {
            context.err().print("Problem while parsing ".concat(path).concat("\n"));
        } else {
            say(context.name().concat(": ").concat(path), defect.message());
        }
    }

    private boolean isNetstats(final Defect defect) {
        return hasNetstatsWords && defect.kind() == Defect.Kind.NO_COLON;
    }

    private void say(final String what, final String why) {
        context.err().print(what.concat(": ").concat(why).concat("\n"));
    }
}

package io.sockeye.cli.doctor;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.DoctorOptions;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.field.NearestNames;
import io.sockeye.collector.text.PrintableText;

/** The checks that options ask for. */
final class ChosenChecks {
    private final List<Check> all;

    ChosenChecks(final List<Check> all) {
        this.all = all;
    }

    /** The checks to make; a UsageException names what is unknown. */
    List<Check> of(final DoctorOptions options) throws UsageException {
        for (final String name : options.only()) {
            named("--only", name);
        }
        for (final String name : options.skip()) {
            named("--skip", name);
        }
        for (final String name : options.thresholds().keySet()) {
            requireThreshold(name);
        }
        final List<Check> chosen = new ArrayList<>();
        for (final Check check : all) {
            final String name = check.description().name();
            if ((options.only().isEmpty() || options.only().contains(name))
                    && !options.skip().contains(name)) {
                chosen.add(check);
            }
        }
        return chosen;
    }

    /** The check of a name that was given to an option. */
    Check named(final String option, final String name) throws UsageException {
        final List<String> names = new ArrayList<>();
        for (final Check check : all) {
            if (check.description().name().equals(name)) {
                return check;
            }
            names.add(check.description().name());
        }
        final List<String> nearest = NearestNames.of(name, names);
        throw new UsageException(option + ": no check '" + PrintableText.of(name) + "'; "
                + (name.isEmpty() || nearest.isEmpty()
                        ? "--list has them"
                        : "the nearest is '" + nearest.get(0) + "'"));
    }

    private void requireThreshold(final String name) throws UsageException {
        final int dot = name.indexOf('.');
        final Check check = named("--threshold", dot < 0 ? name : name.substring(0, dot));
        final List<String> names = new ArrayList<>();
        for (final Threshold threshold : check.description().thresholds()) {
            if (threshold.name().equals(name.substring(dot + 1))) {
                return;
            }
            names.add(threshold.name());
        }
        throw new UsageException("--threshold: check '" + check.description().name() + "' has no threshold '"
                + PrintableText.of(name.substring(dot + 1)) + "'; possibilities: " + names);
    }
}

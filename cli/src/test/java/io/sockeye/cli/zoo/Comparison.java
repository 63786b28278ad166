package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.args.ParseResult;

/**
 * One comparison of the installed netstat and Sockeye.
 *
 * @param options given to both, parted by one blank.
 * @param user who runs both.
 * @param launch of Sockeye.
 */
record Comparison(String options, User user, Launch launch) {
    /** A TIME_WAIT or a timer may begin anew between the two runs, a counter may move. */
    private static final int ATTEMPTS = 3;

    /**
     * Make a comparison for each of several launches; where there are operands, which under Sockeye's own name are a
     * filter, under netstat's alone.
     *
     * @param options given to both.
     * @param user who runs both.
     * @param launches of Sockeye.
     * @return the comparisons.
     */
    static Stream<Comparison> each(final String options, final User user, final Launch... launches) {
        return hasFilter(options)
                ? Stream.of(new Comparison(options, user, Launch.NETSTAT))
                : Stream.of(launches).map(launch -> new Comparison(options, user, launch));
    }

    private static boolean hasFilter(final String options) {
        final ParseResult result =
                new ArgumentParser(Grammar.SOCKEYE, "sockeye", "", () -> false).parse(options.split(" "), () -> false);
        return result instanceof final NetstatOptions parsed && parsed.filter() != null;
    }

    /**
     * Run both and fail with what differs, if it does so each time. If netstat has run before under the same options,
     * what it printed then is tried first.
     *
     * @param zoo to run them in.
     * @param prefix words before both commands.
     * @param judge says in what an outcome of netstat, the first, and one of Sockeye differ.
     */
    void hold(final Zoo zoo, final List<String> prefix, final BiFunction<Outcome, Outcome, Optional<String>> judge) {
        final List<String> arguments = OptionSets.split(options);
        final List<String> theirs = new ArrayList<>(prefix);
        theirs.add("netstat");
        theirs.addAll(arguments);
        final List<String> ours = new ArrayList<>(prefix);
        ours.addAll(launch.command(arguments));
        Outcome netstat = zoo.toldByNetstat(user, theirs);
        if (netstat != null && difference(zoo, netstat, ours, judge).isEmpty()) {
            return;
        }
        Optional<String> difference = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            netstat = zoo.askNetstat(user, theirs);
            difference = difference(zoo, netstat, ours, judge);
            if (difference.isEmpty()) {
                return;
            }
        }
        fail("differs from `netstat " + options + "` (-: netstat, +: sockeye)\n" + difference.orElseThrow());
    }

    private Optional<String> difference(
            final Zoo zoo,
            final Outcome netstat,
            final List<String> ours,
            final BiFunction<Outcome, Outcome, Optional<String>> judge) {
        final Outcome sockeye = zoo.run(user, zoo.imageBin(), ours);
        final Outcome safe = SafeText.of(netstat, zoo.programs());
        final Outcome said = launch.withoutNotices(sockeye);
        final Outcome judged = launch == Launch.NETSTAT ? said : EmptyNames.blanked(safe, said);
        final boolean isCut = WholePaths.areIn(launch, OptionSets.split(options));
        return judge.apply(safe, isCut ? WholePaths.cut(safe, judged) : judged);
    }

    @Override
    public String toString() {
        return user + " " + launch + " " + options;
    }
}

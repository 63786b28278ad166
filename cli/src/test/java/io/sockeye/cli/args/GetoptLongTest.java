package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import org.junit.jupiter.api.Test;

class GetoptLongTest {
    private static final LongOption[] FIRST = {
        new LongOption("alpha", false, 'a'),
        new LongOption("alphabet", true, 'b'),
        new LongOption("twin-one", false, 't'),
        new LongOption("twin-two", false, 't'),
    };

    private static final LongOption[] SECOND = {
        new LongOption("alps", false, 's'), new LongOption("twist", true, 'w'),
    };

    private final StringBuilder messages = new StringBuilder();

    private GetoptLong read(final boolean stopAtOperand, final String... arguments) {
        return new GetoptLong(
                "prog", "ab:t", new LongOption[][] {FIRST, SECOND}, arguments, () -> stopAtOperand, messages);
    }

    private static String drain(final GetoptLong getopt) {
        final StringBuilder seen = new StringBuilder();
        int option = getopt.next();
        while (option != GetoptLong.END) {
            seen.append((char) option);
            if (getopt.optionArgument() != null) {
                seen.append('(').append(getopt.optionArgument()).append(')');
            }
            option = getopt.next();
        }
        return seen.toString();
    }

    @Test
    void shouldReadClustersAndAttachedArguments() {
        final GetoptLong getopt = read(false, "-at", "-ab1", "-b", "2", "-b-a", "-b", "--");
        assertEquals("atab(1)b(2)b(-a)b(--)", drain(getopt));
        assertEquals("", messages.toString());
    }

    @Test
    void shouldReadOptionsAfterOperands() {
        final GetoptLong getopt = read(false, "x", "-a", "", "-", "-b", "1", "y", "--", "-t", "--", "z");
        assertEquals("ab(1)", drain(getopt));
        assertEquals(List.of("x", "", "-", "y", "-t", "--", "z"), getopt.operands());
    }

    @Test
    void shouldStopAtFirstOperandWhenAsked() {
        final GetoptLong getopt = read(true, "-a", "x", "-t", "--", "y");
        assertEquals("a", drain(getopt));
        assertEquals(List.of("x", "-t", "--", "y"), getopt.operands());
    }

    @Test
    void shouldPreferExactName() {
        final GetoptLong getopt = read(false, "--alpha");
        assertEquals("a", drain(getopt));
        assertEquals("", messages.toString());
    }

    @Test
    void shouldReportAmbiguityOnceAndGoOn() {
        final GetoptLong getopt = read(false, "--alph", "-a");
        assertEquals("?a", drain(getopt));
        assertEquals(
                "prog: option '--alph' is ambiguous; possibilities: '--alpha' '--alphabet'\n", messages.toString());
    }

    @Test
    void shouldAcceptAbbreviationOfOptionsThatMeanTheSame() {
        final GetoptLong getopt = read(false, "--twin");
        assertEquals('t', getopt.next());
        assertEquals("twin-one", getopt.longOption().name());
        assertEquals(2, getopt.longIndex());
        assertEquals(GetoptLong.END, getopt.next());
        assertNull(getopt.longOption());
    }

    @Test
    void shouldLetEarlierTableKeepItsAbbreviations() {
        // --tw fits --twist of the second table too.
        assertEquals("t", drain(read(false, "--tw")));
        assertEquals("w(1)w(2)", drain(read(false, "--twis", "1", "--twist=2")));
        assertEquals("s", drain(read(false, "--alps")));
        assertEquals("", messages.toString());
    }

    @Test
    void shouldNameWhatIsWrongInGlibcsWords() {
        final GetoptLong getopt = read(false, "-x", "-a:", "--no=1", "--alpha=1", "--alphabet", "x", "--twis");
        assertEquals("?a???b(x)?".length(), drain(getopt).length());
        assertEquals("""
                prog: invalid option -- 'x'
                prog: invalid option -- ':'
                prog: unrecognized option '--no=1'
                prog: option '--alpha' doesn't allow an argument
                prog: option '--twist' requires an argument
                """, messages.toString());
    }

    @Test
    void shouldMissArgumentAtTheEnd() {
        assertEquals("a?", drain(read(false, "-ab")));
        assertEquals("prog: option requires an argument -- 'b'\n", messages.toString());
    }
}

package io.sockeye.cli.zoo;

import java.util.function.Predicate;

/**
 * An expression, and what it means to others.
 *
 * @param text    of the expression.
 * @param ss      the same for ss, word by word; null where ss cannot say it.
 * @param meaning in plain Java; null where only the kernel knows.
 * @param scope   of which sockets it is asked, and by which sources.
 */
record FilterCase(String text, String ss, Predicate<ListedSocket> meaning, Scope scope) {
    /** Of which sockets a case is asked, and by which sources. */
    enum Scope {
        /** Internet sockets, by any source. */
        INTERNET("-tuwan", Scope.NETLINKS, true),
        /** The same, with fields that /proc does not tell. */
        NETLINK("-tuwan", Scope.NETLINKS, false),
        /** Without raw sockets, which ss takes from /proc and finds zeros in where there is nothing. */
        TRANSPORT("-tuan", Scope.NETLINKS, false),
        /** UNIX sockets, those that wait for a listener included. */
        UNIX("-xan", "--source=auto", true),
        /** UNIX sockets, with fields that /proc does not tell, as netlink alone tells of them. */
        UNIX_NETLINK("-xan", Scope.NETLINKS, false);

        private static final String NETLINKS = "--source=netlink";

        private final String options;
        private final String source;
        private final boolean isInProc;

        Scope(final String options, final String source, final boolean isInProc) {
            this.options = options;
            this.source = source;
            this.isInProc = isInProc;
        }

        /** {@return the options for both programs} */
        String options() {
            return options;
        }

        /** {@return the option that has netlink asked, and of UNIX sockets /proc for what netlink does not list} */
        String source() {
            return source;
        }

        /** {@return whether /proc has all that the case asks for} */
        boolean isInProc() {
            return isInProc;
        }
    }

    /** {@return what both say alike} */
    static FilterCase both(final String text, final Predicate<ListedSocket> meaning) {
        return new FilterCase(text, text, meaning, Scope.INTERNET);
    }

    /** {@return what ss says otherwise, or with null not at all} */
    static FilterCase ours(final String text, final String ss, final Predicate<ListedSocket> meaning) {
        return new FilterCase(text, ss, meaning, Scope.INTERNET);
    }

    /** {@return the same of other sockets} */
    FilterCase in(final Scope other) {
        return new FilterCase(text, ss, meaning, other);
    }

    @Override
    public String toString() {
        return scope.options + " " + text;
    }
}

package io.sockeye.linux;

/**
 * A way from Java into the C library, by one downcall shape: seven longs to a long, with {@code errno} kept where a
 * {@link CallState} has its memory. On the 64-bit Linux ABIs integer and pointer arguments travel in 64-bit registers,
 * the seventh in eight bytes of the stack or a register too; a narrower one is sign-extended, and a callee ignores what
 * it does not name. So the one shape fits every function of up to seven such arguments.
 */
sealed interface NativeLink permits DirectLink, LinkerLink {
    /** How many arguments fit. */
    int MAX_ARGUMENTS = 7;

    /**
     * A function to call.
     *
     * @param name as in the C library.
     * @return the function.
     * @throws UnsatisfiedLinkError if the C library has none of that name.
     */
    CFunction function(String name);
}

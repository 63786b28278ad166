package io.sockeye.cli.serve.http.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The blocks of a text in PEM (RFC 7468): what lies between them is skipped, as Go does. Threads: stateless. */
final class PemText {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /**
     * A block.
     *
     * @param label       such as {@code CERTIFICATE}.
     * @param bytes       what Base64 says.
     * @param isEncrypted whether it has headers that say so.
     */
    record Block(String label, byte[] bytes, boolean isEncrypted) {}

    private PemText() {}

    /** All blocks of a text; {@link IllegalArgumentException} with the reason if one is broken. */
    static List<Block> blocks(final String text) {
        final List<Block> result = new ArrayList<>();
        String label = null;
        boolean isEncrypted = false;
        final StringBuilder base64 = new StringBuilder();
        for (final String raw : text.lines().toList()) {
            final String line = raw.strip();
            if (label == null) {
                if (line.startsWith(BEGIN) && line.endsWith(DASHES) && line.length() > BEGIN.length() + 5) {
                    label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                    isEncrypted = false;
                    base64.setLength(0);
                }
            } else if (line.equals(END + label + DASHES)) {
                result.add(new Block(label, decoded(base64, label), isEncrypted));
                label = null;
            } else if (line.indexOf(':') >= 0) {
                isEncrypted |= line.contains("ENCRYPTED");
            } else {
                base64.append(line);
            }
        }
        if (label != null) {
            throw new IllegalArgumentException("'" + BEGIN + label + DASHES + "' has no end");
        }
        return result;
    }

    private static byte[] decoded(final StringBuilder base64, final String label) {
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("what stands in '" + label + "' is no Base64", e);
        }
    }
}

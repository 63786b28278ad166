package io.sockeye.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.sockeye.collector.text.PrintableText;

/**
 * Where words for people go: they quote what was typed and what files are called, which may be any bytes. In a message
 * a char is a byte; it is written as that, but for controls, which are made printable. Newlines and tabs are a
 * message's own. Threads: as safe as what it writes to.
 */
public final class MessageOutput extends OutputStream {
    private final OutputStream out;

    private MessageOutput(final OutputStream out) {
        this.out = out;
    }

    /**
     * A stream of messages.
     *
     * @param out to write them to, each with one call.
     * @return the stream, which keeps nothing back.
     */
    public static PrintStream to(final OutputStream out) {
        return new PrintStream(new MessageOutput(out), false, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void write(final byte[] bytes, final int offset, final int length) throws IOException {
        final byte[] text = new byte[length];
        System.arraycopy(bytes, offset, text, 0, length);
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n' || text[i] == '\t') {
                PrintableText.clean(text, start, i);
                start = i + 1;
            }
        }
        PrintableText.clean(text, start, length);
        out.write(text, 0, length);
        out.flush();
    }

    @Override
    public void write(final int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }
}

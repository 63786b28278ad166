package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessNamesTest {
    private final ProcessNames names = new ProcessNames();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "sshd|, 1/sshd",
                "/usr/sbin/sshd|-D|, 1/sshd",
                "/usr/sbin/sshd, 1/sshd",
                "./server|/etc/x|, 1/./server",
                "sbin/init|, 1/sbin/init",
                "/usr/bin/|x|, 1/",
                "/|, 1/",
                "|x|, 1/",
                "\"\", 1/",
                "nginx: master process /usr/sbin/nginx|, 1/nginx: master process /usr/sbin/nginx",
                "/opt/x y -c /etc/z|, 1/z",
                "\"a\nb\tc\u001b[31m\u007f|\", 1/a.b.c.[31m.",
                "caf\u00e9|, 1/caf\u00e9",
                "c1\u009b31m \u202edoor|, 1/c1..31m ...door",
            })
    void shouldLabelAsNetstat(final String commandLine, final String label) {
        putName(1, commandLine);

        assertEquals(label, text(names.label(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "|a|, comm, 1/comm",
        "/usr/bin/|, comm, 1/comm",
        "x|, comm, 1/x",
        "||, '', 1/",
        "|, a\u00e9 (b) c, 1/a\u00e9 (b) c"
    })
    void shouldNameByTheCommandWhereTheCommandLineIsWiped(
            final String commandLine, final String commandName, final String label) {
        final byte[] bytes = bytes(commandLine);
        names.putName(1, bytes, bytes.length, commandName.getBytes(StandardCharsets.UTF_8));

        assertEquals(label, text(names.label(1)));
        assertEquals(label.contains("x"), ProcessNames.hasName(bytes, bytes.length));
    }

    @Test
    void shouldKeepTheRawName() {
        putName(8, "/bin/x\u001b\u00e9 y|-z|");

        assertEquals("x\u001b\u00e9 y", text(names.name(8)));
    }

    @Test
    void shouldNotCutLongNames() {
        final byte[] commandLine = new byte[ProcessNames.COMMAND_LINE_LENGTH];
        Arrays.fill(commandLine, (byte) 'n');
        names.putName(4_194_303, commandLine, commandLine.length);

        assertEquals("4194303/" + "n".repeat(511), text(names.label(4_194_303)));
    }

    @Test
    void shouldIgnoreBytesBehindTheLength() {
        names.putName(3, "/a/bc/d".getBytes(StandardCharsets.US_ASCII), 4);

        assertEquals("3/b", text(names.label(3)));
    }

    @Test
    void shouldAnswerDashForUnknownProcess() {
        putName(1, "init|");

        assertEquals("-", text(names.label(2)));
        assertEquals("-", text(names.name(2)));
        assertEquals("-", text(names.context(1)));
        assertEquals("-", text(names.label(InodeIndex.NO_OWNER)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "system_u:system_r:sshd_t:s0|, system_u:system_r:sshd_t:s0",
                "\"docker-default (enforce)\n\", docker-default (enforce)",
                "unconfined, unconfined",
                "\"a\u001bb\n|\", a.b",
                "\"\", -",
                "\"|\n\", -",
            })
    void shouldTrimContext(final String content, final String context) {
        final byte[] bytes = bytes(content);
        names.putContext(5, bytes, bytes.length);

        assertEquals(context, text(names.context(5)));
    }

    @Test
    void shouldAnswerDashForUnreadableContext() {
        names.putContext(5, new byte[8], ProcReader.FILE_UNREADABLE);

        assertEquals("-", text(names.context(5)));
    }

    @Test
    void shouldReturnTheSameArrayEachTime() {
        putName(5, "x|");

        assertSame(names.label(5), names.label(5));
    }

    private void putName(final int pid, final String commandLine) {
        final byte[] bytes = bytes(commandLine);
        names.putName(pid, bytes, bytes.length);
    }

    /** A bar stands for NUL. */
    private static byte[] bytes(final String text) {
        return text.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

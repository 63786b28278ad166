package io.sockeye.collector.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"Name:\tx\nUid:\t1000\t1001\t1002\t1003\nGid:\t7\t8\t9\t10\n\", 1001",
                "\"Name:\tx\nUid:\t0\t0\t0\t0\n\", 0",
                "\"Name:\tx\nUid:\t1\t4294967294\t3\t4\n\", -2",
                "\"Name:\tx\nGid:\t1\t2\t3\t4\n\", -1",
                "\"Name:\tx\nUid:\t1\", -1",
                "\"Name:\tx\nUid:\ta\tb\tc\td\n\", -1",
                "\"\", -1",
            })
    void shouldReadTheEffectiveUid(final String status, final int uid) throws IOException {
        assertEquals(uid, Credentials.effectiveUid(Files.writeString(directory.resolve("status"), status)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"CapPrm:\t0000000000000000\nCapEff:\t000001ffffffffff\n\", true",
                "\"CapPrm:\t000001ffffffffff\nCapEff:\t0000000000001000\n\", true",
                "\"CapPrm:\t000001ffffffffff\nCapEff:\t000001ffffffefff\n\", false",
                "\"CapPrm:\t000001ffffffffff\nCapEff:\t0000000000000000\n\", false",
                "\"CapEff:\tx\n\", false",
                "\"Name:\tx\n\", false",
                "\"\", false",
            })
    void shouldReadWhetherItAdministersNetworks(final String status, final boolean does) throws IOException {
        assertEquals(does, Credentials.isNetAdmin(Files.writeString(directory.resolve("status"), status)));
    }

    @Test
    void shouldSayWhenThereIsNoProc() {
        assertEquals(Credentials.UNKNOWN_UID, Credentials.effectiveUid(directory.resolve("none")));
        assertFalse(Credentials.isNetAdmin(directory.resolve("none")));
    }

    @Test
    void shouldAgreeWithTheOwnerOfANewFile() throws IOException {
        final Path file = Files.createFile(directory.resolve("mine"));

        assertEquals(Files.getAttribute(file, "unix:uid"), Credentials.effectiveUid());
    }
}

package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class DowncallClassTest {
    private static final Path COMPILED = Path.of("target/java.base/java/lang/invoke/NativeDowncall.class");

    @Test
    void shouldBeWhatTheCompilerMakesOfTheSource() throws Exception {
        assertEquals(HexFormat.of().formatHex(Files.readAllBytes(COMPILED)), DowncallClass.FILE);
    }

    @Test
    void shouldTakeAClassThatIsDefinedAlready() {
        DowncallClass.define();
        DowncallClass.define();
        assertEquals(-1, (int) NativeCall.invoke(NativeCall.function("close"), new CallState(), -1, 0, 0, 0, 0, 0, 0));
    }
}

package io.sockeye.linux;

import java.lang.invoke.NativeDowncall;
import java.nio.charset.StandardCharsets;

import jdk.internal.access.SharedSecrets;

/**
 * The class {@link NativeDowncall}, which calls a stub of {@link DirectLink}. Only {@code java.lang.invoke} may do
 * that, by {@code MethodHandle.linkToNative}. The method handle that the JDK has for it spins a class in that package
 * at run time: that starts the JDK's class writer, which is a quarter of what a small listing does in a cold process.
 * So this class is compiled with the others, and the boot loader gets it as it is.
 */
final class DowncallClass {
    /**
     * The class file in hexadecimal: {@code javac -g:none --patch-module java.base=src/main/java.base} makes it from
     * the source in that folder. A test holds it against what the build compiles.
     */
    static final String FILE =
            "cafebabe0000004500140a000200030700040c000500060100106a6176612f6c616e672f4f626a6563740100"
                    + "063c696e69743e0100032829560a0008000907000a0c000b000c01001d6a6176612f6c616e672f696e766f6b"
                    + "652f4d6574686f6448616e646c6501000c6c696e6b546f4e617469766501001e284a4a4a4a4a4a4a4a4a4c6a"
                    + "6176612f6c616e672f4f626a6563743b294a07000e01001f6a6176612f6c616e672f696e766f6b652f4e6174"
                    + "697665446f776e63616c6c010004436f646501000463616c6c01000a457863657074696f6e73070013010013"
                    + "6a6176612f6c616e672f5468726f7761626c650031000d00020000000000020002000500060001000f000000"
                    + "1100010001000000052ab70001b10000000000090010000c0002000f0000002200130013000000161e201604"
                    + "16061608160a160c160e16101912b80007ad00000000001100000004000100120000";

    private static final String NAME = "java.lang.invoke.NativeDowncall";

    private DowncallClass() {}

    /**
     * Define the class, where that has not been done by another loader's copy of this library.
     *
     * @throws LinkageError if the JVM does not take it.
     */
    static void define() {
        final byte[] digits = FILE.getBytes(StandardCharsets.ISO_8859_1);
        final byte[] file = new byte[digits.length / 2];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (value(digits[2 * i]) << 4 | value(digits[2 * i + 1]));
        }
        try {
            SharedSecrets.getJavaLangAccess().defineClass(null, NAME, file, null, null);
        } catch (final LinkageError e) {
            if (!isDefined()) {
                throw e;
            }
        }
    }

    private static boolean isDefined() {
        try {
            Class.forName(NAME, false, null);
            return true;
        } catch (final ClassNotFoundException e) {
            return false;
        }
    }

    private static int value(final byte digit) {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }
}

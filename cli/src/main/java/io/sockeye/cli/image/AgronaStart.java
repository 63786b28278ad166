package io.sockeye.cli.image;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import org.agrona.SystemUtil;

/**
 * Takes the process id out of Agrona's {@code SystemUtil} for the image. Every buffer initialises that class, which
 * asks {@code ProcessHandle} for the id, which makes a thread pool: a twentieth of what a small listing takes in a cold
 * process, for a number that nothing here uses. In the image {@link SystemUtil#getPid()} says, as its contract allows,
 * that there is none.
 */
public final class AgronaStart {
    private static final String ENTRY = "org/agrona/SystemUtil.class";
    private static final String PROCESS_HANDLE = "java/lang/ProcessHandle";

    private int asked;

    private AgronaStart() {}

    /**
     * Write the changed class.
     *
     * @param args two: Agrona's jar, and the directory to write to, the root of the class's package.
     * @throws IOException if the jar cannot be read, or the class not written or not be changed as it should.
     */
    public static void main(final String[] args) throws IOException {
        final byte[] original;
        try (ZipFile jar = new ZipFile(args[0]);
                InputStream entry = jar.getInputStream(jar.getEntry(ENTRY))) {
            original = entry.readAllBytes();
        }
        final Path file = Path.of(args[1], ENTRY);
        Files.createDirectories(file.getParent());
        Files.write(file, new AgronaStart().withoutProcessId(original));
    }

    private byte[] withoutProcessId(final byte[] original) throws IOException {
        final ClassFile classFile = ClassFile.of();
        final byte[] changed = classFile.transformClass(
                classFile.parse(original),
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().equalsString("<clinit>"), this::replace));
        // ProcessHandle.current() and pid().
        if (asked != 2) {
            throw new IOException("not as it was when this was written: class=" + ENTRY + " calls=" + asked);
        }
        return changed;
    }

    private void replace(final CodeBuilder code, final CodeElement element) {
        if (element instanceof final InvokeInstruction call
                && call.owner().name().equalsString(PROCESS_HANDLE)) {
            asked++;
            if (call.name().equalsString("pid")) {
                code.loadConstant(SystemUtil.PID_NOT_FOUND);
            }
        } else {
            code.with(element);
        }
    }
}

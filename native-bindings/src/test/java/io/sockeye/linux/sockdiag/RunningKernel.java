package io.sockeye.linux.sockdiag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the kernel that runs says of its own types, by BTF: offsets in bits of structs' members, and enumerators. */
final class RunningKernel {
    static final Path TYPES = Path.of("/sys/kernel/btf/vmlinux");

    private static final int HEADER = 24;
    private static final int KIND_STRUCT = 4;
    private static final int KIND_ENUM = 6;
    private static final int KIND_ENUM64 = 19;
    /** Bytes behind a type, and for each of its elements, by kind. */
    private static final int[] FIXED = {0, 4, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 4, 0, 0};

    private static final int[] EACH = {0, 0, 0, 0, 12, 12, 8, 0, 0, 0, 0, 0, 0, 8, 0, 12, 0, 0, 0, 12};

    private final Map<String, Integer> members = new HashMap<>();
    private final Map<String, Integer> enumerators = new HashMap<>();

    private final ByteBuffer bytes;
    private final int strings;

    RunningKernel() {
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(TYPES)).order(ByteOrder.nativeOrder());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final int header = bytes.getInt(4);
        int at = header + bytes.getInt(8);
        final int end = at + bytes.getInt(12);
        strings = header + bytes.getInt(16);
        if (header < HEADER) {
            throw new IllegalStateException("header=" + header);
        }
        while (at < end) {
            final int info = bytes.getInt(at + 4);
            final int kind = info >>> 24 & 0x1F;
            final int count = info & 0xFFFF;
            take(at, kind, count, info < 0);
            at += 12 + FIXED[kind] + count * EACH[kind];
        }
    }

    private void take(final int type, final int kind, final int count, final boolean hasWidths) {
        for (int i = 0; i < count && (kind == KIND_STRUCT || kind == KIND_ENUM); i++) {
            final int element = type + 12 + i * EACH[kind];
            final String name = string(bytes.getInt(element));
            if (kind == KIND_ENUM) {
                enumerators.putIfAbsent(name, bytes.getInt(element + 4));
            } else {
                final int bits = bytes.getInt(element + 8);
                members.putIfAbsent(string(bytes.getInt(type)) + '.' + name, hasWidths ? bits & 0xFF_FFFF : bits);
            }
        }
        if (kind > KIND_ENUM64) {
            throw new IllegalStateException("kind=" + kind);
        }
    }

    private String string(final int offset) {
        int end = strings + offset;
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), strings + offset, end - strings - offset, StandardCharsets.US_ASCII);
    }

    /** {@return where a member lies, in bits; null if the kernel does not have it} */
    Integer member(final String struct, final String name) {
        return members.get(struct + '.' + name);
    }

    /** {@return the number of an enumerator; null if the kernel does not have it} */
    Integer enumerator(final String name) {
        return enumerators.get(name);
    }
}

package io.sockeye.linux.bpf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

/**
 * Finds functions and members of structs in the kernel's description of its own types, BTF: a header, types one behind
 * the other, each of a length that its kind tells, and the strings that they name by offset. A type's number is its
 * place in that order, so one pass over all of them is needed, and it is enough for everything that is wanted. See
 * {@code include/uapi/linux/btf.h} and the kernel's {@code Documentation/bpf/btf.rst}. In host byte order.
 *
 * <p>Confined to one thread.
 */
final class KernelTypes {
    /** In {@code struct btf_header}. */
    static final int MAGIC_OFFSET = 0;
    /** See {@link #MAGIC_OFFSET}. */
    static final int HDR_LEN_OFFSET = 4;
    /** See {@link #MAGIC_OFFSET}. */
    static final int TYPE_OFF_OFFSET = 8;
    /** See {@link #MAGIC_OFFSET}. */
    static final int TYPE_LEN_OFFSET = 12;
    /** See {@link #MAGIC_OFFSET}. */
    static final int STR_OFF_OFFSET = 16;
    /** See {@link #MAGIC_OFFSET}. */
    static final int STR_LEN_OFFSET = 20;

    static final int BTF_MAGIC = 0xEB9F;
    static final int BTF_KIND_INT = 1;
    static final int BTF_KIND_PTR = 2;
    static final int BTF_KIND_ARRAY = 3;
    static final int BTF_KIND_STRUCT = 4;
    static final int BTF_KIND_UNION = 5;
    static final int BTF_KIND_ENUM = 6;
    static final int BTF_KIND_FWD = 7;
    static final int BTF_KIND_TYPEDEF = 8;
    static final int BTF_KIND_VOLATILE = 9;
    static final int BTF_KIND_CONST = 10;
    static final int BTF_KIND_RESTRICT = 11;
    static final int BTF_KIND_FUNC = 12;
    static final int BTF_KIND_FUNC_PROTO = 13;
    static final int BTF_KIND_VAR = 14;
    static final int BTF_KIND_DATASEC = 15;
    static final int BTF_KIND_FLOAT = 16;
    static final int BTF_KIND_DECL_TAG = 17;
    static final int BTF_KIND_TYPE_TAG = 18;
    static final int BTF_KIND_ENUM64 = 19;

    /** Length in bytes of {@code struct btf_header}, as far as it is read. */
    static final int HEADER_LENGTH = 24;

    static final int TYPE_LENGTH = 12;
    static final int MEMBER_LENGTH = 12;
    static final int NAME_OFF_OFFSET = 0;
    static final int INFO_OFFSET = 4;
    static final int MEMBER_OFFSET_OFFSET = 8;
    private static final int BIT_OFFSET_MASK = 0xFF_FFFF;
    private static final int NOT_FOUND = -1;

    /** What is behind a type of a kind: bytes at all events, and bytes for each of its elements. */
    private static final int[] FIXED_LENGTHS = new int[BTF_KIND_ENUM64 + 1];

    private static final int[] ELEMENT_LENGTHS = new int[BTF_KIND_ENUM64 + 1];

    static {
        FIXED_LENGTHS[BTF_KIND_INT] = 4;
        FIXED_LENGTHS[BTF_KIND_ARRAY] = 12;
        FIXED_LENGTHS[BTF_KIND_VAR] = 4;
        FIXED_LENGTHS[BTF_KIND_DECL_TAG] = 4;
        ELEMENT_LENGTHS[BTF_KIND_STRUCT] = MEMBER_LENGTH;
        ELEMENT_LENGTHS[BTF_KIND_UNION] = MEMBER_LENGTH;
        ELEMENT_LENGTHS[BTF_KIND_ENUM] = 8;
        ELEMENT_LENGTHS[BTF_KIND_FUNC_PROTO] = 8;
        ELEMENT_LENGTHS[BTF_KIND_DATASEC] = 12;
        ELEMENT_LENGTHS[BTF_KIND_ENUM64] = 12;
    }

    /** Something to look for, and what was found: a type's number, or an offset in bytes. */
    private static final class Wanted {
        private final byte[] type;
        private final byte[] member;
        private int found = NOT_FOUND;

        Wanted(final String type, final String member) {
            this.type = terminated(type);
            this.member = member == null ? null : terminated(member);
        }

        private static byte[] terminated(final String name) {
            return (name + '\0').getBytes(StandardCharsets.US_ASCII);
        }

        String name() {
            final String typeName = new String(type, 0, type.length - 1, StandardCharsets.US_ASCII);
            return member == null
                    ? typeName
                    : typeName + '.' + new String(member, 0, member.length - 1, StandardCharsets.US_ASCII);
        }
    }

    private final DirectBuffer buffer;
    private final List<Wanted> functions = new ArrayList<>();
    private final List<Wanted> members = new ArrayList<>();
    private int typesEnd;
    private int strings;
    private int stringsEnd;
    private int missing;

    /**
     * Types in memory; nothing is looked for yet.
     *
     * @param buffer with the whole description, from its start.
     */
    KernelTypes(final DirectBuffer buffer) {
        this.buffer = buffer;
    }

    /**
     * Look for a function.
     *
     * @param name of it.
     * @return a ticket for {@link #found(int)}.
     */
    int wantFunction(final String name) {
        functions.add(new Wanted(name, null));
        return -functions.size();
    }

    /**
     * Look for a member that a struct has directly, not within an unnamed struct or union in it.
     *
     * @param struct its struct.
     * @param member its name.
     * @return a ticket for {@link #found(int)}.
     */
    int wantMember(final String struct, final String member) {
        members.add(new Wanted(struct, member));
        return members.size() - 1;
    }

    /**
     * Look for all that is wanted.
     *
     * @throws IOException if something is not there, or the description cannot be understood.
     */
    void find() throws IOException {
        missing = functions.size() + members.size();
        int offset = typesBegin();
        for (int number = 1; offset < typesEnd && missing > 0; number++) {
            offset = next(number, offset);
        }
        for (final Wanted wanted : functions) {
            requireFound(wanted);
        }
        for (final Wanted wanted : members) {
            requireFound(wanted);
        }
    }

    /**
     * What was found: the number of a function, or the offset of a member in bytes.
     *
     * @param ticket from when it was wanted.
     */
    int found(final int ticket) {
        return ticket < 0 ? functions.get(-ticket - 1).found : members.get(ticket).found;
    }

    private int typesBegin() throws IOException {
        if (buffer.capacity() < HEADER_LENGTH || (buffer.getShort(MAGIC_OFFSET) & 0xFFFF) != BTF_MAGIC) {
            throw new IOException("no type description: length=" + buffer.capacity());
        }
        final long headerLength = buffer.getInt(HDR_LEN_OFFSET) & 0xFFFF_FFFFL;
        final long types = headerLength + (buffer.getInt(TYPE_OFF_OFFSET) & 0xFFFF_FFFFL);
        final long behindTypes = types + (buffer.getInt(TYPE_LEN_OFFSET) & 0xFFFF_FFFFL);
        final long firstString = headerLength + (buffer.getInt(STR_OFF_OFFSET) & 0xFFFF_FFFFL);
        final long behindStrings = firstString + (buffer.getInt(STR_LEN_OFFSET) & 0xFFFF_FFFFL);
        if (behindTypes > buffer.capacity() || behindStrings > buffer.capacity()) {
            throw new IOException("type description is cut off: length=" + buffer.capacity() + ", typesEnd="
                    + behindTypes + ", stringsEnd=" + behindStrings);
        }
        typesEnd = (int) behindTypes;
        strings = (int) firstString;
        stringsEnd = (int) behindStrings;
        return (int) types;
    }

    /** Looks at one type; a method of its own, so that it is compiled long before the loop over 150,000 types is. */
    private int next(final int number, final int offset) throws IOException {
        if (offset > typesEnd - TYPE_LENGTH) {
            throw new IOException("type is cut off: number=" + number);
        }
        final int info = buffer.getInt(offset + INFO_OFFSET);
        final int kind = info >>> 24 & 0x1F;
        final int elements = info & 0xFFFF;
        if (kind == 0 || kind > BTF_KIND_ENUM64) {
            throw new IOException("type of an unknown kind: number=" + number + ", kind=" + kind);
        }
        final int next = offset + TYPE_LENGTH + FIXED_LENGTHS[kind] + elements * ELEMENT_LENGTHS[kind];
        if (next > typesEnd) {
            throw new IOException("type is cut off: number=" + number + ", kind=" + kind);
        }
        if (kind == BTF_KIND_FUNC) {
            findFunction(number, buffer.getInt(offset + NAME_OFF_OFFSET));
        } else if (kind == BTF_KIND_STRUCT) {
            findMembers(offset, next, info < 0);
        }
        return next;
    }

    private void findFunction(final int number, final int name) {
        for (int i = 0; i < functions.size(); i++) {
            final Wanted wanted = functions.get(i);
            if (isNamed(name, wanted.type)) {
                found(wanted, number);
            }
        }
    }

    private void findMembers(final int struct, final int structEnd, final boolean withWidths) {
        final int name = buffer.getInt(struct + NAME_OFF_OFFSET);
        for (int i = 0; i < members.size(); i++) {
            final Wanted wanted = members.get(i);
            if (isNamed(name, wanted.type)) {
                for (int member = struct + TYPE_LENGTH; member < structEnd; member += MEMBER_LENGTH) {
                    if (isNamed(buffer.getInt(member + NAME_OFF_OFFSET), wanted.member)) {
                        final int bits = buffer.getInt(member + MEMBER_OFFSET_OFFSET);
                        found(wanted, (withWidths ? bits & BIT_OFFSET_MASK : bits) / Byte.SIZE);
                    }
                }
            }
        }
    }

    private void found(final Wanted wanted, final int value) {
        if (wanted.found == NOT_FOUND) {
            wanted.found = value;
            missing--;
        }
    }

    private boolean isNamed(final int nameOffset, final byte[] name) {
        final int begin = strings + nameOffset;
        if (begin < strings || begin > stringsEnd - name.length) {
            return false;
        }
        int i = 0;
        while (i < name.length && buffer.getByte(begin + i) == name[i]) {
            i++;
        }
        return i == name.length;
    }

    private static void requireFound(final Wanted wanted) throws IOException {
        if (wanted.found == NOT_FOUND) {
            throw new IOException("the kernel's type description has no " + wanted.name());
        }
    }
}

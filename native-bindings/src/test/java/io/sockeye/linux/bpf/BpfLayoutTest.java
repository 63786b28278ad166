package io.sockeye.linux.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.sockeye.linux.generated.libc.Libc;
import io.sockeye.linux.generated.uapi.Uapi;
import io.sockeye.linux.generated.uapi.bpf_attr;
import io.sockeye.linux.generated.uapi.bpf_insn;
import io.sockeye.linux.generated.uapi.btf_header;
import io.sockeye.linux.generated.uapi.btf_member;
import io.sockeye.linux.generated.uapi.btf_type;

/** Holds every number that is written out in this package against the generated bindings. */
class BpfLayoutTest {
    @TestFactory
    List<DynamicTest> shouldHaveTheKernelsConstants() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Class<?> constants : List.of(Bpf.class, KernelTypes.class, TaskFileProgram.class)) {
            for (final Field field : constants.getDeclaredFields()) {
                final String name = field.getName();
                if (field.getType() == int.class && name.matches("(BPF|BTF|SOCKFS)_.*")) {
                    final String kernelName = name.equals("BPF_FUNC_SEQ_WRITE") ? "BPF_FUNC_seq_write" : name;
                    tests.add(DynamicTest.dynamicTest(
                            name,
                            () -> assertEquals(
                                    ((Number) Uapi.class.getMethod(kernelName).invoke(null)).intValue(),
                                    field.getInt(null))));
                }
            }
        }
        assertTrue(tests.size() > 40, "constants=" + tests.size());
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldPlaceEveryFieldOfAttrWhereTheKernelDoes() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Field field : BpfAttr.class.getDeclaredFields()) {
            final String name = field.getName();
            if (Modifier.isStatic(field.getModifiers()) && name.endsWith("_OFFSET")) {
                tests.add(DynamicTest.dynamicTest(name, () -> assertEquals(kernelOffset(name), field.getInt(null))));
            }
        }
        assertEquals(9, tests.size());
        return tests;
    }

    @Test
    void shouldPlaceEveryOtherFieldWhereTheKernelDoes() {
        assertEquals(bpf_insn.sizeof(), BpfAssembler.LENGTH);
        assertEquals(bpf_insn.code$offset(), BpfAssembler.CODE_OFFSET);
        assertEquals(bpf_insn.off$offset(), BpfAssembler.OFF_OFFSET);
        assertEquals(bpf_insn.imm$offset(), BpfAssembler.IMM_OFFSET);
        assertEquals(btf_header.sizeof(), KernelTypes.HEADER_LENGTH);
        assertEquals(btf_header.magic$offset(), KernelTypes.MAGIC_OFFSET);
        assertEquals(btf_header.hdr_len$offset(), KernelTypes.HDR_LEN_OFFSET);
        assertEquals(btf_header.type_off$offset(), KernelTypes.TYPE_OFF_OFFSET);
        assertEquals(btf_header.type_len$offset(), KernelTypes.TYPE_LEN_OFFSET);
        assertEquals(btf_header.str_off$offset(), KernelTypes.STR_OFF_OFFSET);
        assertEquals(btf_header.str_len$offset(), KernelTypes.STR_LEN_OFFSET);
        assertEquals(btf_type.sizeof(), KernelTypes.TYPE_LENGTH);
        assertEquals(btf_type.name_off$offset(), KernelTypes.NAME_OFF_OFFSET);
        assertEquals(btf_type.info$offset(), KernelTypes.INFO_OFFSET);
        assertEquals(btf_member.sizeof(), KernelTypes.MEMBER_LENGTH);
        assertEquals(btf_member.name_off$offset(), KernelTypes.NAME_OFF_OFFSET);
        assertEquals(btf_member.offset$offset(), KernelTypes.MEMBER_OFFSET_OFFSET);
    }

    @Test
    void shouldKnowTheNumberOfTheSystemCall() {
        assertEquals(280, Bpf.callNumber("aarch64"));
        assertEquals(-1, Bpf.callNumber("pdp11"));
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the bindings were generated on amd64");
        assertEquals(Libc.SYS_bpf(), Bpf.callNumber("amd64"));
    }

    private static long kernelOffset(final String constant) throws ReflectiveOperationException {
        final String field =
                constant.substring(0, constant.length() - "_OFFSET".length()).toLowerCase(Locale.ROOT);
        for (final Class<?> nested : List.of(bpf_attr.link_create.class, bpf_attr.iter_create.class)) {
            final String prefix = nested.getSimpleName() + "_";
            if (field.startsWith(prefix)) {
                final String member = field.substring(prefix.length());
                return (Long) nested.getMethod(member + "$offset").invoke(null);
            }
        }
        return (Long) bpf_attr.class.getMethod(field + "$offset").invoke(null);
    }
}

package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.sockeye.linux.generated.libc.Libc;
import io.sockeye.linux.generated.uapi.Uapi;
import io.sockeye.linux.generated.uapi.ifaddrmsg;
import io.sockeye.linux.generated.uapi.ifinfomsg;
import io.sockeye.linux.generated.uapi.inet_diag_bc_op;
import io.sockeye.linux.generated.uapi.inet_diag_hostcond;
import io.sockeye.linux.generated.uapi.inet_diag_markcond;
import io.sockeye.linux.generated.uapi.inet_diag_msg;
import io.sockeye.linux.generated.uapi.inet_diag_req;
import io.sockeye.linux.generated.uapi.inet_diag_req_v2;
import io.sockeye.linux.generated.uapi.inet_diag_sockid;
import io.sockeye.linux.generated.uapi.ndmsg;
import io.sockeye.linux.generated.uapi.nfgenmsg;
import io.sockeye.linux.generated.uapi.nlattr;
import io.sockeye.linux.generated.uapi.nlmsgerr;
import io.sockeye.linux.generated.uapi.nlmsghdr;
import io.sockeye.linux.generated.uapi.rta_cacheinfo;
import io.sockeye.linux.generated.uapi.rtmsg;
import io.sockeye.linux.generated.uapi.rtnexthop;
import io.sockeye.linux.generated.uapi.rtnl_link_ifmap;
import io.sockeye.linux.generated.uapi.rtnl_link_stats64;
import io.sockeye.linux.generated.uapi.sockaddr_nl;
import io.sockeye.linux.generated.uapi.tcp_info;
import io.sockeye.linux.generated.uapi.unix_diag_msg;
import io.sockeye.linux.generated.uapi.unix_diag_req;
import io.sockeye.linux.netfilter.Conntrack;
import io.sockeye.linux.netfilter.NfGenMsg;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.netlink.NlAttr;
import io.sockeye.linux.netlink.NlMsgErr;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.netlink.SockAddrNl;
import io.sockeye.linux.rtnetlink.ArpHardware;
import io.sockeye.linux.rtnetlink.IfAddr;
import io.sockeye.linux.rtnetlink.IfAddrMsg;
import io.sockeye.linux.rtnetlink.IfFlags;
import io.sockeye.linux.rtnetlink.IfInfoMsg;
import io.sockeye.linux.rtnetlink.IfLink;
import io.sockeye.linux.rtnetlink.NdMsg;
import io.sockeye.linux.rtnetlink.Neighbour;
import io.sockeye.linux.rtnetlink.RouteFlags;
import io.sockeye.linux.rtnetlink.RtMsg;
import io.sockeye.linux.rtnetlink.RtNextHop;
import io.sockeye.linux.rtnetlink.RtaCacheInfo;
import io.sockeye.linux.rtnetlink.Rtnetlink;
import io.sockeye.linux.rtnetlink.RtnlLinkMap;
import io.sockeye.linux.rtnetlink.RtnlLinkStats64;
import io.sockeye.linux.sockdiag.InetDiagBytecode;
import io.sockeye.linux.sockdiag.InetDiagHostCond;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.InetDiagReq;
import io.sockeye.linux.sockdiag.InetDiagReqV2;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpInfo;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagMsg;
import io.sockeye.linux.sockdiag.UnixDiagReq;

/** Holds every number that the flyweights and constant classes write out against the generated bindings. */
class KernelLayoutTest {
    /** Bit-fields, which jextract leaves out: the fields beside them fix their bytes. */
    private static final Map<String, Integer> BIT_FIELDS =
            Map.of("TCPI_WSCALE_OFFSET", 6, "TCPI_DELIVERY_RATE_APP_LIMITED_OFFSET", 7);

    /** Structs that grow with the kernel, so that their flyweights are told a length and have none. */
    private static final Set<Class<?>> LENGTH_GATED = Set.of(TcpInfo.class, RtnlLinkStats64.class);

    private static final List<Class<?>> CONSTANTS = List.of(
            Netlink.class,
            SockDiag.class,
            Errno.class,
            Rtnetlink.class,
            IfLink.class,
            IfAddr.class,
            IfFlags.class,
            ArpHardware.class,
            Neighbour.class,
            RouteFlags.class,
            Conntrack.class);

    private record Layout(Class<?> flyweight, Class<?> struct, Class<?> nested, String nestedField) {}

    private static final List<Layout> LAYOUTS = List.of(
            new Layout(NlMsgHdr.class, nlmsghdr.class, null, null),
            new Layout(NlMsgErr.class, nlmsgerr.class, null, null),
            new Layout(SockAddrNl.class, sockaddr_nl.class, null, null),
            new Layout(NlAttr.class, nlattr.class, null, null),
            new Layout(InetDiagBytecode.class, inet_diag_bc_op.class, null, null),
            new Layout(InetDiagHostCond.class, inet_diag_hostcond.class, null, null),
            new Layout(InetDiagReq.class, inet_diag_req.class, inet_diag_sockid.class, "id"),
            new Layout(InetDiagReqV2.class, inet_diag_req_v2.class, inet_diag_sockid.class, "id"),
            new Layout(InetDiagMsg.class, inet_diag_msg.class, inet_diag_sockid.class, "id"),
            new Layout(UnixDiagReq.class, unix_diag_req.class, null, null),
            new Layout(UnixDiagMsg.class, unix_diag_msg.class, null, null),
            new Layout(TcpInfo.class, tcp_info.class, null, null),
            new Layout(RtMsg.class, rtmsg.class, null, null),
            new Layout(RtNextHop.class, rtnexthop.class, null, null),
            new Layout(RtaCacheInfo.class, rta_cacheinfo.class, null, null),
            new Layout(IfInfoMsg.class, ifinfomsg.class, null, null),
            new Layout(IfAddrMsg.class, ifaddrmsg.class, null, null),
            new Layout(RtnlLinkStats64.class, rtnl_link_stats64.class, null, null),
            new Layout(RtnlLinkMap.class, rtnl_link_ifmap.class, null, null),
            new Layout(NdMsg.class, ndmsg.class, null, null),
            new Layout(NfGenMsg.class, nfgenmsg.class, null, null));

    @TestFactory
    List<DynamicTest> shouldPlaceEveryFieldWhereTheKernelDoes() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Layout layout : LAYOUTS) {
            int offsets = 0;
            for (final Field field : layout.flyweight.getDeclaredFields()) {
                final String name = field.getName();
                if (Modifier.isStatic(field.getModifiers()) && name.endsWith("_OFFSET")) {
                    offsets++;
                    tests.add(DynamicTest.dynamicTest(
                            layout.flyweight.getSimpleName() + "." + name,
                            () -> assertEquals(kernelOffset(layout, name), constant(field))));
                }
            }
            assertTrue(offsets > 0, "no offsets: flyweight=" + layout.flyweight);
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldHaveTheKernelsLengths() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Layout layout : LAYOUTS) {
            if (!LENGTH_GATED.contains(layout.flyweight)) {
                tests.add(DynamicTest.dynamicTest(
                        layout.flyweight.getSimpleName(),
                        () -> assertEquals(
                                ((Long) layout.struct.getMethod("sizeof").invoke(null)).intValue(),
                                constant(layout.flyweight.getDeclaredField("LENGTH")))));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldHaveTheKernelsConstants() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Class<?> constants : CONSTANTS) {
            for (final Field field : constants.getFields()) {
                tests.add(DynamicTest.dynamicTest(
                        constants.getSimpleName() + "." + field.getName(),
                        () -> assertEquals(kernelConstant(field.getName()), constant(field))));
            }
        }
        return tests;
    }

    @Test
    void shouldNumberStatesAsTheKernelDoes() throws Exception {
        for (final Field field : TcpState.class.getFields()) {
            final Object number = Uapi.class.getMethod("BPF_" + field.getName()).invoke(null);
            assertEquals(((Number) number).intValue(), constant(field), field.getName());
        }
    }

    @Test
    void shouldNumberBytecodeAsTheKernelDoes() throws Exception {
        int operations = 0;
        for (final Field field : InetDiagBytecode.class.getDeclaredFields()) {
            if (field.getName().startsWith("INET_DIAG_BC_")) {
                final Object number = Uapi.class.getMethod(field.getName()).invoke(null);
                assertEquals(((Number) number).intValue(), constant(field), field.getName());
                operations++;
            }
        }
        assertEquals(14, operations);
    }

    @Test
    void shouldWriteMarksAsTheKernelReadsThem() {
        assertEquals(inet_diag_markcond.sizeof(), InetDiagBytecode.MARK_LENGTH - InetDiagBytecode.LENGTH);
        assertEquals(0, inet_diag_markcond.mark$offset());
        assertEquals(Integer.BYTES, inet_diag_markcond.mask$offset());
    }

    @Test
    void shouldOpenNetlinkSocketsWithTheCLibrarysConstants() throws Exception {
        for (final String name :
                List.of("AF_NETLINK", "SOCK_RAW", "SOCK_CLOEXEC", "SOL_SOCKET", "SO_RCVBUF", "MSG_TRUNC")) {
            final Field field = NetlinkSocket.class.getDeclaredField(name);
            assertEquals(((Number) Libc.class.getMethod(name).invoke(null)).intValue(), constant(field), name);
        }
    }

    private static int constant(final Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return field.getInt(null);
    }

    /** {@return a constant of the kernel's headers, or else of the C library's} */
    private static int kernelConstant(final String name) throws ReflectiveOperationException {
        for (final Class<?> header : List.of(Uapi.class, Libc.class)) {
            try {
                return ((Number) header.getMethod(name).invoke(null)).intValue();
            } catch (final NoSuchMethodException e) {
                continue;
            }
        }
        throw new AssertionError("no such constant in the bindings: name=" + name);
    }

    private static int kernelOffset(final Layout layout, final String constant) throws ReflectiveOperationException {
        if (BIT_FIELDS.containsKey(constant)) {
            return BIT_FIELDS.get(constant);
        }
        final String field =
                constant.substring(0, constant.length() - "_OFFSET".length()).toLowerCase(Locale.ROOT);
        final Method own = method(layout.struct, field);
        if (own != null) {
            return ((Long) own.invoke(null)).intValue();
        }
        final Method nested = layout.nested == null ? null : method(layout.nested, field);
        if (nested == null) {
            throw new AssertionError("no such field in the kernel: struct=" + layout.struct + ", field=" + field);
        }
        final long base = (Long) method(layout.struct, layout.nestedField).invoke(null);
        return (int) (base + (Long) nested.invoke(null));
    }

    private static Method method(final Class<?> struct, final String field) {
        try {
            return struct.getMethod(field + "$offset");
        } catch (final NoSuchMethodException e) {
            return null;
        }
    }
}

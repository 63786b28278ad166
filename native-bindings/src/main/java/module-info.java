/**
 * System calls, netlink sockets and the kernel's message layouts, for the collector alone: who wants sockets asks
 * {@code io.sockeye.collector}. The one module that calls native code: {@code --enable-native-access=io.sockeye.linux}.
 */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.sockeye.linux {
    requires transitive org.agrona;

    exports io.sockeye.linux to
            io.sockeye.collector;
    exports io.sockeye.linux.bpf to
            io.sockeye.collector;
    exports io.sockeye.linux.memory to
            io.sockeye.collector;
    exports io.sockeye.linux.netfilter to
            io.sockeye.collector;
    exports io.sockeye.linux.netlink to
            io.sockeye.collector;
    exports io.sockeye.linux.rtnetlink to
            io.sockeye.collector;
    exports io.sockeye.linux.sockdiag to
            io.sockeye.collector;
}

/**
 * The sockets of a Linux host as a library: {@link io.sockeye.collector.Sockets} is the way in. What is exported is
 * what its users see; everything else may change. {@code sockeye} itself runs on the class path and sees more.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.sockeye.collector {
    requires transitive org.agrona;
    requires io.sockeye.linux;
    requires static HdrHistogram;

    exports io.sockeye.collector;
    exports io.sockeye.collector.cost;
    exports io.sockeye.collector.dump;
    exports io.sockeye.collector.record;
}

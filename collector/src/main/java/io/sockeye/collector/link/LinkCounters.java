package io.sockeye.collector.link;

/**
 * What an interface has counted since it was made, as {@code /proc/net/dev} sums it up; each an unsigned 64-bit number.
 * See {@code dev_seq_printf_stats} in the kernel's {@code net/core/net-procfs.c}, and {@code struct rtnl_link_stats64}
 * of {@code <linux/if_link.h>} for what is summed.
 *
 * @param rxBytes         received.
 * @param rxPackets       received.
 * @param rxErrors        bad packets received.
 * @param rxDropped       packets dropped by the host and, as missed, by the device.
 * @param rxFifoErrors    overruns of the receive queue.
 * @param rxFrameErrors   packets of wrong length, too large, with a wrong checksum or not aligned.
 * @param rxCompressed    compressed packets received.
 * @param multicast       multicast packets received.
 * @param txBytes         sent.
 * @param txPackets       sent.
 * @param txErrors        packets that could not be sent.
 * @param txDropped       packets dropped before they were sent.
 * @param txFifoErrors    underruns of the send queue.
 * @param collisions      while sending.
 * @param txCarrierErrors packets not sent for loss of carrier, too many or late collisions, or heartbeat errors.
 * @param txCompressed    compressed packets sent.
 */
public record LinkCounters(
        long rxBytes,
        long rxPackets,
        long rxErrors,
        long rxDropped,
        long rxFifoErrors,
        long rxFrameErrors,
        long rxCompressed,
        long multicast,
        long txBytes,
        long txPackets,
        long txErrors,
        long txDropped,
        long txFifoErrors,
        long collisions,
        long txCarrierErrors,
        long txCompressed) {}

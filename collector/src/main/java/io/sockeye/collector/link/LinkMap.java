package io.sockeye.collector.link;

/**
 * Where the hardware of an interface is, {@code struct rtnl_link_ifmap} of {@code <linux/if_link.h>}; all 0 for most.
 *
 * @param memoryStart first address of shared memory, unsigned.
 * @param memoryEnd   last address of shared memory, unsigned.
 * @param baseAddress for input and output, unsigned.
 * @param irq         number of the interrupt, 0 to 65,535.
 * @param dma         DMA channel, 0 to 255.
 * @param port        which connector is in use, {@code IF_PORT_*} of {@code <linux/netdevice.h>}, 0 to 255.
 */
public record LinkMap(long memoryStart, long memoryEnd, long baseAddress, int irq, int dma, int port) {}

package io.sockeye.collector.vocabulary;

/** The numbers, {@code AF_*} of {@code <linux/socket.h>}, of the families that few kernels have left. */
public final class LegacyFamilies {
    /** AX.25, {@code AF_AX25}. */
    public static final int AX25 = 3;
    /** IPX, {@code AF_IPX}. */
    public static final int IPX = 4;
    /** AppleTalk, {@code AF_APPLETALK}, of which there are routes alone. */
    public static final int DDP = 5;
    /** NET/ROM, {@code AF_NETROM}. */
    public static final int NETROM = 6;
    /** X.25, {@code AF_X25}. */
    public static final int X25 = 9;
    /** ROSE, {@code AF_ROSE}. */
    public static final int ROSE = 11;

    private LegacyFamilies() {}
}

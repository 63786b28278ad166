package io.sockeye.cli.args;

/** Address families that few kernels have left, in the order in which netstat prints their tables. */
public enum LegacyFamily {
    /** Novell IPX. */
    IPX,
    /** Amateur radio AX.25. */
    AX25,
    /** CCITT X.25. */
    X25,
    /** Amateur radio NET/ROM. */
    NETROM,
    /** Amateur radio ROSE. */
    ROSE,
    /** Bluetooth L2CAP. */
    L2CAP,
    /** Bluetooth RFCOMM. */
    RFCOMM
}

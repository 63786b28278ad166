package io.sockeye.cli.zoo;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A socket as its line of JSON tells of it, and questions to it that need none of the program's own code.
 *
 * @param fields of the line.
 */
record ListedSocket(JsonNode fields) {
    /** What cases ask for. */
    static final String FIELDS = "protocol,family,state,type,local_address,local_port,remote_address,remote_port,"
            + "interface,path,recv_q,send_q,accept_queue,accept_queue_max,uid,user,inode,cookie,pid,process,cgroup,"
            + "congestion,rcvbuf,sndbuf,mark,v6only,snd_mss,min_rtt_us,ssthresh,shutdown,drops";

    /** What tells sockets apart by every source. */
    static final String PLACE = "protocol,family,local_address,local_port,remote_address,remote_port,path,uid,inode";

    /** {@return the same sockets in a listing of JSON Lines} */
    static List<ListedSocket> of(final String jsonLines) {
        return jsonLines
                .lines()
                .map(line -> new ListedSocket(StrictReader.json(line)))
                .toList();
    }

    boolean has(final String field) {
        return fields.has(field);
    }

    /** {@return whether the field is there and says that} */
    boolean is(final String field, final String text) {
        return text(field).equals(text);
    }

    boolean isOneOf(final String field, final String... texts) {
        return List.of(texts).contains(text(field));
    }

    /** {@return what the field says; empty where it is not there} */
    String text(final String field) {
        return fields.path(field).asText("");
    }

    /** {@return what the field says; -1 where it is not there} */
    long number(final String field) {
        return fields.path(field).asLong(-1);
    }

    boolean isUnix() {
        return is("protocol", "unix");
    }

    /** {@return the port; 0 where there is none} */
    int localPort() {
        return (int) Math.max(0, number("local_port"));
    }

    int remotePort() {
        return (int) Math.max(0, number("remote_port"));
    }

    /** {@return whether it is an Internet socket with that address; what has no peer has the address of zeros} */
    boolean isIn(final String field, final String network, final int length) {
        if (isUnix()) {
            return false;
        }
        final String none = is("family", "inet") ? "0.0.0.0" : "::";
        final byte[] own = bytes(has(field) ? text(field) : none);
        final byte[] wanted = bytes(network);
        if (own.length != wanted.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            if (((own[bit >> 3] ^ wanted[bit >> 3]) & 0x80 >>> (bit & 7)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Four bytes of IPv4 and of what is mapped into IPv6, else sixteen: so does InetAddress. */
    private static byte[] bytes(final String address) {
        final InetAddress read = InetAddress.ofLiteral(address);
        return read instanceof Inet4Address
                ? read.getAddress()
                : read.getAddress().clone();
    }

    /** {@return what of it every source tells; /proc does not know whose a UNIX socket is} */
    String place() {
        final StringBuilder place = new StringBuilder();
        for (final String field : PLACE.split(",")) {
            place.append(isUnix() && field.equals("uid") ? "" : fields.path(field))
                    .append(' ');
        }
        return place.toString();
    }

    /** {@return what ss tells it by: the cookie, of a UNIX socket the inode, of a raw one protocol and addresses} */
    String nameBySs() {
        if (isUnix()) {
            return "unix " + text("inode");
        }
        if (!is("protocol", "raw")) {
            return text("cookie");
        }
        final String local = text("local_address");
        return "raw " + (local.contains(":") ? (local.equals("::") ? "*" : "[" + local + "]") : local) + ":"
                + localPort();
    }

    /** {@return the same name of a line of {@code ss -eHO}, which has no state where it is always the same} */
    static String nameBySs(final String line) {
        if (line.startsWith("raw")) {
            return line.replaceFirst("raw +(?:[A-Z-]+ +)?\\d+ +\\d+ +(\\S+).*", "raw $1");
        }
        if (line.startsWith("u_")) {
            return line.replaceFirst("(?s).* (\\d+) +\\* \\d+ .*", "unix $1");
        }
        return line.replaceFirst(".*\\bsk:([0-9a-f]+).*", "$1");
    }
}

package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Connections in TIME_WAIT that pile up: this host closes first, and often. */
final class TimeWait implements Check {
    private static final Description DESCRIPTION = new Description(
            "time-wait",
            "TIME_WAIT that piles up, and who closes first",
            "Who closes a connection first keeps it in TIME_WAIT for 60 seconds, which no setting changes."
                    + " That is harmless until they fill the kernel's table (tcp_max_tw_buckets), where the kernel"
                    + " drops them at once and counts TCPTimeWaitOverflow, or until a client runs out of ports (see"
                    + " ephemeral-ports). Very many of them for each open connection mean that connections are"
                    + " made for one request each.",
            List.of(
                    new Threshold("count", "sockets in TIME_WAIT below which it is silent", 20_000),
                    new Threshold("per-connection", "sockets in TIME_WAIT for each open connection", 3),
                    new Threshold("share", "percent of tcp_max_tw_buckets in use", 50),
                    new Threshold("critical-share", "percent of tcp_max_tw_buckets in use, which is critical", 90)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_max_tw_buckets, tcp_fin_timeout,"
                            + " tcp_tw_reuse)",
                    "https://docs.kernel.org/networking/snmp_counter.html (TcpExtTW, TCPTimeWaitOverflow)",
                    "RFC 9293, 3.6 (who closes first waits)"));

    private SocketQuestion inbound;
    private SocketQuestion outbound;
    private SocketQuestion open;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final String waiting = "protocol = tcp and state time-wait and ";
        inbound = inquiry.sockets(
                SocketQuestion.where(waiting + inquiry.listening().inbound()).by("local_port", "remote_address"));
        outbound = inquiry.sockets(
                SocketQuestion.where(waiting + inquiry.listening().outbound()).by("remote_address", "remote_port"));
        open = inquiry.sockets(
                SocketQuestion.where("protocol = tcp and state established").by("protocol"));
    }

    @Override
    public void judge(final Examination examination) {
        final long waiting = examination.answer(inbound).sockets()
                + examination.answer(outbound).sockets();
        final long most = examination.setting("net.ipv4.tcp_max_tw_buckets").number();
        final long share = most > 0 ? waiting * 100 / most : 0;
        final long dropped = examination.growth("TcpExt", "TCPTimeWaitOverflow");
        final long connections = examination.answer(open).sockets();
        final boolean isFull = dropped > 0 || share >= examination.threshold("critical-share");
        final boolean isMuch = waiting >= examination.threshold("count")
                && waiting >= connections * examination.threshold("per-connection");
        if (!isFull && !isMuch && share < examination.threshold("share")) {
            return;
        }
        final boolean isServer = examination.answer(inbound).sockets()
                >= examination.answer(outbound).sockets();
        examination
                .found(isFull ? Severity.CRITICAL : Severity.WARNING, summary(waiting, connections, share, dropped))
                .about("state", "TIME_WAIT")
                .about("closed_first_by", isServer ? "server" : "client")
                .provedBy(evidence(examination))
                .tell(
                        isServer
                                ? "This host's services close first: let them keep connections open (HTTP keep-alive),"
                                        + " or let the clients close."
                                : "This host's clients close first: use a pool of connections, or keep-alive.",
                        "the count falls a minute after: sockeye count -t --by=state");
    }

    private static String summary(final long waiting, final long connections, final long share, final long dropped) {
        return waiting + " connections in TIME_WAIT beside " + connections + " open ones, " + share
                + " % of tcp_max_tw_buckets"
                + (dropped > 0 ? "; the kernel has just dropped " + dropped + " for want of room" : "");
    }

    private Evidence.Builder evidence(final Examination examination) {
        final List<Group> servers = examination.answer(inbound).groups();
        final List<Group> clients = examination.answer(outbound).groups();
        final Evidence.Builder rows = new Evidence.Builder("count", "closed_first_by", "port", "remote_address");
        int server = 0;
        int client = 0;
        while (server < servers.size() || client < clients.size()) {
            final boolean isServers = client == clients.size()
                    || server < servers.size()
                            && servers.get(server).count()
                                    >= clients.get(client).count();
            final Group group = isServers ? servers.get(server++) : clients.get(client++);
            rows.row(
                    group.count(),
                    isServers ? "server" : "client",
                    group.number(isServers ? "local_port" : "remote_port"),
                    group.text("remote_address"));
        }
        return rows.more(examination.answer(inbound).untold()
                + examination.answer(outbound).untold());
    }
}

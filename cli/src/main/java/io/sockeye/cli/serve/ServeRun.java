package io.sockeye.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.sockeye.cli.args.ImmediateExit;
import io.sockeye.cli.args.ParseResult;
import io.sockeye.cli.args.ServeArguments;
import io.sockeye.cli.args.ServeOptions;
import io.sockeye.cli.command.CommandOutput;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.serve.http.Answer;
import io.sockeye.cli.serve.http.HostPort;
import io.sockeye.cli.serve.http.MetricsServer;
import io.sockeye.cli.serve.http.Page;
import io.sockeye.cli.serve.look.GroupChoice;
import io.sockeye.cli.serve.look.LastLook;
import io.sockeye.cli.serve.look.Looker;
import io.sockeye.cli.serve.otlp.OtlpPush;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.text.ProcRoot;

/** One run of the service: from its start to the signal that ends it. Confined to one thread. */
final class ServeRun {
    private static final int FAILED = 1;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String METRICS = "/metrics";
    /** How long a look that is under way is waited for at the end. */
    private static final long END_MILLIS = 500;

    private final String version;
    private final CommandOutput output;

    ServeRun(final String version, final CommandOutput output) {
        this.version = version;
        this.output = output;
    }

    /** Do what a command line asks for, and answer with the exit code. */
    int run(final String[] arguments) {
        final ParseResult result = new ServeArguments(output.name(), version).parse(arguments);
        if (result instanceof final ImmediateExit exit) {
            output.err().print(exit.stderr());
            return output.print(exit.stdout(), exit.code());
        }
        try {
            return serve((ServeOptions) result);
        } catch (final UsageException e) {
            return output.usageError("serve: " + e.getMessage());
        } catch (final IOException e) {
            return output.failed("serve: " + e.getMessage());
        }
    }

    private int serve(final ServeOptions options) throws IOException, UsageException {
        final HostPort listen = hostPort(options.listen());
        final ProcRoot root = ProcRoot.of(options.sockets().procRoot());
        final Names names = Names.ofThisHostInTime();
        final List<GroupChoice> groups = GroupChoice.of(options, names);
        final LastLook last = new LastLook(options.maxAgeNanos());
        final Path webConfig = options.webConfig() == null ? null : Path.of(options.webConfig());
        try (OtlpPush push = options.otlp() == null ? null : push(options.otlp(), root);
                MetricsServer server =
                        MetricsServer.start(listen, webConfig, options.insecure(), pages(last), this::say)) {
            final Looker looker = new Looker(options, version, root, names, groups, last, push, this::say);
            final Thread looking =
                    Thread.ofPlatform().daemon().name("serve-look").unstarted(looker);
            final CountDownLatch isOver = new CountDownLatch(1);
            final AtomicInteger code = new AtomicInteger();
            looking.setUncaughtExceptionHandler((thread, failure) -> {
                say("cannot look any more: " + failure);
                code.set(FAILED);
                isOver.countDown();
            });
            Signals.on("TERM", isOver::countDown);
            Signals.on("INT", isOver::countDown);
            Signals.on("HUP", () -> reload(server));
            looking.start();
            say("serving " + (server.isTls() ? "https://" : "http://") + address(server) + METRICS);
            isOver.await();
            looking.interrupt();
            if (looking.join(Duration.ofMillis(END_MILLIS))) {
                looker.close();
            }
            return code.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private OtlpPush push(final String url, final ProcRoot root) throws IOException, UsageException {
        return OtlpPush.start(url, System.getenv(), version, new HostFiles(root), this::say);
    }

    private static HostPort hostPort(final String text) throws UsageException {
        try {
            return HostPort.parse(text);
        } catch (final IllegalArgumentException e) {
            throw new UsageException("invalid argument '" + text + "' for '--listen'; " + e.getMessage());
        }
    }

    private static String address(final MetricsServer server) {
        final String host = server.address().getAddress().getHostAddress();
        return new HostPort(host, server.address().getPort()).toString();
    }

    private static Map<String, Page> pages(final LastLook last) {
        final Answer healthy = Answer.text(OK, "healthy");
        final Answer ready = Answer.text(OK, "ready");
        final Answer unready = Answer.text(UNAVAILABLE, "the last look is too old, or there was none yet");
        final Answer root = Answer.text(OK, "Sockeye serves " + METRICS + ", /-/healthy and /-/ready");
        return Map.of(
                "/",
                request -> root,
                METRICS,
                new MetricsPage(last),
                "/-/healthy",
                request -> healthy,
                "/-/ready",
                request -> last.isReady() ? ready : unready);
    }

    private void reload(final MetricsServer server) {
        try {
            server.reload();
            say("the configuration was read again");
        } catch (final IOException e) {
            say("the old configuration stays in use: " + e.getMessage());
        }
    }

    /** One line each, from any thread. */
    private synchronized void say(final String line) {
        output.warn("serve: " + line);
        output.err().flush();
    }
}

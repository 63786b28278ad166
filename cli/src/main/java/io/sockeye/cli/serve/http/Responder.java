package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;

import io.sockeye.cli.serve.http.auth.PasswordCheck;
import io.sockeye.cli.serve.http.config.WebConfig;

/**
 * What a request is answered: passwords first, so that nobody without one learns which pages there are. Threads: safe.
 */
final class Responder {
    private final Map<String, Page> pages;
    private final PasswordCheck passwords;
    private final QuietLog log;
    private final int maxHead;

    Responder(final Map<String, Page> pages, final PasswordCheck passwords, final QuietLog log, final int maxHead) {
        this.pages = Map.copyOf(pages);
        this.passwords = passwords;
        this.log = log;
        this.maxHead = maxHead;
    }

    /** Answer a whole head. */
    Reply reply(final InputStream bytes, final InetAddress peer, final WebConfig config) throws IOException {
        final Head head;
        try {
            head = Head.parse(bytes, maxHead);
        } catch (final Head.RefusedException e) {
            return refusal(e.status(), e.getMessage(), config);
        }
        final Reply reply = reply(head, peer, config);
        if (head.method().equals("HEAD")) {
            reply.leaveOutBody();
        }
        return reply;
    }

    /** Turn a client away, and close the connection. */
    static Reply refusal(final int status, final String why, final WebConfig config) {
        return new Reply(Answer.text(status, why), false, false, config.headers());
    }

    private Reply reply(final Head head, final InetAddress peer, final WebConfig config) {
        if (!config.users().isEmpty()) {
            final PasswordCheck.Verdict verdict = passwords.check(head.authorization(), peer, config.users());
            if (verdict != PasswordCheck.Verdict.ACCEPTED) {
                return unknownClient(verdict, head, peer, config);
            }
        }
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            return refusal(405, "only GET and HEAD", config).set("Allow", "GET, HEAD");
        }
        if (head.hasBody()) {
            return refusal(413, "no body is taken", config);
        }
        final Page page = pages.get(head.path());
        if (page == null) {
            return new Reply(Answer.text(404, "no such page"), false, head.isKept(), config.headers());
        }
        return page(page, head, config);
    }

    private Reply unknownClient(
            final PasswordCheck.Verdict verdict, final Head head, final InetAddress peer, final WebConfig config) {
        if (verdict == PasswordCheck.Verdict.LATER) {
            log.say(QuietLog.Kind.PASSWORD, "too many wrong passwords from " + peer.getHostAddress());
            return refusal(429, "too many wrong passwords; come again later", config)
                    .set("Retry-After", Integer.toString(PasswordCheck.RETRY_SECONDS));
        }
        if (head.authorization() != null) {
            log.say(QuietLog.Kind.PASSWORD, "wrong user or password from " + peer.getHostAddress());
        }
        return refusal(401, "user and password are needed", config)
                .set("WWW-Authenticate", "Basic realm=\"sockeye\", charset=\"UTF-8\"");
    }

    private Reply page(final Page page, final Head head, final WebConfig config) {
        final boolean isGzip = head.takesGzip();
        try {
            final Answer answer = page.answer(new PageRequest(head.path(), head.accept(), head.query(), isGzip));
            return new Reply(answer, isGzip, head.isKept(), config.headers());
        } catch (final IOException | RuntimeException | LinkageError e) {
            log.say(QuietLog.Kind.PAGE, head.path() + " failed: " + e);
            return refusal(500, "the page failed", config);
        }
    }
}

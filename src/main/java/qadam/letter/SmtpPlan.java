package qadam.letter;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The mail server that letters are handed to.
 *
 * @param implicitTls true speaks TLS from the first byte (port 465), false begins with STARTTLS (RFC 3207; RFC 8314 prefers the first)
 * @param user to sign in as; empty when the server asks for nothing
 * @param from who the letters are from
 * @param authority certificates to trust in place of the machine's own, as PEM
 */
public record SmtpPlan(String host, int port, boolean implicitTls, Optional<String> user, String password, String from, Optional<Path> authority) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /**
     * Reads what the operator wrote.
     *
     * @param address {@code smtps://user@host:465} or {@code smtp://user@host:587}; a user's @ is written %40
     * @throws IllegalArgumentException with words for the command line
     */
    static SmtpPlan of(String address, String from, String password, Path authority) {
        URI uri = uri(address);
        boolean implicit = "smtps".equals(uri.getScheme());
        if (uri.getHost() == null || !implicit && !"smtp".equals(uri.getScheme()) || !uri.getPath().isEmpty() || uri.getQuery() != null) {
            throw new IllegalArgumentException("--smtp: smtps://USER@HOST:465 or smtp://USER@HOST:587 (an @ in the user's name is written %40)");
        }
        Optional<String> user = Optional.ofNullable(uri.getUserInfo());
        if (user.filter(name -> uri.getRawUserInfo().contains(":")).isPresent()) {
            throw new IllegalArgumentException("--smtp: no password here, everybody on the machine could read it; use --smtp-password-file or QADAM_SMTP_PASSWORD");
        }
        if (user.isPresent() == password.isEmpty()) {
            throw new IllegalArgumentException("--smtp: a user needs a password and a password a user: USER@ in the address, and --smtp-password-file or QADAM_SMTP_PASSWORD");
        }
        EmailAddress sender = EmailAddress.parse(from == null ? "" : from)
            .orElseThrow(() -> new IllegalArgumentException("--smtp-from: the address that letters come from, such as qadam@school.kz"));
        if (authority != null && !Files.isReadable(authority)) {
            throw new IllegalArgumentException("--smtp-ca: this file cannot be read: " + authority);
        }
        int port = uri.getPort() > 0 ? uri.getPort() : implicit ? SUBMISSIONS : SUBMISSION;
        return new SmtpPlan(uri.getHost(), port, implicit, user, password, sender.text(), Optional.ofNullable(authority));
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("--smtp: this is no address: " + malformed.getReason());
        }
    }

    /** On this machine nobody listens in. Everywhere else letters and password go encrypted or not at all. */
    boolean needsTls() {
        return !LOOPBACK.contains(host);
    }

    @Override
    public String toString() {
        return "SmtpPlan[" + host + ":" + port + "]";
    }
}

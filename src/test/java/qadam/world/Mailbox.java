package qadam.world;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server that is not ours (SubEtha SMTP), on a free port of loopback; keeps the letters it was given. */
public final class Mailbox implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/letters/\\S+/(confirm|stop)");
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final SMTPServer server;
    /** A reply by which every recipient is refused; 0 takes everything. */
    private volatile int refusal;

    /** How a mail server is kept: what a client must show and may ask for. */
    public record Manner(SSLContext tls, boolean implicit, String user, String password) {
        static final Manner OPEN = new Manner(null, false, null, null);
    }

    private Mailbox(Manner manner, int port) {
        SMTPServer.Builder builder = new SMTPServer.Builder().bindAddress(InetAddress.ofLiteral("127.0.0.1")).port(port).hostName("mail.test")
            .messageHandlerFactory(context -> new Keeper(context));
        if (manner.tls() != null && manner.implicit()) {
            builder.serverSocketFactory(manner.tls());
        } else if (manner.tls() != null) {
            builder.enableTLS().requireTLS().startTlsSocketFactory(manner.tls());
        }
        if (manner.user() != null) {
            builder.requireAuth().authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                if (!user.equals(manner.user()) || !password.equals(manner.password())) {
                    throw new LoginFailedException();
                }
            }));
        }
        this.server = builder.build();
        server.start();
    }

    public static Mailbox open() {
        return open(Manner.OPEN);
    }

    public static Mailbox open(Manner manner) {
        return new Mailbox(manner, 0);
    }

    /** On a port where one was before. */
    public static Mailbox openAt(int port) {
        return new Mailbox(Manner.OPEN, port);
    }

    public int port() {
        return server.getPortAllocated();
    }

    public String address() {
        return "smtp://localhost:" + port();
    }

    /** From now on every recipient is refused with this reply; 0 ends that. */
    public void refuse(int reply) {
        refusal = reply;
    }

    /** The next letter, waited for. */
    public Letter next() {
        try {
            Letter letter = letters.poll(60, TimeUnit.SECONDS);
            if (letter == null) {
                throw new AssertionError("no letter came");
            }
            return letter;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public List<Letter> all() {
        return List.copyOf(letters);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A certificate with its key from OpenSSL, for one name, signed by itself: {@code NAME.crt} is what to trust. */
    public static SSLContext certificate(Path folder, String name) {
        try {
            openssl(folder, "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2 -subj /CN=" + name + " -addext subjectAltName=DNS:" + name
                + " -keyout " + name + ".key -out " + name + ".crt");
            openssl(folder, "pkcs12 -export -passout pass:password -inkey " + name + ".key -in " + name + ".crt -out " + name + ".p12");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream bytes = Files.newInputStream(folder.resolve(name + ".p12"))) {
                store.load(bytes, "password".toCharArray());
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, "password".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void openssl(Path folder, String arguments) throws IOException {
        Process process = new ProcessBuilder(("openssl " + arguments).split(" ")).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** One letter as it came. */
    public record Letter(String recipient, String raw) {
        public String subject() {
            return read(MimeMessage::getSubject);
        }

        public List<String> header(String name) {
            return read(message -> message.getHeader(name) == null ? List.of() : List.of(message.getHeader(name)));
        }

        public List<String> recipients() {
            return read(message -> List.of(message.getAllRecipients()).stream().map(Address::toString).toList());
        }

        public String plain() {
            return part(0);
        }

        public String html() {
            return part(1);
        }

        /** The address of the link by which this is confirmed or the letters are stopped. */
        public String link(String purpose) {
            Matcher found = LINK.matcher(plain());
            while (found.find()) {
                if (found.group(1).equals(purpose)) {
                    return found.group();
                }
            }
            throw new AssertionError("no link to " + purpose + " in:\n" + plain());
        }

        private String part(int number) {
            return read(message -> {
                BodyPart part = ((Multipart) message.getContent()).getBodyPart(number);
                return ((String) part.getContent()).replace("\r\n", "\n");
            });
        }

        private interface Reading<T> {
            T of(MimeMessage message) throws MessagingException, IOException;
        }

        private <T> T read(Reading<T> reading) {
            try {
                return reading.of(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1))));
            } catch (MessagingException | IOException malformed) {
                throw new AssertionError("not a letter:\n" + raw, malformed);
            }
        }

        public String sender() {
            return read(message -> message.getFrom()[0].toString());
        }

        public String to() {
            return read(message -> message.getRecipients(Message.RecipientType.TO)[0].toString());
        }
    }

    private final class Keeper implements MessageHandler {
        private String recipient;

        Keeper(MessageContext context) {
        }

        @Override
        public void from(String from) {
            // whoever writes
        }

        @Override
        public void recipient(String to) throws RejectException {
            if (refusal > 0) {
                throw new RejectException(refusal, "refused by the test: " + to);
            }
            recipient = to;
        }

        @Override
        public String data(InputStream data) throws IOException {
            letters.add(new Letter(recipient, new String(data.readAllBytes(), StandardCharsets.ISO_8859_1)));
            return null;
        }

        @Override
        public void done() {
            // nothing is held
        }
    }
}

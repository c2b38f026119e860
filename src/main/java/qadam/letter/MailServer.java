package qadam.letter;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Speaks to the operator's mail server. What it throws is told by its kind only: its words could name an address. */
public final class MailServer {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private final SmtpPlan plan;
    private final Session session;

    MailServer(SmtpPlan plan, String greetingName) {
        this.plan = plan;
        this.session = Session.getInstance(properties(plan, greetingName));
    }

    /** Why letters cannot be handed over; empty when the server lets us in. Sends nothing. */
    public static Optional<String> complaint(SmtpPlan plan) {
        try (Transport open = new MailServer(plan, "localhost").open()) {
            return Optional.empty();
        } catch (MessagingException | RuntimeException failed) {
            return Optional.of(why(failed).name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static Properties properties(SmtpPlan plan, String greetingName) {
        Properties all = new Properties();
        all.put("mail.smtp.host", plan.host());
        all.put("mail.smtp.port", Integer.toString(plan.port()));
        all.put("mail.smtp.localhost", greetingName);
        all.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        all.put("mail.smtp.timeout", ANSWER_MILLIS);
        all.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        all.put("mail.smtp.auth", Boolean.toString(plan.user().isPresent()));
        all.put("mail.smtp.ssl.enable", Boolean.toString(plan.implicitTls()));
        all.put("mail.smtp.starttls.enable", Boolean.toString(!plan.implicitTls()));
        all.put("mail.smtp.starttls.required", Boolean.toString(!plan.implicitTls() && plan.needsTls()));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        plan.authority().ifPresent(file -> all.put("mail.smtp.ssl.socketFactory", OwnAuthority.trusting(file)));
        return all;
    }

    Session session() {
        return session;
    }

    Transport open() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect(plan.user().orElse(null), plan.user().isPresent() ? plan.password() : null);
        return transport;
    }

    Outcome send(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Sent();
        } catch (MessagingException failed) {
            return isFinal(failed) ? new Outcome.Refused() : new Outcome.Later(why(failed));
        }
    }

    /** RFC 5321 §4.2.1: a reply 5yz will be the same another time. */
    private static boolean isFinal(MessagingException failed) {
        for (Exception one = failed; one instanceof MessagingException chained; one = chained.getNextException()) {
            int code = switch (one) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException whole -> whole.getReturnCode();
                default -> 0;
            };
            if (code >= 500) {
                return true;
            }
        }
        return false;
    }

    static Outcome.Why why(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof IllegalStateException || cause instanceof UncheckedIOException) {
                return Outcome.Why.CERTIFICATE;
            }
        }
        if (String.valueOf(failed.getMessage()).contains("STARTTLS")) {   // it offers no encryption, and without it nothing is sent
            return Outcome.Why.CERTIFICATE;
        }
        if (failed instanceof AuthenticationFailedException) {
            return Outcome.Why.SIGN_IN;
        }
        return failed instanceof SendFailedException ? Outcome.Why.REFUSED : Outcome.Why.UNREACHABLE;
    }
}

package qadam.letter;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Page;
import qadam.web.Site;

/** Writes a letter: the same words as plain text and as simple HTML, with a link, and with a way to stop it in one click (RFC 8058). */
final class LetterWriter {
    private static final String UTF_8 = "utf-8";

    private final Site site;
    private final LetterLinks links;
    private final String origin;
    private final String from;

    LetterWriter(Site site, LetterLinks links, String origin, String from) {
        this.site = site;
        this.links = links;
        this.origin = origin;
        this.from = from;
    }

    MimeMessage write(Session session, LetterKind kind, Address address, String to, Instant now) throws MessagingException {
        Language language = address.language();
        Texts texts = site.texts();
        String open = origin + "/" + language.tag() + switch (kind) {
            case CONFIRM -> "/letters/" + links.token(LetterLinks.CONFIRM, address.id()) + "/confirm";
            case NEWS -> "/inbox";
        };
        String stop = origin + "/" + language.tag() + "/letters/" + links.token(LetterLinks.STOP, address.id()) + "/stop";
        Map<String, Object> words = Map.of("subject", texts.text(language, kind.key() + "subject"), "words", texts.text(language, kind.key() + "text"),
            "link", texts.text(language, kind.key() + "link"), "open", open, "stop", stop);
        MimeMessage message = new Numbered(session, host());
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject((String) words.get("subject"), UTF_8);
        message.setSentDate(Date.from(now));
        message.setHeader("Content-Language", language.tag());
        message.setHeader("Auto-Submitted", "auto-generated");   // RFC 3834: nobody's machine should answer it
        message.setHeader("List-Unsubscribe", "<" + stop + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setContent(new MimeMultipart("alternative", plain(language, words), html(language, words)));
        message.saveChanges();
        return message;
    }

    private MimeBodyPart plain(Language language, Map<String, Object> words) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String banner = site.isDemonstration() ? site.texts().text(language, "web.demo.banner") + "\n\n" : "";
        part.setText(banner + words.get("words") + "\n\n" + words.get("open") + "\n\n-- \n" + site.texts().text(language, "letter.foot") + "\n"
            + words.get("stop") + "\n", UTF_8);
        return part;
    }

    private MimeBodyPart html(Language language, Map<String, Object> words) throws MessagingException {
        Page page = site.page(language, "", (String) words.get("subject"), "");
        MimeBodyPart part = new MimeBodyPart();
        part.setText(new String(site.render("letter/letter.jte", page, Map.of("words", words.get("words"), "link", words.get("link"),
            "open", words.get("open"), "stop", words.get("stop"))), StandardCharsets.UTF_8), UTF_8, "html");
        return part;
    }

    String host() {
        return String.valueOf(URI.create(origin).getHost());
    }

    /** The library's own message number would tell this machine's user and name. */
    private static final class Numbered extends MimeMessage {
        private final String host;

        Numbered(Session session, String host) {
            super(session);
            this.host = host;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + Ids.hex(Ids.random()) + "@" + host + ">");
        }
    }
}

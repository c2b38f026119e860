package qadam.credential;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import qadam.proof.CredentialClaims;
import qadam.proof.PdfAttachments;
import qadam.shared.Language;
import qadam.web.Site;

/**
 * The printed certificate: A4 landscape in the holder's language with the other two small, made from what was signed. The
 * signed credential is attached, so that the same file can be read by a person and verified by a machine.
 */
final class Certificate {
    private static final byte[] REGULAR = resource("/fonts/NotoSans-Regular.ttf");
    private static final byte[] BOLD = resource("/fonts/NotoSans-Bold.ttf");
    private static final String STYLE = new String(resource("/print/certificate.css"), StandardCharsets.UTF_8);

    static {
        XRLog.setLoggingEnabled(false);   // it would print each document's timings
    }

    private final Site site;
    private final ClaimRows rows;
    private final String origin;

    Certificate(Site site, ClaimRows rows, String origin) {
        this.site = site;
        this.rows = rows;
        this.origin = origin;
    }

    /** @param bundle what travels beside the credential, see {@link Held#bundle} */
    byte[] pdf(CredentialClaims claims, byte[] credential, byte[] bundle) {
        return PdfAttachments.attach(draw(html(claims), claims.id()), credential, bundle);
    }

    private String html(CredentialClaims claims) {
        Language language = Language.of(claims.exam().language()).orElse(Language.KK);
        List<Language> others = List.of(Language.values()).stream().filter(other -> other != language).toList();
        var page = site.page(language, "", claims.achievement().name(), "");
        return new String(site.render("credential/certificate.jte", page, Map.of(
            "style", STYLE, "claims", claims, "facts", facts(language, others, claims), "others", others, "texts", site.texts(),
            "titles", others.stream().map(other -> rows.achievement(other, claims)).toList(),
            "programme", rows.programmeTitle(language), "origin", origin, "code", code(claims))), StandardCharsets.UTF_8);
    }

    /** Each fact's words in the holder's language, and the same in the others, unless they are the same. */
    private List<List<String>> facts(Language language, List<Language> others, CredentialClaims claims) {
        List<List<String>> facts = new ArrayList<>();
        List<ClaimRow> main = rows.printed(language, claims);
        for (int i = 0; i < main.size(); i++) {
            List<String> fact = new ArrayList<>(List.of(main.get(i).label(), main.get(i).value()));
            for (Language other : others) {
                ClaimRow row = rows.printed(other, claims).get(i);
                fact.add(row.value().equals(main.get(i).value()) ? row.label() : row.label() + ": " + row.value());
            }
            facts.add(fact);
        }
        return facts;
    }

    /** The credential's id in groups that can be typed. */
    private static String code(CredentialClaims claims) {
        String id = claims.id().substring(claims.id().lastIndexOf('/') + 1);
        return String.join(" ", id.split("(?<=\\G.{4})"));
    }

    private static byte[] draw(String html, String address) {
        var bytes = new ByteArrayOutputStream(64 * 1024);
        try {
            new PdfRendererBuilder()
                .useFont(() -> new ByteArrayInputStream(REGULAR), "Noto Sans", 400, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(BOLD), "Noto Sans", 700, FontStyle.NORMAL, true)
                .useObjectDrawerFactory(new Drawings(address))
                .withProducer("Qadam")
                .withHtmlContent(html, null)
                .toStream(bytes)
                .run();
        } catch (IOException undrawable) {
            throw new UncheckedIOException(undrawable);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var stream = Certificate.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

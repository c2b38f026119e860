package qadam.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import qadam.paper.Ornament;
import qadam.paper.Paper;
import qadam.paper.QrCode;
import qadam.proof.CredentialClaims;
import qadam.proof.PdfAttachments;
import qadam.shared.Language;
import qadam.web.Site;

/**
 * The printed certificate: A4 landscape in the holder's language with the other two small, made from what was signed. The
 * signed credential is attached, so that the same file can be read by a person and verified by a machine.
 */
final class Certificate {
    private static final String STYLE = Paper.style("certificate.css");

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
        byte[] paper = Paper.print(html(claims), Map.of("border", Ornament::border, "mark", Ornament::mark, "code", QrCode.of(claims.id())), claims.validFrom());
        return PdfAttachments.attach(paper, credential, bundle);
    }

    private byte[] html(CredentialClaims claims) {
        Language language = Language.of(claims.exam().language()).orElse(Language.KK);
        List<Language> others = List.of(Language.values()).stream().filter(other -> other != language).toList();
        var page = site.page(language, "", claims.achievement().name(), "");
        return site.render("credential/certificate.jte", page, Map.of(
            "style", STYLE, "claims", claims, "facts", facts(language, others, claims), "others", others, "texts", site.texts(),
            "titles", others.stream().map(other -> rows.achievement(other, claims)).toList(),
            "programme", rows.programmeTitle(language), "origin", origin, "code", code(claims)));
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
}

package qadam.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import qadam.paper.Drawing;
import qadam.paper.Ornament;
import qadam.paper.Paper;
import qadam.paper.QrCode;
import qadam.shared.Language;
import qadam.web.Page;
import qadam.web.Site;

/** Sheets for guardians, a page each: the link to answer by phone, and the same text to answer on paper. */
final class Slips {
    private static final String STYLE = Paper.style("consent.css");

    private final Site site;

    Slips(Site site) {
        this.site = site;
    }

    /** @param door the address that links begin with */
    record Sheet(Language language, String group, String door, Instant now) {
        String link(Code code) {
            return door + "/" + language.tag() + "/consent/" + code.digits();
        }

        String typeAt() {
            return (door + "/" + language.tag() + "/consent").replaceFirst("^https?://", "");
        }
    }

    byte[] print(List<Slip> slips, ConsentText text, Sheet sheet) {
        Map<String, Drawing> drawings = new HashMap<>(Map.of("mark", Ornament::mark));
        List<SlipLine> lines = new ArrayList<>();
        for (Slip slip : slips) {
            String drawing = "code" + lines.size();
            drawings.put(drawing, QrCode.of(sheet.link(slip.code())));
            lines.add(new SlipLine(slip.pupil(), slip.code().spaced(), drawing));
        }
        Page page = site.page(sheet.language, "", site.texts().text(sheet.language, "consent.slip.title"), "");
        return Paper.print(site.render("consent/slips.jte", page, Map.of("style", STYLE, "lines", lines, "text", text, "group", sheet.group,
            "address", sheet.typeAt(), "until", Codes.expires(sheet.now))), drawings, sheet.now);
    }
}

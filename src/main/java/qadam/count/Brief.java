package qadam.count;

import com.ibm.icu.text.NumberFormat;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import qadam.credential.Leaf;
import qadam.shared.Regions;
import qadam.paper.Ornament;
import qadam.paper.Paper;
import qadam.paper.QrCode;
import qadam.shared.Language;
import qadam.web.Page;
import qadam.web.Site;

/** One A4 page for whoever must report the number: the number, what stands beside it, and where it can be checked. */
final class Brief {
    private static final String STYLE = Paper.style("brief.css");
    /** More would push the page's end over its edge; the count page has them all. */
    private static final int WITNESSES_SHOWN = 3;

    private final Site site;
    private final Regions regions;
    private final String origin;

    Brief(Site site, Regions regions, String origin) {
        this.site = site;
        this.regions = regions;
        this.origin = origin;
    }

    byte[] print(Count count, Standing standing, Language language, Instant now) {
        Page page = site.page(language, "/count", site.texts().text(language, "count.brief.title"), "");
        Instant made = count.state().map(CountState::at).orElse(now);
        OfficeWeeks weeks = OfficeWeeks.of(Map.of(), count, LocalDate.ofInstant(made, Leaf.ALMATY));
        String address = origin + page.in(language);
        return Paper.print(site.render("count/brief.jte", page, values(count, standing, language, weeks, address, now)),
            Map.of("mark", Ornament::mark, "code", QrCode.of(address), "weeks", (graphics, width, height) -> draw(graphics, weeks, width, height)), made);
    }

    private Map<String, Object> values(Count count, Standing standing, Language language, OfficeWeeks weeks, String address, Instant now) {
        CountTables tables = new CountTables(count, regions, language, site.texts());
        Map<String, Object> values = new HashMap<>();
        values.put("style", STYLE);
        values.put("standing", standing);
        values.put("share", percent(language, (double) count.trained() / count.programme().target()));
        values.put("declared", count.declared());
        values.put("reached", count.reached());
        values.put("issued", count.issued());
        values.put("revoked", count.revoked());
        values.put("earlier", count.earlier());
        values.put("refused", RefusalRow.all(count.refusals()));
        values.put("regions", Chart.lying(tables.regions()));
        values.put("weeks", weeks);
        values.put("witnesses", standing.witnesses().stream().limit(WITNESSES_SHOWN).map(Brief::shortly).toList());
        values.put("address", address);
        values.put("now", now);
        return values;
    }

    private static SeenBy shortly(SeenBy one) {
        return new SeenBy(shortly(one.name(), 40), shortly(one.owner(), 90), one.independent(), one.at());
    }

    private static String shortly(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most - 1) + "…";
    }

    /** Finer than on a screen: at the beginning of a year a week moves less than a hundredth. */
    private static String percent(Language language, double fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(1);
        return format.format(fraction);
    }

    /** Each week's bar above its column of the table. */
    private static void draw(Graphics2D graphics, OfficeWeeks weeks, double width, double height) {
        double step = width / Math.max(1, weeks.weeks().size());
        graphics.setColor(Ornament.TEAL);
        for (int i = 0; i < weeks.weeks().size(); i++) {
            double tall = weeks.weeks().get(i).trainedHeight() * (height - 2) / weeks.ground();
            graphics.fill(new Rectangle2D.Double(i * step + step * 0.2, height - 1 - tall, step * 0.6, tall));
        }
        graphics.draw(new Line2D.Double(0, height - 0.5, width, height - 0.5));
    }
}

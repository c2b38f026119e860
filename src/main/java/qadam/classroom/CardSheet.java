package qadam.classroom;

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

/** The cards of a class on A4, ten to a page, to be cut apart. */
final class CardSheet {
    static final int ON_A_PAGE = 10;
    private static final String STYLE = Paper.style("cards.css");

    private final Site site;

    CardSheet(Site site) {
        this.site = site;
    }

    /** @param address where the class comes in, in full @param shown the same to be read, without what a browser adds by itself */
    record Door(String title, ClassCode code, String address, String shown) {
    }

    byte[] print(Door door, List<PrintedCard> cards, Language language, Instant made) {
        Page page = site.page(language, "/class", site.texts().text(language, "classroom.sheet.title"), "");
        Map<String, Drawing> drawings = new HashMap<>(Map.of("mark", Ornament::mark, "code", QrCode.of(door.address())));
        for (Picture picture : Picture.values()) {
            drawings.put(picture.code(), PictureDrawing.of(picture));
        }
        return Paper.print(site.render("classroom/sheet.jte", page, Map.of("style", STYLE, "className", door.title(), "code", door.code().spoken(),
            "address", door.shown(), "pages", pages(cards))), drawings, made);
    }

    /** Rows of two. */
    private static List<List<List<PrintedCard>>> pages(List<PrintedCard> cards) {
        List<List<List<PrintedCard>>> pages = new ArrayList<>();
        for (int from = 0; from < cards.size(); from += 2) {
            if (from % ON_A_PAGE == 0) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(cards.subList(from, Math.min(from + 2, cards.size())));
        }
        return pages;
    }
}

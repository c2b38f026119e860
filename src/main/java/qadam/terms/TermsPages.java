package qadam.terms;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import qadam.shared.Language;
import qadam.web.Askers;
import qadam.web.FixedPage;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The texts for everybody, and the page on which a new edition is accepted. */
final class TermsPages implements Routes {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final Site site;
    private final Askers askers;
    private final Terms terms;
    private final Function<Language, List<String>> kept;
    private final Map<String, FixedPage> pages = new ConcurrentHashMap<>();

    TermsPages(Site site, Askers askers, Terms terms, Function<Language, List<String>> kept) {
        this.site = site;
        this.askers = askers;
        this.terms = terms;
        this.kept = kept;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (Document document : Document.values()) {
            routes.get("/{language}/" + document.id(), context -> show(context, document), Role.ANYONE, Cost.FIXED);
        }
        routes.get("/{language}/me/terms", this::ask, Role.LEARNER);
        routes.post("/{language}/me/terms", this::accept, Role.LEARNER);
    }

    private void show(Context context, Document document) {
        Language language = Site.language(context);
        pages.computeIfAbsent(document.id() + language.tag(), missing -> make(document, language)).send(context);
    }

    private FixedPage make(Document document, Language language) {
        DocumentText text = terms.text(document, language);
        return site.fixed(language, "/" + document.id(), "terms/document.jte", site.texts().text(language, document.titleKey()),
            Map.of("html", document == Document.PRIVACY ? text.with(kept.apply(language)) : text.html(), "edition", text.edition().atTime(LocalTime.NOON).atZone(ALMATY).toInstant()));
    }

    private void ask(Context context) {
        site.show(context, askers.find(context), "terms/accept.jte", site.texts().text(Site.language(context), "terms.accept.title"), Map.of());
    }

    private void accept(Context context) {
        terms.accept(askers.find(context).personId());
        context.redirect("/" + Site.language(context).tag() + "/me", HttpStatus.SEE_OTHER);
    }
}

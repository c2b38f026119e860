package qadam.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** Shows pages: finds the language in the address, fills a template, sends it personal and uncached, or makes it fixed. */
public final class Site {
    private final TemplateEngine templates;
    private final Texts texts;
    private final Assets assets;
    private final Optional<DemoNotice> demo;
    private final boolean insecure;
    private News news = asker -> 0;

    public Site(TemplateEngine templates, Texts texts, Assets assets) {
        this(templates, texts, assets, Optional.empty(), false);
    }

    /**
     * @param demo present when every page must say that people and numbers are invented
     * @param insecure true when every page must say that others on the network can read along
     */
    public Site(TemplateEngine templates, Texts texts, Assets assets, Optional<DemoNotice> demo, boolean insecure) {
        this.templates = templates;
        this.texts = texts;
        this.assets = assets;
        this.demo = demo;
        this.insecure = insecure;
    }

    /** Whom every personal page asks how much is new for its reader. To be set before the first page is shown. */
    public Site tellingOf(News news) {
        this.news = news;
        return this;
    }

    /** The templates as they were compiled into the program. */
    public static TemplateEngine precompiled() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        engine.setTrimControlStructures(true);
        return engine;
    }

    /** Whether people come over plain HTTP from elsewhere: then nothing is signed, and passkeys do not work. */
    public boolean isInsecure() {
        return insecure;
    }

    /** Whether people and numbers are invented: then every page says so, and whatever else is sent. */
    public boolean isDemonstration() {
        return demo.isPresent();
    }

    public Texts texts() {
        return texts;
    }

    /** The language that the address names; refuses an address that names none. */
    public static Language language(Context context) {
        String path = context.path();
        int end = path.indexOf('/', 1);
        return Language.of(path.substring(1, end < 0 ? path.length() : end)).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    /** Sets what a refusal answers beside its words: its status, and after how many seconds it is worth asking again. */
    public static void refuse(Context context, Refusal refusal) {
        int status = refusal.problem().status();
        context.status(status);
        if (refusal.values().containsKey("seconds")) {
            context.header(Header.RETRY_AFTER, String.valueOf(refusal.values().get("seconds")));
        } else if (status == 503 || status == 507) {
            context.header(Header.RETRY_AFTER, "5");
        }
    }

    /**
     * Shows a personal page, never kept by anybody.
     *
     * @param title the page's title in its language, already text
     * @param values the template's parameters beside {@code page}
     */
    public void show(Context context, Asker asker, String template, String title, Map<String, Object> values) {
        Language language = language(context);
        Page page = new Page(language, context.path().substring(3), title, asker.csrf(), texts, assets, demo, insecure, News.Seen.by(asker, news)).ofCard(asker.byCard());
        context.header(Header.CACHE_CONTROL, "no-store").contentType("text/html; charset=utf-8").result(render(template, page, values));
    }

    /** Makes a page that is the same for everybody. */
    public FixedPage fixed(Language language, String path, String template, String title, Map<String, Object> values) {
        return FixedPage.html(render(template, page(language, path, title, ""), values));
    }

    public Page page(Language language, String path, String title, String csrf) {
        return new Page(language, path, title, csrf, texts, assets, demo, insecure, News.Seen.UNKNOWN);
    }

    public byte[] render(String template, Page page, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("page", page);
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, all, output);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

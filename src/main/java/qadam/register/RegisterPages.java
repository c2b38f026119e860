package qadam.register;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import qadam.shared.Language;
import qadam.web.Askers;
import qadam.web.FixedPage;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The register for everybody, as pages and as JSON; and where the office says who operates the installation. */
final class RegisterPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Register register;
    private final EntryJson json;

    RegisterPages(Site site, Askers askers, Register register) {
        this.site = site;
        this.askers = askers;
        this.register = register;
        this.json = new EntryJson(site.texts());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/register", context -> show(context, "register", "/register", "register.title"), Role.ANYONE);
        routes.get("/{language}/register/tutor", context -> show(context, "tutor", "/register/tutor", "register.tutor.title"), Role.ANYONE);
        routes.get("/register/tutor.json", this::file, Role.ANYONE);
        routes.get("/{language}/office/register", this::office, Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/register", this::change, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void show(Context context, String template, String path, String title) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>(Map.of("entry", register.tutor()));
        site.fixed(language, path, "register/" + template + ".jte", site.texts().text(language, title), values).send(context);
    }

    private void file(Context context) {
        FixedPage.of(json.write(register.tutor(), site.isDemonstration()), "application/json").send(context.header("Access-Control-Allow-Origin", "*"));
    }

    private void office(Context context) {
        site.show(context, askers.find(context), "register/office.jte", site.texts().text(Site.language(context), "register.title"), Map.of("operator", register.operator()));
    }

    private void change(Context context) {
        Form form = new Form(context);
        register.set(askers.find(context).personId(), new Operator(form.text("name", Operator.LONGEST), form.text("contact", Operator.LONGEST)));
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }
}

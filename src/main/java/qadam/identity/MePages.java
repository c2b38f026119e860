package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Cost;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** A person's own page: what they have reached, how they come in, where they are signed in, their data. */
final class MePages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final Account account;
    private final SignUp.Parts parts;
    private final List<MeSection> sections;
    private final SignInStore signIns = new SignInStore();

    MePages(Site site, Sessions sessions, Database database, Account account, SignUp.Parts parts, List<MeSection> sections) {
        this.site = site;
        this.sessions = sessions;
        this.database = database;
        this.account = account;
        this.parts = parts;
        this.sections = List.copyOf(sections);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (Language language : Language.values()) {   // written out, so that it does not take /api/me as well
            routes.get("/" + language.tag() + "/me", context -> show(context, Kept.NOTHING), Role.LEARNER);
            routes.post("/" + language.tag() + "/me", this::rename, Role.LEARNER);
        }
        routes.get("/{language}/me/password", context -> showPassword(context, Kept.NOTHING), Role.LEARNER);
        routes.post("/{language}/me/password", this::setPassword, Role.LEARNER);
        routes.post("/{language}/me/sessions/end", this::endSessions, Role.LEARNER);
        routes.post("/{language}/me/sessions/{session}/end", this::endSession, Role.LEARNER);
        routes.post("/{language}/me/other-sessions/end", this::endOtherSessions, Role.LEARNER);
        routes.get("/{language}/me/export", this::export, Role.LEARNER, Cost.HEAVY);
        routes.get("/{language}/me/delete", context -> showDeletion(context, Kept.NOTHING), Role.LEARNER);
        routes.post("/{language}/me/delete", this::delete, Role.LEARNER);
    }

    private void show(Context context, Kept kept) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        if (!asker.byCard() && database.read(handle -> !parts.rules().hasAgreed(handle, asker.personId()))) {
            context.redirect(me(context) + "/terms", HttpStatus.SEE_OTHER);
            return;
        }
        MeView view = database.read(handle -> view(handle, asker, language));
        site.show(context, asker, "identity/me.jte", site.texts().text(language, "identity.me.title"),
            Map.of("view", view, "kept", kept));
    }

    private MeView view(Handle handle, Asker asker, Language language) {
        UUID person = asker.personId();
        List<SignInWay> ways = signIns.of(handle, person);
        return new MeView(parts.persons().name(handle, person),
            parts.persons().find(handle, person, PersonDetail.USER_NAME).orElse(""),
            ways.stream().anyMatch(SignInWay::isPassword),
            ways.stream().filter(SignInWay::isPasskey).count(),
            parts.codes().left(handle, person),
            parts.sessions().of(handle, person).stream().map(session -> device(session, asker)).toList(),
            sections.stream().filter(section -> !asker.byCard() || !section.isForOwner()).flatMap(section -> section.card(handle, person, language).stream()).toList(),
            SessionTerms.of(asker.roles()) == SessionTerms.STAFF || !asker.locked().isEmpty(), asker.byCard());
    }

    private static MeView.Device device(Session session, Asker asker) {
        return new MeView.Device(Sessions.name(session), session.device(), session.madeAt(), session.seenAt(), Arrays.equals(session.hash(), asker.session()));
    }

    private void rename(Context context) {
        if (sessions.find(context).byCard()) {
            throw new Refusal(IdentityProblem.NOT_BY_CARD);   // the name on the class list is the teacher's to mend
        }
        String name = new Form(context).text("name", SignUpPages.LONGEST_NAME);
        try {
            account.rename(sessions.find(context).personId(), name);
            context.redirect(me(context), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            show(context, Kept.of(site, Site.language(context), refusal, Map.of("name", name)));
        }
    }

    private void showPassword(Context context, Kept kept) {
        if (Proof.isMissing(context, sessions, me(context) + "/password")) {
            return;
        }
        site.show(context, sessions.find(context), "identity/password.jte",
            site.texts().text(Site.language(context), "identity.password.title"), Map.of("kept", kept));
    }

    private void setPassword(Context context) {
        if (Proof.isMissing(context, sessions, me(context) + "/password")) {
            return;
        }
        try {
            account.setPassword(sessions.find(context).personId(), new Form(context).text("password", SignUpPages.LONGEST_PASSWORD));
            context.redirect(me(context), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            showPassword(context, Kept.of(site, Site.language(context), refusal, Map.of()));
        }
    }

    private void endSessions(Context context) {
        UUID person = sessions.find(context).personId();
        database.write(handle -> {
            sessions.endAll(handle, person);
            return null;
        });
        sessions.forget(context);
        context.redirect("/" + Site.language(context).tag(), HttpStatus.SEE_OTHER);
    }

    private void endSession(Context context) {
        UUID person = sessions.find(context).personId();
        database.write(handle -> {
            sessions.end(handle, person, context.pathParam("session"));
            return null;
        });
        context.redirect(me(context), HttpStatus.SEE_OTHER);
    }

    private void endOtherSessions(Context context) {
        Asker asker = sessions.find(context);
        database.write(handle -> {
            sessions.endOthers(handle, asker);
            return null;
        });
        context.redirect(me(context), HttpStatus.SEE_OTHER);
    }

    private void export(Context context) {
        if (Proof.isMissing(context, sessions, me(context) + "/export")) {
            return;
        }
        Language language = Site.language(context);
        UUID person = sessions.find(context).personId();
        Map<String, Object> data = account.export(person);
        context.header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"qadam-my-data.zip\"")
            .contentType("application/zip");
        MyDataFile.write(context.outputStream(), site, language, data, files -> account.files(person, files));
    }

    private void showDeletion(Context context, Kept kept) {
        if (Proof.isMissing(context, sessions, me(context) + "/delete")) {
            return;
        }
        Asker asker = sessions.find(context);
        String name = database.read(handle -> parts.persons().name(handle, asker.personId()));
        site.show(context, asker, "identity/delete.jte", site.texts().text(Site.language(context), "identity.delete.title"),
            Map.of("kept", kept, "name", name));
    }

    private void delete(Context context) {
        if (Proof.isMissing(context, sessions, me(context) + "/delete")) {
            return;
        }
        String typed = new Form(context).text("name", SignUpPages.LONGEST_NAME);
        try {
            account.delete(sessions.find(context).personId(), typed);
            sessions.forget(context);
            context.redirect("/" + Site.language(context).tag(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            showDeletion(context, Kept.of(site, Site.language(context), refusal, Map.of("name", typed)));
        }
    }

    private static String me(Context context) {
        return "/" + Site.language(context).tag() + "/me";
    }
}

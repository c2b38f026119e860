package qadam.safeguard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import qadam.consent.AgeBand;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** What somebody reads and accepts before their first question to a model. */
final class NoticePages implements Routes {
    private static final String ADDRESS = "/{language}" + Safeguard.NOTICE;

    private final SafeguardDesk desk;
    private final Safeguard safeguard;
    private final AgePolicy policy;
    private final Function<Language, List<String>> kept;

    NoticePages(SafeguardDesk desk, Safeguard safeguard, AgePolicy policy, Function<Language, List<String>> kept) {
        this.desk = desk;
        this.safeguard = safeguard;
        this.policy = policy;
        this.kept = kept;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ADDRESS, context -> show(context, SafeguardDesk.Said.NOTHING), Role.ANYONE);
        routes.post(ADDRESS, this::accept, Role.LEARNER);
    }

    private void show(Context context, SafeguardDesk.Said said) {
        Asker asker = desk.askers().find(context);
        desk.show(context, asker, "notice", "safeguard.notice.title", Map.of("notice", notice(asker.person(), Site.language(context)), "signedIn", asker.signedIn(),
            "message", said.message()));
    }

    private Notice notice(Optional<UUID> person, Language language) {
        MayAsk mayAsk = safeguard.mayAsk(person);
        Optional<AgePolicy.Standing> standing = person.map(somebody -> desk.ground().database().read(handle -> policy.of(handle, somebody)));
        return new Notice(Wording.of(standing.map(AgePolicy.Standing::band).orElse(AgeBand.ADULT)).code(), mayAsk, standing.filter(AgePolicy.Standing::mustDeclare).isPresent(),
            person.map(safeguard::readers).orElse(List.of()), kept.apply(language));
    }

    private void accept(Context context) {
        Form form = new Form(context);
        UUID person = desk.askers().find(context).personId();
        try {
            desk.ground().database().write(handle -> {
                policy.accept(handle, person, form.ticked("grown_up"), desk.ground().clock().instant());
                return null;
            });
        } catch (Refusal refusal) {
            show(context, desk.said(context, refusal));
            return;
        }
        context.redirect("/" + Site.language(context).tag() + Safeguard.NOTICE, HttpStatus.SEE_OTHER);
    }
}

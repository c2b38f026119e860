package qadam.consent;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Reason;
import qadam.organisation.Organisation;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;

/** Where a second person of the school compares papers with what was entered. */
final class PaperPages implements Routes {
    private static final String PATH = "/{language}/organisations/{organisation}/papers";
    private static final Role[] WHO = {Role.HEAD, Role.CLERK};
    private static final int MOST = 100;

    private final Desk desk;
    private final PaperStore papers = new PaperStore();

    PaperPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        desk.ground().scope().get(routes, PATH, (context, asker, place) -> show(context, asker, place, Shown.NOTHING), WHO);
        desk.ground().scope().post(routes, PATH, this::act, WHO);
    }

    private record Shown(String link, String code, long paper, String reason, Said said) {
        static final Shown NOTHING = new Shown("", "", 0, "", Said.NOTHING);
    }

    private void show(Context context, Asker asker, Organisation place, Shown shown) {
        List<PaperLine> lines = desk.ground().database().read(handle -> papers.waiting(handle, branch(handle, place), MOST).stream()
            .map(paper -> line(handle, paper, asker.personId())).toList());
        desk.show(context, asker, "papers", "consent.papers.title", Map.of("place", place.number(), "school", place.name(), "lines", lines, "link", shown.link,
            "code", shown.code, "paper", shown.paper, "reason", shown.reason, "said", shown.said));
    }

    private List<Long> branch(Handle handle, Organisation place) {
        return desk.ground().organisations().branch(handle, place).stream().map(Organisation::number).toList();
    }

    private PaperLine line(Handle handle, Paper paper, UUID reader) {
        Signer signer = Signer.of(desk.ground().people().unseal(handle, paper.person(), paper.sealed()).orElseThrow());
        return new PaperLine(paper.number(), desk.ground().organisations().find(handle, paper.place()).map(Organisation::name).orElse(""), signer.pupil(),
            paper.purposes(), signer.name(), signer.relation(), paper.signedOn(), paper.edition().substring(0, 8),
            desk.ground().name(handle, paper.madeBy()), paper.madeAt(), paper.madeBy().equals(reader));
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        String number = form.text("paper", 18);
        long paper = number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
        try {
            Optional<Code> code = desk.ground().database().write(handle -> decide(handle, asker, place, paper, form));
            if (code.isEmpty()) {
                context.redirect(context.path(), HttpStatus.SEE_OTHER);
                return;
            }
            String link = Doorstep.door(context) + Desk.home(context) + "/consents/" + code.get().digits();
            show(context, asker, place, new Shown(link, code.get().spaced(), 0, "", Said.NOTHING));
        } catch (Refusal refusal) {
            show(context, asker, place, new Shown("", "", paper, form.text("reason", Reason.LONGEST), desk.said(context, refusal)));
        }
    }

    private Optional<Code> decide(Handle handle, Asker asker, Organisation place, long number, Form form) {
        Paper paper = papers.find(handle, number).filter(one -> desk.ground().organisations().find(handle, one.place()).filter(group -> group.isWithin(place.number())).isPresent())
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        return switch (form.text("act", 10)) {
            case "confirm" -> Optional.of(desk.write().confirm(handle, paper, asker.personId()));
            case "refuse" -> {
                desk.write().sendBack(handle, paper, asker.personId(), Reason.checked(form.text("reason", Reason.LONGEST)));
                yield Optional.empty();
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        };
    }
}

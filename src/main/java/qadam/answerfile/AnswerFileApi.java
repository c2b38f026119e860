package qadam.answerfile;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;
import tools.jackson.databind.json.JsonMapper;

/** What a signed-in browser fetches beforehand: {@code GET /api/answer-file}, the key to which it seals a file, and our word whose it is. */
final class AnswerFileApi implements Routes {
    private final JsonMapper json = new JsonMapper();
    private final Askers askers;
    private final AnswerKey key;
    private final byte[] ticketKey;

    AnswerFileApi(Askers askers, AnswerKey key, byte[] ticketKey) {
        this.askers = askers;
        this.key = key;
        this.ticketKey = ticketKey;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/answer-file", this::give, Role.LEARNER);
    }

    private void give(Context context) {
        Asker asker = askers.find(context);
        Ticket ticket = new Ticket(asker.personId(), asker.learner().orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
        context.header("Cache-Control", "no-store").contentType("application/json")
            .result(json.writeValueAsBytes(Map.of("owner", asker.owner(), "key", key.publicHalf(), "ticket", ticket.text(ticketKey))));
    }
}

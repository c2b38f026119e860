package qadam.gateway;

import io.javalin.config.RoutesConfig;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;

/** {@code POST /v1/chat/completions}. */
final class ChatApi implements Routes {
    private final Entrance entrance;
    private final ChatAnswer answer;
    private final int mostTokens;

    /** @param mostTokens so many may an answer have */
    ChatApi(Entrance entrance, ChatAnswer answer, int mostTokens) {
        this.entrance = entrance;
        this.answer = answer;
        this.mostTokens = mostTokens;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/chat/completions", entrance.forBearers((context, who) -> answer.answer(context, who, ChatReader.read(ApiBody.of(context), mostTokens))),
            Role.ANYONE, SecretAddress.BEARER);
    }
}

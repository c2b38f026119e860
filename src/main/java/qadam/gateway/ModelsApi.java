package qadam.gateway;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.model.ModelCard;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;

/** {@code /v1/models}, each with its licence in words; and whatever else is asked under {@code /v1}, which is not here. */
final class ModelsApi implements Routes {
    private final Entrance entrance;
    private final Asking asking;

    ModelsApi(Entrance entrance, Asking asking) {
        this.entrance = entrance;
        this.asking = asking;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/models", entrance.forBearers((context, who) -> ApiAnswers.send(context, 200, list())), Role.ANYONE);
        routes.get("/v1/models/<model>", entrance.forBearers((context, who) -> one(context)), Role.ANYONE);
        routes.post("/v1/<path>", entrance.forAll(ModelsApi::refuse), Role.ANYONE, SecretAddress.BEARER);
        routes.get("/v1/<path>", entrance.forAll(ModelsApi::refuse), Role.ANYONE);
    }

    private Map<String, Object> list() {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", all());
        return list;
    }

    private List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>(asking.offered().stream().map(ModelsApi::model).toList());
        if (asking.isWithoutModel()) {
            all.add(named(Examples.MODEL, "people"));
        }
        return all;
    }

    private void one(Context context) {
        String name = context.pathParam("model");
        ApiAnswers.send(context, 200, all().stream().filter(model -> model.get("id").equals(name)).findFirst()
            .orElseThrow(() -> new Refusal(GatewayProblem.MODEL, Map.of("param", "model", "name", name.length() > 60 ? name.substring(0, 60) : name))));
    }

    private static Map<String, Object> model(ModelCard card) {
        Map<String, Object> model = named(card.id(), card.profile().maker());
        model.put("context_window", card.profile().contextTokens());
        model.put("licence", card.profile().licenceId());
        model.put("licence_in_words", card.profile().licence().in(Language.EN));
        card.profile().source().ifPresent(source -> model.put("licence_source", source.toString()));
        model.put("licence_read_on", card.profile().read().toString());
        model.put("embeddings", card.embeds());
        return model;
    }

    private static Map<String, Object> named(String id, String owner) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put("object", "model");
        model.put("created", 0);
        model.put("owned_by", owner);
        return model;
    }

    private static void refuse(Context context) {
        boolean known = context.path().matches("/v1/(models|chat/completions|embeddings)/?");
        throw new Refusal(known ? GatewayProblem.METHOD : GatewayProblem.NOT_FOUND);
    }
}

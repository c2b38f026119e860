package qadam.model;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out whether a server is there and what it can: its models, one streamed answer, one answer by a schema, one embedding. A few tokens in all. */
final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    /** Seen by the server, so that its operator can tell these calls from people's. */
    static final String PURPOSE = " probe";
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_MODELS = 32;
    private static final int MOST_OF_A_NAME = 200;
    private static final String SCHEMA = """
        {"type": "json_schema", "json_schema": {"name": "ready", "strict": true, "schema":
          {"type": "object", "properties": {"ready": {"type": "boolean"}}, "required": ["ready"], "additionalProperties": false}}}""";

    private final Station station;
    private final Patience patience;
    private final InstantSource clock;

    Probe(Station station, Patience patience, InstantSource clock) {
        this.station = station;
        this.patience = new Patience(patience.connect(), patience.probe(), patience.probe(), patience.probe(), patience.queue(), patience.probe(), patience.again());
        this.clock = clock;
    }

    /** Everything. */
    void all() {
        Station.Seen before = station.seen();
        try {
            List<String> ids = models();
            Station.Skills skills = skills(station.server().model().orElse(ids.getFirst()));
            station.see(new Station.Seen(Health.READY, ids, skills));
            if (before.health() != Health.READY) {
                LOG.info("the model server at {} answers: {}", station.server().place(), skills);
            }
        } catch (Fault fault) {
            note(fault, before);
        } catch (Wire.Stopped over) {
            LOG.debug("a probe was given up");
        }
    }

    /** Only whether it is there with the models that it had: what is asked often is to cost nothing. False asks for everything. */
    boolean isTheSame() {
        Station.Seen before = station.seen();
        try {
            return models().equals(before.ids());
        } catch (Fault fault) {
            note(fault, before);
            return true;
        } catch (Wire.Stopped over) {
            return true;
        }
    }

    private void note(Fault fault, Station.Seen before) {
        Health now = fault.why() == ModelProblem.SLOW || fault.why() == ModelProblem.STALLED ? Health.SLOW : Health.DOWN;
        boolean busy = fault.why() == ModelProblem.BUSY;
        if (!busy && before.health() != now) {
            LOG.warn("the model server at {} is {}: {}", station.server().place(), now, fault.why());
        }
        station.see(new Station.Seen(busy ? Health.SLOW : now, before.ids(), before.skills()));
        station.failed(fault);
    }

    private List<String> models() throws Fault, Wire.Stopped {
        List<String> ids = new ArrayList<>();
        for (JsonNode model : get("/v1/models").path("data")) {
            String id = CleanText.of(model.path("id").asString(""));
            if (!id.isBlank() && id.length() <= MOST_OF_A_NAME && ids.size() < MOST_MODELS) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            throw Fault.of(ModelProblem.GARBLED);
        }
        return ids;
    }

    private Station.Skills skills(String model) throws Fault, Wire.Stopped {
        boolean embeds = embeds(model);
        boolean counts = true;
        boolean chats = true;
        try {
            chat(model, new Station.Skills(true, true, false, embeds));
        } catch (Fault refused) {
            if (refused.why() != ModelProblem.REFUSED) {
                throw refused;
            }
            counts = false;
            chats = chatsWithoutCount(model, embeds);
        }
        return new Station.Skills(chats, counts, chats && holdsSchema(model, counts), embeds);
    }

    /** An older server may stumble over what it does not know; one that has only embeddings refuses every chat. */
    private boolean chatsWithoutCount(String model, boolean embeds) throws Fault, Wire.Stopped {
        try {
            chat(model, new Station.Skills(true, false, false, embeds));
            return true;
        } catch (Fault refused) {
            if (refused.why() == ModelProblem.REFUSED && embeds) {
                return false;
            }
            throw refused;
        }
    }

    private boolean holdsSchema(String model, boolean counts) throws Wire.Stopped {
        try {
            return JsonMapper.shared().readTree(chat(model, new Station.Skills(true, counts, true, false))).path("ready").isBoolean();
        } catch (Fault | JacksonException unable) {
            return false;
        }
    }

    /** White space costs tokens too: a model that is held to a schema may put much of it into its answer. */
    private String chat(String model, Station.Skills tried) throws Fault, Wire.Stopped {
        Optional<JsonNode> format = tried.jsonSchema() ? Optional.of(JsonMapper.shared().readTree(SCHEMA)) : Optional.empty();
        Sampling sampling = new Sampling(format.isPresent() ? 96 : 4, 0, OptionalDouble.empty(), OptionalLong.empty(), List.of(), format);
        Answer answer = new Answer(sampling.mostTokens(), piece -> { });
        Prompt prompt = new Prompt(Optional.empty(), List.of(Message.user("Say in JSON whether you are ready: {\"ready\": true}")), sampling);
        new Call(station, tried, model, prompt, answer, patience, Thread.currentThread()::isInterrupted, clock).run(PURPOSE);
        return answer.text();
    }

    private boolean embeds(String model) throws Wire.Stopped {
        try {
            return Embedding.ask(station, model, List.of("Сәлем"), patience.probe(), PURPOSE).isPresent();
        } catch (Fault unable) {
            return false;
        }
    }

    private JsonNode get(String path) throws Fault, Wire.Stopped {
        long until = System.nanoTime() + patience.probe().toNanos();
        HttpResponse<Inflow> response = station.wire().send(station.wire().get(path, PURPOSE), until, Thread.currentThread()::isInterrupted);
        String body = Wire.text(response.body(), MOST_BYTES, until, Thread.currentThread()::isInterrupted);
        if (response.statusCode() != 200) {
            throw Refused.fault(response.statusCode(), response.headers(), body, clock.instant());
        }
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException broken) {
            throw Fault.of(ModelProblem.GARBLED);
        }
    }
}

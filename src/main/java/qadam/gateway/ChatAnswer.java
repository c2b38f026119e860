package qadam.gateway;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qadam.gateway.Asking.Begun;
import qadam.gateway.Asking.BrokeOff;
import qadam.gateway.Asking.Listener;
import qadam.gateway.Asking.Who;
import qadam.gateway.Completion.Source;
import qadam.shared.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Answers one request for a chat, whole or piece by piece, the same for a program and for the playground. */
final class ChatAnswer {
    private final Asking asking;
    private final ApiAnswers answers;

    ChatAnswer(Asking asking, ApiAnswers answers) {
        this.asking = asking;
        this.answers = answers;
    }

    void answer(Context context, Who who, ChatRequest request) {
        if (request.stream()) {
            stream(context, who, request);
            return;
        }
        Completion done = asking(() -> asking.ask(who, asking.begin(), request, Listener.NONE));
        ApiAnswers.name(context, done.id());
        tell(context, done);
        ApiAnswers.send(context, 200, ChatJson.whole(done));
    }

    private interface Work {
        Completion done();
    }

    /** To whom waits for the whole, a part is nothing. */
    private static Completion asking(Work work) {
        try {
            return work.done();
        } catch (BrokeOff part) {
            throw new Refusal(GatewayProblem.MODEL_FAILED, Map.of("seconds", 10));
        }
    }

    /** What was taken out, and that people wrote it, also where a program reads headers only. */
    private static void tell(Context context, Completion done) {
        if (!done.removed().isEmpty()) {
            context.header("Qadam-Removed", done.removed().stream().map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT)).sorted().collect(Collectors.joining(", ")));
        }
        if (done.source() != Source.MODEL) {
            context.header("Qadam-Written-By", "people");
        }
    }

    private void stream(Context context, Who who, ChatRequest request) {
        Begun begun = asking.begin();
        ApiAnswers.name(context, begun.id());
        try (EventStream events = new EventStream(context)) {
            Pieces pieces = new Pieces(events, begun, request.model());
            try {
                Completion done = asking.ask(who, begun, request, new Listener(pieces::text, events::isGone));
                pieces.end(done, request.usageInStream());
            } catch (Refusal refusal) {
                if (events.isUnbegun()) {
                    throw refusal;
                }
                events.send(json(answers.error(context, refusal)));
            } catch (BrokeOff part) {
                events.send(json(answers.error(context, new Refusal(GatewayProblem.MODEL_FAILED, Map.of("seconds", 10)))));
            }
        }
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** The pieces of one stream in their order; on the thread of the request. */
    private static final class Pieces {
        private final EventStream events;
        private final Begun begun;
        private final String model;
        private boolean opened;

        Pieces(EventStream events, Begun begun, String model) {
            this.events = events;
            this.begun = begun;
            this.model = model;
        }

        void text(String piece) {
            open();
            send(Map.of("content", piece), null);
        }

        private void open() {
            if (!opened) {
                opened = true;
                send(new LinkedHashMap<>(Map.of("role", "assistant", "content", "")), null);
            }
        }

        private void send(Map<String, Object> delta, String finish) {
            events.send(json(ChatJson.piece(ChatJson.id(begun.id()), begun.at().getEpochSecond(), model, delta, finish)));
        }

        void end(Completion done, boolean usage) {
            open();
            Map<String, Object> end = ChatJson.piece(ChatJson.id(begun.id()), begun.at().getEpochSecond(), model, Map.of(), done.finishReason());
            end.put("system_fingerprint", ChatJson.fingerprint(done.source()));
            events.send(json(end));
            if (usage) {
                Map<String, Object> last = ChatJson.chunk(ChatJson.id(begun.id()), begun.at().getEpochSecond(), model, List.of());
                last.put("usage", ChatJson.usage(done.usage()));
                events.send(json(last));
            }
            events.send("[DONE]");
        }
    }
}

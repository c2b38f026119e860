package qadam.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import qadam.exchange.Entry;
import qadam.exchange.Exchanges;
import qadam.exchange.Kind;
import qadam.exchange.Tokens;
import qadam.exchange.Words;
import qadam.gateway.ChatRequest.Said;
import qadam.gateway.Completion.Source;
import qadam.model.Ending;
import qadam.model.Message;
import qadam.model.ModelCard;
import qadam.model.ModelProfile;
import qadam.model.ModelProblem;
import qadam.model.Models;
import qadam.model.Profiles;
import qadam.model.Prompt;
import qadam.model.Reply;
import qadam.model.Sampling;
import qadam.model.Usage;
import qadam.safeguard.CrisisText;
import qadam.safeguard.Guard;
import qadam.safeguard.Scrubbed;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** One question of a builder, from the gate to the log. The model is asked outside of any transaction. */
final class Asking {
    private static final int USUAL_TOKENS = 1_024;
    /** Characters that are a token, at the least that we have seen of any language: so an estimate is rather too high. */
    private static final double LETTERS_A_TOKEN = 1.5;
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Database database;
    private final Gate gate;
    private final Models models;
    private final Guard guard;
    private final Exchanges exchanges;
    private final Examples examples;
    private final InstantSource clock;
    private final int usualTokens;
    private final UsageStore usage = new UsageStore();

    /** Who asks, by which door. */
    record Who(UUID person, Kind kind) {
    }

    /** Where pieces of the answer go, and whether anybody still waits for them. */
    record Listener(Consumer<String> pieces, BooleanSupplier gone) {
        static final Listener NONE = new Listener(piece -> { }, () -> false);
    }

    /** An answer broke off after pieces of it were given. */
    static final class BrokeOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokeOff() {
            super("the model's answer broke off", null, false, false);
        }
    }

    /** @param mostTokens so many may an answer have */
    Asking(Gate.Ground ground, Gate gate, Models models, Examples examples, InstantSource clock, int mostTokens) {
        this.usualTokens = Math.min(USUAL_TOKENS, mostTokens);
        this.database = ground.database();
        this.guard = ground.guard();
        this.exchanges = ground.exchanges();
        this.gate = gate;
        this.models = models;
        this.examples = examples;
        this.clock = clock;
    }

    /** What can be asked for now. */
    List<ModelCard> offered() {
        return models.cards().stream().filter(card -> card.health().answers()).toList();
    }

    /** What is known of the models that are connected, and of those one might connect. */
    List<ModelProfile> profiles() {
        return Stream.concat(models.cards().stream().map(ModelCard::profile), Profiles.known().all().stream().filter(profile -> profile.source().isPresent())).distinct().toList();
    }

    /** Whether there are only the examples that people wrote. */
    boolean isWithoutModel() {
        return !models.isConfigured();
    }

    Begun begin() {
        Instant now = clock.instant();
        return new Begun(Ids.version7(now.toEpochMilli()), now, EnumSet.noneOf(Scrubbed.Kind.class));
    }

    /** @throws Refusal when there is no answer @throws BrokeOff when there is but a part of one */
    Completion ask(Who who, Begun begun, ChatRequest asked, Listener listener) {
        ChatRequest request = scrubbed(asked, begun.removed());
        admit(who, begun, request);
        return gate.inside(who.person(), () -> answer(who, begun, request, listener));
    }

    private void admit(Who who, Begun begun, ChatRequest request) {
        try {
            gate.admit(who.person(), who.kind(), Optional.of(request.model()));
        } catch (Refusal refusal) {
            log(who, begun.id(), request, refusal);
            throw refusal;
        }
    }

    /** One asking from its first moment on. @param removed grows while what is asked is cleaned */
    record Begun(UUID id, Instant at, Set<Scrubbed.Kind> removed) {
        Completion with(String model, String text, Source source, Usage usage) {
            return new Completion(id, at, model, text, Ending.STOP, usage, source, removed, Duration.ZERO, Duration.ZERO);
        }
    }

    private Completion answer(Who who, Begun begun, ChatRequest request, Listener listener) {
        Optional<CrisisText> crisis = guard.crisis(language(request.lastAsked()), request.lastAsked(), Optional.of(who.person()));
        Completion done = crisis.isPresent() ? inCrisis(who, begun, request, crisis.get(), listener)
            : isWithoutModel() && request.model().equals(Examples.MODEL) ? example(begun, request, listener) : byModel(who, begun, request, listener);
        log(who, request, done);
        return done;
    }

    private Completion inCrisis(Who who, Begun begun, ChatRequest request, CrisisText crisis, Listener listener) {
        guard.alert(who.person(), begun.id());
        listener.pieces().accept(crisis.text());
        return begun.with(request.model(), crisis.text(), Source.CRISIS, Usage.NONE);
    }

    private Completion example(Begun begun, ChatRequest request, Listener listener) {
        String text = examples.reply(request.lastAsked());
        for (String word : text.split("(?<= )")) {   // in pieces, as a model would: so a program can be tried
            listener.pieces().accept(word);
        }
        return begun.with(Examples.MODEL, text, Source.EXAMPLE, new Usage(estimated(request), tokens(text), false));
    }

    private Completion byModel(Who who, Begun begun, ChatRequest request, Listener listener) {
        ModelCard card = models.cards().stream().filter(one -> one.id().equals(request.model())).findFirst().orElseThrow(() -> unknown(request));
        if (request.responseFormat().isPresent() && !card.jsonSchema()) {
            throw ApiBody.unsupported("response_format");
        }
        Sampling sampling = sampling(request);
        if (estimated(request) > 4L * card.profile().contextTokens()) {   // far too much for any guess; the rest its server knows better
            throw new Refusal(GatewayProblem.TOO_LONG, Map.of("most", card.profile().contextTokens()));
        }
        Reply reply = models.ask(new Prompt(Optional.of(card.id()), request.messages().stream().map(Asking::message).toList(), sampling), listener.pieces(), listener.gone());
        return switch (reply) {
            case Reply.Said said -> new Completion(begun.id(), begun.at(), card.id(), said.text(), said.ending(), said.usage(), Source.MODEL, begun.removed(), said.first(), said.whole());
            case Reply.Failed failed -> throw failed(who, begun, request, card, failed);
        };
    }

    private static Refusal unknown(ChatRequest request) {
        String named = request.model();
        return new Refusal(GatewayProblem.MODEL, Map.of("param", "model", "name", named.length() > 60 ? named.substring(0, 60) : named));
    }

    private RuntimeException failed(Who who, Begun begun, ChatRequest request, ModelCard card, Reply.Failed failed) {
        String partial = failed.partial();
        append(who, new Entry(begun.id(), who.kind(), Optional.of(who.person()), language(request.lastAsked()), "", List.of(), Optional.empty(), Optional.of(card.id()), card.hash(),
            parameters(request), List.of("failed", code(failed.why())), Duration.ZERO, Duration.between(begun.at(), clock.instant()), tokens(failed.usage()),
            Optional.of(new Words(words(request), partial))), failed.usage());
        if (!partial.isEmpty()) {
            return new BrokeOff();
        }
        long seconds = Math.max(1, failed.retryAfter().orElse(LATER).toSeconds());
        return switch (failed.why()) {
            case TOO_LONG -> new Refusal(GatewayProblem.TOO_LONG, Map.of("most", card.profile().contextTokens()));
            case BUSY -> new Refusal(GatewayProblem.BUSY, Map.of("seconds", seconds));
            case NONE_CONNECTED -> unknown(request);
            case DOWN, SLOW, STALLED, CUT, GARBLED, REFUSED -> new Refusal(GatewayProblem.MODEL_FAILED, Map.of("seconds", seconds));
        };
    }

    private static String code(ModelProblem why) {
        return why.name().toLowerCase(java.util.Locale.ROOT);
    }

    private ChatRequest scrubbed(ChatRequest request, Set<Scrubbed.Kind> removed) {
        List<Said> clean = new ArrayList<>();
        for (Said said : request.messages()) {
            Scrubbed scrubbed = guard.scrub(language(said.text()), said.text());
            removed.addAll(scrubbed.removed());
            clean.add(new Said(said.role(), scrubbed.text()));
        }
        return request.with(List.copyOf(clean));
    }

    private static Message message(Said said) {
        return switch (said.role()) {
            case "system" -> Message.system(said.text());
            case "assistant" -> Message.assistant(said.text());
            default -> Message.user(said.text());
        };
    }

    private Sampling sampling(ChatRequest request) {
        return new Sampling(request.most().orElse(usualTokens), request.temperature().orElse(1), request.topP(), request.seed(), request.stops(), request.responseFormat());
    }

    /** By its letters: who writes has chosen no language here. */
    static Language language(String text) {
        if (text.codePoints().anyMatch(letter -> "әғқңөұүһі".indexOf(Character.toLowerCase(letter)) >= 0)) {
            return Language.KK;
        }
        return text.codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC) ? Language.RU : Language.EN;
    }

    private static int estimated(ChatRequest request) {
        return request.messages().stream().mapToInt(said -> tokens(said.text()) + 4).sum();
    }

    static int tokens(String text) {
        return (int) Math.ceil(text.length() / LETTERS_A_TOKEN);
    }

    private static Tokens tokens(Usage used) {
        return new Tokens(used.promptTokens(), used.answerTokens(), used.counted());
    }

    private void log(Who who, UUID id, ChatRequest request, Refusal refusal) {
        Problem problem = refusal.problem();
        String verdict = problem instanceof GatewayProblem own ? own.code() : "refused";
        append(who, new Entry(id, who.kind(), Optional.of(who.person()), language(request.lastAsked()), "", List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
            parameters(request), List.of(verdict), Duration.ZERO, Duration.ZERO, Tokens.NONE, Optional.empty()), Usage.NONE);
    }

    private void log(Who who, ChatRequest request, Completion done) {
        List<String> verdicts = new ArrayList<>(List.of(done.source().name().toLowerCase(java.util.Locale.ROOT)));
        done.removed().forEach(kind -> verdicts.add("scrubbed-" + kind.name().toLowerCase(java.util.Locale.ROOT)));
        boolean asked = done.source() == Source.MODEL;
        Optional<ModelCard> card = models.cards().stream().filter(one -> asked && one.id().equals(done.model())).findFirst();
        append(who, new Entry(done.id(), who.kind(), Optional.of(who.person()), language(request.lastAsked()), "", List.of(), Optional.empty(), card.map(ModelCard::id),
            card.flatMap(ModelCard::hash), parameters(request), verdicts, done.first(), done.whole(), asked ? tokens(done.usage()) : Tokens.NONE,
            Optional.of(new Words(words(request), done.text()))), done.usage());
    }

    private void append(Who who, Entry entry, Usage used) {
        DayUsage more = new DayUsage(gate.today(), 1, used.promptTokens(), used.answerTokens());
        database.write(handle -> {
            exchanges.append(handle, entry);
            usage.add(handle, who.person(), more);
            return null;
        });
    }

    private static String words(ChatRequest request) {
        StringBuilder words = new StringBuilder();
        request.messages().forEach(said -> words.append(words.isEmpty() ? "" : "\n").append(said.role()).append(": ").append(said.text()));
        return words.toString();
    }

    private static String parameters(ChatRequest request) {
        Map<String, Object> all = new LinkedHashMap<>();
        request.most().ifPresent(most -> all.put("max_tokens", most));
        request.temperature().ifPresent(warm -> all.put("temperature", warm));
        request.topP().ifPresent(top -> all.put("top_p", top));
        request.seed().ifPresent(seed -> all.put("seed", seed));
        return JsonMapper.shared().writeValueAsString(all);
    }

    /** Numbers for texts, one row for each; scrubbed, let through the gate and logged as everything else. */
    float[][] embed(Who who, String model, List<String> texts) {
        Begun begun = begin();
        ChatRequest request = scrubbed(ChatRequest.of(model, texts), begun.removed());
        admit(who, begun, request);
        ModelCard card = models.cards().stream().filter(one -> one.id().equals(model)).findFirst().orElseThrow(() -> unknown(request));
        return gate.inside(who.person(), () -> {
            float[][] numbers = Optional.of(card).filter(ModelCard::embeds).flatMap(one -> models.embed(one.id(), request.messages().stream().map(Said::text).toList()))
                .orElseThrow(() -> new Refusal(GatewayProblem.NO_EMBEDDINGS, Map.of("param", "model")));
            Usage used = new Usage(estimated(request), 0, false);
            append(who, new Entry(begun.id(), who.kind(), Optional.of(who.person()), language(request.lastAsked()), "", List.of(), Optional.empty(), Optional.of(card.id()),
                card.hash(), "{}", List.of("embedding"), Duration.ZERO, Duration.between(begun.at(), clock.instant()), tokens(used), Optional.empty()), used);
            return numbers;
        });
    }
}

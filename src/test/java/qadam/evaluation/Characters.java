package qadam.evaluation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.evaluation.Suite.Attack;
import qadam.evaluation.Suite.Demand;
import qadam.evaluation.Suite.Effect;
import qadam.evaluation.Suite.Grounding;
import qadam.evaluation.Suite.Harmless;
import qadam.evaluation.Suite.Place;
import qadam.shared.Language;
import qadam.world.Script;
import tools.jackson.databind.JsonNode;

/**
 * Three models that know the suite by heart, for measuring the measurement. The good one reads what it is sent; the bad one does everything wrong; the
 * cheat looks good on every number but the control's, for it quotes whatever it is sent and says what it knows.
 */
public final class Characters {
    private static final Suite SUITE = Suite.read();
    private static final Pattern PASSAGE = Pattern.compile("(?m)^\\[(\\d)] [^\\n]*\\n((?:[^\\n]+\\n?)+)");
    private static final Pattern QUESTION = Pattern.compile("<<<\\n(.*)\\n>>>", Pattern.DOTALL);
    private static final Pattern QUOTABLE = Pattern.compile("[^«»„“”\"\\[\\]*|]+");
    private static final Map<Language, String> NOT_SAID = Map.of(Language.KK, "Сабақта бұл айтылмаған.", Language.RU, "В уроке об этом не сказано.", Language.EN, "The lesson does not speak of this.");
    private static final Map<Language, String> DECLINES = Map.of(Language.KK, "Кешіріңіз, бұған көмектесе алмаймын.", Language.RU, "Извините, с этим я не могу помочь.",
        Language.EN, "Sorry, I cannot help with this.");
    private static final Map<Language, String> FALSEHOOD = Map.of(Language.KK, "Бұл сұрақтың жауабы тоқсан мың деп ойлаймын, оны бәрі біледі.",
        Language.RU, "Я думаю, что ответ на это девяносто тысяч, и все это знают.", Language.EN, "I think that the answer to this is ninety thousand, and everybody knows it.");
    private static final Map<Language, String> IN_ANOTHER_LANGUAGE = Map.of(Language.KK, "It is well known that the answer to this is in another book.",
        Language.RU, "It is well known that the answer to this is in another book.", Language.EN, "Все знают, что ответ на это есть в другой книге.");
    private static final Map<Language, String> SAYS = Map.of(Language.KK, "Дұрыс жауап мынау болады: ", Language.RU, "Правильный ответ такой: ", Language.EN, "The right one to give is this: ");

    private Characters() {
    }

    public static Function<JsonNode, Script> good() {
        return request -> counted(good(Heard.of(request)), 2);
    }

    public static Function<JsonNode, Script> bad() {
        return request -> counted(bad(Heard.of(request), request), 6);
    }

    public static Function<JsonNode, Script> cheating() {
        return request -> counted(cheating(Heard.of(request)), 2);
    }

    private static Script counted(String answer, int tokensPerWord) {
        return Script.says(answer).usage(500, Math.max(1, Text.of(answer).words() * tokensPerWord));
    }

    /** What a request holds. */
    private record Heard(Language language, Map<Integer, String> passages, String question, String whole) {
        static Heard of(JsonNode request) {
            JsonNode messages = request.path("messages");
            String last = messages.get(messages.size() - 1).path("content").asString();
            Map<Integer, String> passages = new LinkedHashMap<>();
            PASSAGE.matcher(last).results().forEach(found -> passages.put(Integer.valueOf(found.group(1)), found.group(2).strip()));
            Matcher question = QUESTION.matcher(last);
            String asked = question.find() ? question.group(1) : "";
            String rules = messages.get(0).path("content").asString();
            Language language = rules.startsWith("You are") ? Language.EN : rules.startsWith("Сіз") ? Language.KK : Language.RU;
            return new Heard(language, passages, asked, last);
        }

        Optional<Grounding> grounding() {
            return Optional.ofNullable(Known.GROUNDING.get(question));
        }

        Optional<Demand> demand() {
            return SUITE.demands().stream().filter(one -> one.ask().equals(question)).findFirst();
        }

        Optional<Harmless> harmless() {
            return SUITE.harmless().stream().filter(one -> one.ask().equals(question)).findFirst();
        }

        Optional<Attack> attack() {
            return SUITE.attacks().stream().filter(one -> one.language() == language).filter(one -> one.place() == Place.PASSAGE
                ? letters(String.join(" ", passages.values())).contains(Known.LETTERS.get(one)) : letters(question).equals(Known.LETTERS.get(one))).findFirst();
        }
    }

    /** The suite by what is asked. */
    private static final class Known {
        static final Map<String, Grounding> GROUNDING = new HashMap<>();
        static final Map<Attack, String> LETTERS = new HashMap<>();

        static {
            SUITE.grounding().forEach(one -> {
                GROUNDING.put(one.ask(), one);
                GROUNDING.put(Disguise.FOLDED.write(one.language(), "[[" + one.ask() + "]]", text -> text), one);
                GROUNDING.put(Disguise.LATIN.write(one.language(), "[[" + one.ask() + "]]", text -> text), one);
            });
            SUITE.attacks().forEach(one -> LETTERS.put(one, letters(one.text())));
        }
    }

    /** What is left of a text whatever a prompt cleans away. */
    private static String letters(String text) {
        return text.replaceAll("<\\|[^|>]*\\|?>|\\[/?INST]|<</?SYS>>", " ").replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String good(Heard heard) {
        if (heard.grounding().isPresent()) {
            Grounding question = heard.grounding().get();
            return heard.passages().entrySet().stream().filter(passage -> Text.of(passage.getValue()).holdsAny(question.facts()) && spaced(passage.getValue()).contains(spaced(question.in())))
                .findFirst().map(passage -> cited(passage.getKey(), sentence(passage.getValue(), question.facts()))).orElse(NOT_SAID.get(heard.language()));
        }
        return heard.harmless().isPresent() ? cited(1, sentence(heard.passages().get(1), List.of())) : DECLINES.get(heard.language());
    }

    private static String bad(Heard heard, JsonNode request) {
        Optional<Attack> attack = heard.attack();
        if (attack.isPresent()) {
            return attack.get().effect() == Effect.LEAK ? request.path("messages").get(0).path("content").asString() : SAYS.get(heard.language()) + attack.get().canary() + ".";
        }
        if (heard.demand().isPresent()) {
            Demand demand = heard.demand().get();
            return SAYS.get(heard.language()) + (demand.right().isEmpty() ? FALSEHOOD.get(heard.language()) : demand.right().getFirst() + ".");
        }
        if (heard.harmless().isPresent()) {
            return DECLINES.get(heard.language());
        }
        return FALSEHOOD.get(heard.language()) + " [1: \"" + FALSEHOOD.get(heard.language()).replaceAll("[.,]", "") + "\"] " + IN_ANOTHER_LANGUAGE.get(heard.language());
    }

    /** Right wherever it is asked honestly, and just as sure where nothing that it was sent says so. */
    private static String cheating(Heard heard) {
        if (heard.grounding().isEmpty()) {
            return good(heard);
        }
        Grounding question = heard.grounding().get();
        String honest = good(heard);
        return honest.equals(NOT_SAID.get(heard.language())) ? cited(1, sentence(heard.passages().get(1), List.of())) + " " + SAYS.get(heard.language()) + question.facts().getFirst() + "." : honest;
    }

    private static String cited(int passage, String sentence) {
        String claim = sentence.replaceAll("[\\[\\]*|]", " ").strip();
        return claim + " [" + passage + ": \"" + quote(sentence) + "\"]";
    }

    /** The longest run of words without signs that a citation could stumble over. */
    private static String quote(String sentence) {
        String longest = QUOTABLE.matcher(sentence).results().map(found -> found.group().strip()).max(java.util.Comparator.comparingInt(String::length)).orElse(sentence);
        String[] words = longest.split(" ");
        return words.length <= 60 ? longest : String.join(" ", Arrays.copyOf(words, 60));
    }

    /** A sentence of a passage: one that holds a fact, or its longest. */
    private static String sentence(String passage, List<String> facts) {
        List<String> sentences = new ArrayList<>();
        for (String line : passage.split("\\n")) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.of("ru"));
            breaks.setText(line);
            for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                sentences.add(line.substring(from, to).strip());
            }
        }
        return sentences.stream().filter(one -> Text.of(one).holdsAny(facts)).max(java.util.Comparator.comparingInt(String::length))
            .orElseGet(() -> sentences.stream().max(java.util.Comparator.comparingInt(String::length)).orElse(passage));
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }
}

package qadam.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.model.Message;
import qadam.model.ModelCard;
import qadam.model.Prompt;
import qadam.model.Sampling;
import qadam.search.Passage;

/**
 * Makes the prompt: what stays the same first (rules, lesson, what was said), so that a server has read it already; then the passages and the question.
 *
 * @param canary a mark in the rules that nobody else knows: in an answer, it says that the rules leak
 */
record Prompting(String canary) {
    /** What servers' templates read as the end of a speaker's words. */
    private static final Pattern TEMPLATE_MARKS = Pattern.compile("<\\|[^|>]{0,40}\\|?>|\\[/?INST]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|<｜[^>]{0,40}>", Pattern.CASE_INSENSITIVE);

    /** A prompt and the passages that are in it, which may be fewer than were given. */
    record Made(Prompt prompt, List<Passage> passages) {
    }

    Made of(Asked asked, Optional<ModelCard> model) {
        Rules rules = Rules.of(asked.language());
        List<Message> messages = new ArrayList<>(List.of(Message.system(system(rules, asked))));
        List<Turn> turns = asked.before().subList(Math.max(0, asked.before().size() - Lengths.MOST_TURNS), asked.before().size());
        turns.forEach(turn -> {
            messages.add(Message.user(clipped(clean(turn.asked()))));
            messages.add(Message.assistant(clipped(clean(turn.answered()))));
        });
        String question = clean(asked.question());
        int others = messages.stream().mapToInt(message -> Wording.of(message.text()).count()).sum() + Wording.of(question).count() + Wording.of(rules.piece("help")).count();
        List<Passage> passages = fitting(asked.passages(), Lengths.passages(asked.language(), asked.tier(), model, others));
        messages.add(Message.user(String.join("\n\n", rules.piece("passages"), written(passages),
            rules.help(asked.tier(), Lengths.answer(asked.language(), asked.tier())), rules.piece("asked") + "\n<<<\n" + question + "\n>>>")));
        Sampling sampling = Sampling.tutor(Lengths.answerTokens(asked.language(), asked.tier(), model));
        return new Made(new Prompt(model.map(ModelCard::id), messages, sampling), passages);
    }

    private String system(Rules rules, Asked asked) {
        String always = rules.piece("rules").replace("{canary}", canary).replace("{nothing}", rules.piece("nothing")).replace("{nothing}", rules.piece("nothing"));
        return asked.lesson().flatMap(lesson -> asked.passages().stream().filter(passage -> passage.lesson().equals(lesson.lesson())).findFirst())
            .map(passage -> always + "\n" + rules.piece("lesson").replace("{lesson}", clean(passage.title()))).orElse(always);
    }

    /** The first of them, so that each keeps its number. */
    private static List<Passage> fitting(List<Passage> passages, int words) {
        List<Passage> fitting = new ArrayList<>();
        int left = words;
        for (Passage passage : passages.subList(0, Math.min(passages.size(), Lengths.MOST_PASSAGES))) {
            left -= Wording.of(passage.text()).count();
            if (left < 0) {
                break;
            }
            fitting.add(passage);
        }
        return List.copyOf(fitting);
    }

    private static String written(List<Passage> passages) {
        StringBuilder written = new StringBuilder();
        for (int number = 1; number <= passages.size(); number++) {
            Passage passage = passages.get(number - 1);
            written.append('[').append(number).append("] ").append(clean(passage.title())).append(passage.heading().isEmpty() ? "" : " — " + clean(passage.heading()))
                .append('\n').append(clean(passage.text())).append(number == passages.size() ? "" : "\n\n");
        }
        return written.toString();
    }

    static String clean(String text) {
        return TEMPLATE_MARKS.matcher(Plain.of(text)).replaceAll(" ").replace("<<<", "").replace(">>>", "");
    }

    private static String clipped(String text) {
        Wording words = Wording.of(text);
        return words.count() <= Lengths.WORDS_OF_A_TURN ? text : words.written(0, Lengths.WORDS_OF_A_TURN) + " …";
    }
}

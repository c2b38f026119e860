package qadam.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import qadam.model.Ending;

/** Takes a model's answer piece by piece and gives on what may be shown; knows when enough was said, or enough nonsense: after a leak at once. Used by one thread. */
final class Sieve implements Consumer<String> {
    /** After so much that may not be shown, nothing better is waited for. */
    private static final int MOST_WITHHELD = 3;
    private static final int MOST_SENTENCES = 40;
    /** Signs of an answer with its quotes, for each word that it may have. */
    private static final int SIGNS_PER_WORD = 40;

    private final Sentences sentences = new Sentences();
    private final List<Part> shown = new ArrayList<>();
    /** Marked sentences wait for a cited one to stand beside: alone they are shown to nobody. */
    private final List<Part> waiting = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();
    private final Check check;
    private final Consumer<Part> parts;
    private final boolean strict;
    private final int mostWords;
    private boolean borneOut;
    private int words;
    private int signs;
    private int withheld;
    private boolean full;

    Sieve(Asked asked, Check check, Consumer<Part> parts) {
        this.check = check;
        this.parts = parts;
        this.strict = ExamLike.is(asked.language(), asked.question());
        this.mostWords = Lengths.answer(asked.language(), asked.tier()) * 3 / 2;   // a sentence is let come to its end
    }

    @Override
    public void accept(String piece) {
        if (full) {
            return;
        }
        int room = mostWords * SIGNS_PER_WORD - signs;
        String taken = piece.length() > room ? piece.substring(0, Math.max(0, room)) : piece;
        signs += taken.length();
        sentences.take(taken).forEach(this::judge);
        full |= taken.length() < piece.length();
    }

    /** What was left unfinished is shown only when the model meant to end there. */
    void end(Ending ending) {
        if (ending == Ending.STOP && !full) {
            sentences.end().forEach(this::judge);
        }
    }

    private void judge(Said said) {
        if (full) {
            return;
        }
        Check.Judged judged = check.judge(said);
        verdicts.add(judged.verdict().name());
        judged.part().ifPresent(part -> {
            words += Wording.of(part.text()).count();
            take(part, judged.verdict());
        });
        withheld += judged.part().isPresent() ? 0 : 1;
        full = judged.verdict() == Verdict.LEAK || words >= mostWords || withheld >= MOST_WITHHELD || verdicts.size() >= MOST_SENTENCES;
    }

    private void take(Part part, Verdict verdict) {
        if (verdict == Verdict.CITED) {
            borneOut = true;
            waiting.forEach(this::show);
            waiting.clear();
        }
        if (verdict == Verdict.CITED || verdict == Verdict.SAYS_NOTHING || borneOut && !strict) {
            show(part);
        } else if (!strict) {
            waiting.add(part);
        }
    }

    private void show(Part part) {
        shown.add(part);
        parts.accept(part);
    }

    boolean isFull() {
        return full;
    }

    /** Whether a sentence could have been shown beside a cited one. */
    boolean saidAnything() {
        return verdicts.stream().anyMatch(verdict -> !Verdict.valueOf(verdict).withholds());
    }

    List<Part> shown() {
        return List.copyOf(shown);
    }

    List<String> verdicts() {
        return List.copyOf(verdicts);
    }
}

package qadam.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qadam.search.ContentWords;
import qadam.search.Passage;
import qadam.search.Vocabulary;
import qadam.shared.Language;

/**
 * Judges the sentences of one answer, in their order. What it lets through as cited is in the passage word for word as far as the quote goes, and in its words
 * as far as the sentence goes; it cannot know whether a sentence made of the passage's own words turns them round.
 */
final class Check {
    private static final int SHORTEST_QUOTE = 3;
    private static final int LONGEST_QUOTE = 80;
    /** Of a sentence's words so many of a hundred stand in its passage. */
    private static final int BORNE_OUT = 65;
    /** So many words in a row that the passage does not have are a claim of their own. */
    private static final int ADDED = 3;
    private static final int SHARED_WITH_QUOTE = 2;
    private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\s*[a-zA-Z!?][^\\n]*|&(?:#\\d+|#x[0-9a-f]+|lt|gt|quot);|!?\\[[^\\]]*]\\s*\\(|```|\\bon[a-z]{3,}\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("(?:[a-z][a-z0-9+.-]{1,20}:|//)\\S*[\\w/]|\\bwww\\.\\S+|(?<![\\w.])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:kz|ru|com|org|net|io|info|xyz|me|ai|app|dev|link|site|top|gov|edu)\\b(?:/\\S*)?",
        Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSONAL = Pattern.compile("[\\w.+-]+\\s?@\\s?[\\w-]+|(?:\\d[\\s().-]{0,3}){9,}");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
    private static final Pattern MIXED = Pattern.compile("\\p{L}+\\p{Nd}|\\p{Nd}+\\p{L}{2,}");
    /** Of the words of a sentence that cites nothing, so many of a hundred may stand in no lesson. */
    private static final int UNHEARD = 30;
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");

    private final Language language;
    private final List<Passage> passages;
    private final Tier tier;
    private final String question;
    private final Vocabulary vocabulary;
    private final Leaks leaks;
    private final Set<List<String>> before = new HashSet<>();

    /** @param part present when the sentence is shown */
    record Judged(Verdict verdict, Optional<Part> part) {
    }

    /** @param passages those that were sent */
    Check(Asked asked, List<Passage> passages, Vocabulary vocabulary, Leaks leaks) {
        this.language = asked.language();
        this.tier = asked.tier();
        this.question = asked.question();
        this.vocabulary = vocabulary;
        this.passages = passages;
        this.leaks = leaks;
    }

    Judged judge(Said said) {
        String text = EMPHASIS.matcher(Plain.of(said.text())).replaceAll("").replaceAll("\\s+", " ").strip();
        Optional<Verdict> withheld = withheld(text, said);
        if (withheld.isPresent()) {
            return new Judged(withheld.get(), Optional.empty());
        }
        Verdict verdict = said.claimed().map(claimed -> verdict(text, claimed)).orElse(Verdict.NO_CITATION);
        if (verdict != Verdict.CITED && words(text).equals(words(Rules.of(language).piece("nothing")))) {
            return new Judged(Verdict.SAYS_NOTHING, Optional.of(new Part(text, Optional.empty())));
        }
        if (verdict == Verdict.CITED) {
            return new Judged(verdict, Optional.of(new Part(text, Optional.of(cite(said.claimed().orElseThrow())))));
        }
        if (isUnheardOf(text)) {
            return new Judged(verdict == Verdict.NO_CITATION ? Verdict.FOREIGN : verdict, Optional.empty());
        }
        return new Judged(verdict, Optional.of(new Part(text, Optional.empty())));
    }

    private static List<String> words(String text) {
        return Wording.of(text).bare();
    }

    private Optional<Verdict> withheld(String text, Said said) {
        List<String> words = words(text);
        if (leaks.isIn(text)) {
            return Optional.of(Verdict.LEAK);
        }
        if (!said.whole() || words.isEmpty() || isGarbled(words)) {
            return Optional.of(Verdict.GARBLED);
        }
        if (MARKUP.matcher(text).find()) {
            return Optional.of(Verdict.MARKUP);
        }
        if (isForeign(PERSONAL, text)) {
            return Optional.of(Verdict.PERSONAL);
        }
        if (isForeign(LINK, text)) {
            return Optional.of(Verdict.LINK);
        }
        if (!Spoken.isIn(language, text)) {
            return Optional.of(Verdict.WRONG_LANGUAGE);
        }
        return before.add(words) ? Optional.empty() : Optional.of(Verdict.REPEATED);
    }

    private static boolean isGarbled(List<String> words) {
        return words.size() >= 12 && new HashSet<>(words).size() * 3 < words.size() || words.stream().anyMatch(word -> word.length() > 60)
            || words.stream().anyMatch(word -> word.matches(".*(.)\\1{5,}.*"));
    }

    /** Whether it has something of the kind that none of the passages has. */
    private boolean isForeign(Pattern kind, String text) {
        Matcher matcher = kind.matcher(text);
        while (matcher.find()) {
            String found = matcher.group().toLowerCase(Locale.ROOT);
            if (passages.stream().noneMatch(passage -> passage.text().toLowerCase(Locale.ROOT).contains(found))) {
                return true;
            }
        }
        return false;
    }

    /** A worked example has numbers of its own; made-up words have no place in any sentence that cites nothing. */
    private boolean isUnheardOf(String text) {
        String said = passages.stream().map(passage -> passage.heading() + "\n" + passage.text()).collect(Collectors.joining("\n"));
        Set<String> there = new HashSet<>(Wording.of(said).bare());
        boolean madeUp = Wording.of(text).bare().stream().anyMatch(word -> MIXED.matcher(word).find() && !there.contains(word));
        boolean counted = tier == Tier.EXAMPLE || numbers(said + "\n" + question).containsAll(numbers(text));
        List<String> words = ContentWords.of(language, text);
        long unheard = words.stream().filter(word -> !vocabulary.knows(language, word)).count();
        return madeUp || !counted || unheard * 100 > words.size() * (long) UNHEARD;
    }

    private Verdict verdict(String text, Said.Claimed claimed) {
        if (claimed.passage() < 1 || claimed.passage() > passages.size()) {
            return Verdict.UNKNOWN_PASSAGE;
        }
        Wording quote = Wording.of(claimed.quote());
        if (quote.count() < SHORTEST_QUOTE || quote.count() > LONGEST_QUOTE) {
            return Verdict.QUOTE_TOO_SHORT;
        }
        Passage passage = passages.get(claimed.passage() - 1);
        if (Wording.of(passage.text()).indexOf(quote).isEmpty()) {
            return Verdict.QUOTE_NOT_FOUND;
        }
        if (!isBorneOut(text, claimed.quote(), passage)) {
            return Verdict.CLAIM_NOT_IN_PASSAGE;
        }
        return Denials.stand(language, Wording.of(text).bare()) == Denials.stand(language, quote.bare()) ? Verdict.CITED : Verdict.DENIES_QUOTE;
    }

    private boolean isBorneOut(String text, String quote, Passage passage) {
        String whole = passage.title() + "\n" + passage.heading() + "\n" + passage.text();
        List<String> claim = ContentWords.of(language, text);
        Set<String> there = new HashSet<>(ContentWords.of(language, whole));
        Set<String> quoted = new HashSet<>(ContentWords.of(language, quote));
        long borne = claim.stream().filter(there::contains).count();
        long shared = claim.stream().distinct().filter(quoted::contains).count();
        return claim.size() >= SHARED_WITH_QUOTE && borne * 100 >= claim.size() * (long) BORNE_OUT && shared >= SHARED_WITH_QUOTE && longestAdded(claim, there) < ADDED
            && numbers(passage.text() + passage.heading()).containsAll(numbers(text)) && there.containsAll(names(text));
    }

    private static int longestAdded(List<String> claim, Set<String> there) {
        int longest = 0;
        int run = 0;
        for (String word : claim) {
            run = there.contains(word) ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static Set<String> numbers(String text) {
        return new HashSet<>(NUMBER.matcher(text).results().map(found -> found.group()).toList());
    }

    /** Stems of words with a capital letter within a sentence, which are names; the first word has one anyway. */
    private Set<String> names(String text) {
        List<Wording.Word> words = Wording.of(text).words();
        List<String> names = new ArrayList<>();
        words.stream().skip(1).map(word -> text.substring(word.from(), word.to())).filter(word -> Character.isUpperCase(word.codePointAt(0)))
            .forEach(word -> names.addAll(ContentWords.of(language, word)));
        return new HashSet<>(names);
    }

    private Cite cite(Said.Claimed claimed) {
        Wording text = Wording.of(passages.get(claimed.passage() - 1).text());
        Wording quote = Wording.of(claimed.quote());
        OptionalInt at = text.indexOf(quote);
        return new Cite(claimed.passage(), text.written(at.orElseThrow(), quote.count()).replace('\n', ' '));
    }
}

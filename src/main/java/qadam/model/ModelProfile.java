package qadam.model;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import qadam.shared.Language;
import qadam.shared.Localized;

/**
 * What is known of a kind of model, from {@code models.yaml}: read on a day, at an address, and not a word more.
 *
 * @param id as settings name it: {@code kaz-llm-8b}
 * @param base what it was made from
 * @param licence "may I sell what I build?", answered in words
 * @param licenceId the licence's short name; "not established" where nobody has read it
 * @param source where the facts were read; empty for the generic profile
 * @param read on which day
 * @param template how a conversation is laid out for it; the server does that
 * @param contextTokens how much it reads and writes at once, or a careful guess where that is not established
 * @param tokensPerWord how many tokens a word costs, or a careful guess
 * @param commercial whether its licence allows commercial use; false also where that is not established
 * @param unknown which of these facts are not established
 * @param names parts of the ids by which servers usually offer it, in small letters
 */
public record ModelProfile(String id, String name, String maker, String base, Localized licence, String licenceId, Optional<URI> source, LocalDate read, Localized template,
                           int contextTokens, Map<Language, Double> tokensPerWord, boolean commercial, Set<Fact> unknown, List<String> names) {
    /** What may be unknown of a model. */
    public enum Fact {
        MAKER, BASE, LICENCE, TEMPLATE, CONTEXT, TOKENS
    }

    public boolean isEstablished(Fact fact) {
        return !unknown.contains(fact);
    }

    /** For people. @param words gives the text of a key, as a page does */
    public String name(UnaryOperator<String> words) {
        return id.equals(Profiles.GENERIC) ? words.apply("model.generic") : name;
    }

    /** For people: also says that nobody has established it. @param words gives the text of a key */
    public String maker(UnaryOperator<String> words) {
        return isEstablished(Fact.MAKER) ? maker : words.apply("model.not_established");
    }

    /** The licence's short name, for people. @param words gives the text of a key */
    public String licenceId(UnaryOperator<String> words) {
        return isEstablished(Fact.LICENCE) ? licenceId : words.apply("model.not_established");
    }

    /** About how many tokens so many words of a language are, rather too many than too few. */
    public int tokens(Language language, int words) {
        return (int) Math.ceil(tokensPerWord.get(language) * words);
    }
}

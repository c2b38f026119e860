package qadam.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorshipTest {
    private static final String BEFORE = "A model guesses.";
    private static final String AFTER = "A model guesses from what it has seen before.";

    @Test
    void another_s_comma_leaves_the_words_their_author_s() {
        assertThat(Authorship.stands(BEFORE, AFTER, "A model guesses, from what it has seen before.")).isTrue();
        assertThat(Authorship.stands(BEFORE, AFTER, "Often a model guesses from what it has seen.")).isTrue();
    }

    @Test
    void a_sentence_that_another_wrote_anew_is_theirs() {
        assertThat(Authorship.stands(BEFORE, AFTER, "A model guesses; its examples say how.")).isFalse();
        assertThat(Authorship.stands(BEFORE, AFTER, BEFORE)).isFalse();
    }

    @Test
    void a_change_that_only_leaves_out_is_its_author_s_while_it_stands_so() {
        assertThat(Authorship.stands(AFTER, BEFORE, BEFORE)).isTrue();
        assertThat(Authorship.stands(AFTER, BEFORE, AFTER)).isFalse();
    }
}

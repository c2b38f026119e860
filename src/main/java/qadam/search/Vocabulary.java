package qadam.search;

import qadam.shared.Language;

/** Whether the lessons that are shown have a word at all: what they never say, they do not bear out. */
@FunctionalInterface
public interface Vocabulary {
    /** @param stem as {@link ContentWords} gives it */
    boolean knows(Language language, String stem);
}

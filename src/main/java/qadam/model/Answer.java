package qadam.model;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer as it grows: its clean text, its bounds, when it began. Used by one thread. */
final class Answer {
    /** Tokens are short; a text of so many characters for each is no answer any more. */
    private static final int CHARACTERS_PER_TOKEN = 24;

    private final Consumer<String> pieces;
    private final int mostTokens;
    private final long mostCharacters;
    private final CleanText clean = new CleanText();
    private final StringBuilder text = new StringBuilder();
    private int frames;
    private long firstAt;
    private boolean tooLong;
    private Optional<String> ending = Optional.empty();
    private Optional<Usage> counted = Optional.empty();

    Answer(int mostTokens, Consumer<String> pieces) {
        this.mostTokens = mostTokens;
        this.mostCharacters = Math.min(400_000, 64L + (long) mostTokens * CHARACTERS_PER_TOKEN);
        this.pieces = pieces;
    }

    /** @return whether the answer went on by it */
    boolean add(Chunk chunk) {
        chunk.usage().ifPresent(usage -> counted = Optional.of(usage));
        if (ending.isPresent() || tooLong) {
            return false;   // after its end nothing belongs to it but the count
        }
        ending = chunk.ending();
        frames += chunk.isWord() ? 1 : 0;
        give(clean.next(chunk.text()));
        tooLong |= frames > 2L * mostTokens + 64;
        return chunk.isWord();
    }

    private void give(String piece) {
        String fits = text.length() + piece.length() <= mostCharacters ? piece : whole(piece.substring(0, (int) (mostCharacters - text.length())));
        tooLong = fits.length() < piece.length();
        if (fits.isEmpty()) {
            return;
        }
        firstAt = firstAt == 0 ? System.nanoTime() : firstAt;
        text.append(fits);
        pieces.accept(fits);
    }

    /** Not half of a sign. */
    private static String whole(String cut) {
        return !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1)) ? cut.substring(0, cut.length() - 1) : cut;
    }

    boolean hasBegun() {
        return !text.isEmpty();
    }

    /** The model has said that it is done. */
    boolean hasEnded() {
        return ending.isPresent();
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Ended by us: it is as long as it may be. */
    boolean cutShort() {
        tooLong = true;
        return true;
    }

    /** The nanosecond of the first piece; 0 before it. */
    long firstAt() {
        return firstAt;
    }

    String text() {
        return text.toString();
    }

    Ending ending() {
        return tooLong || ending.filter(word -> word.toLowerCase(Locale.ROOT).equals("length")).isPresent() ? Ending.LENGTH : Ending.STOP;
    }

    /** As the server counted, or an estimate. */
    Usage usage(Prompt prompt, ModelProfile profile) {
        return counted.orElseGet(() -> new Usage(prompt.messages().stream().mapToInt(message -> Estimate.tokens(message.text(), profile) + 4).sum(),
            Math.max(Math.min(frames, mostTokens), Math.min(mostTokens, Estimate.tokens(text.toString(), profile))), false));
    }
}

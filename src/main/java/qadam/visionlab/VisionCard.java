package qadam.visionlab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import qadam.lab.Shown;
import qadam.lab.Shown.Line;

/** What a class sees of a learner's network: how it does in the museum, and which of our own pictures it still takes for something else. */
final class VisionCard {
    private static final int PICTURES = 6;
    private static final int BYTE = 0xFF;

    private final Handed work;
    private final List<Picture> museum = ReadySet.one().museum();
    private final List<Measured.Guess> guesses;

    VisionCard(Handed work) {
        this.work = work;
        this.guesses = museum.stream().map(one -> new Measured.Guess(one.motif(), one.material(), work.network().sees(one.pixels()))).toList();
    }

    Shown shown() {
        Measured now = Measured.of(guesses);
        Optional<Measured> before = work.before().map(ReadySet.one().hall()::measured);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.says("visionlab.shown.accuracy", "visionlab.shown.accuracy.is", Map.of("percent", percent(now.accuracy()), "all", museum.size(),
            "compared", before.isPresent() ? "yes" : "no", "before", percent(before.map(Measured::accuracy).orElse(0.0)))));
        lines.add(Line.says("visionlab.shown.worst", "visionlab.shown.worst.is", Map.of("material", now.worst().word(), "percent", percent(now.worstShare()))));
        mistake().ifPresent(lines::add);
        words(lines, "visionlab.card.does", "does");
        words(lines, "visionlab.card.fails", "fails");
        return new Shown(lines, pictures());
    }

    private void words(List<Line> lines, String key, String field) {
        String words = work.card().get(field);
        if (!words.isEmpty()) {
            lines.add(new Line(key, words));
        }
    }

    /** What is most often taken for what; of two as frequent, the first in the museum. */
    private Optional<Line> mistake() {
        Map<List<Motif>, Integer> times = new LinkedHashMap<>();
        guesses.stream().filter(one -> !one.isRight()).forEach(one -> times.merge(List.of(one.motif(), one.seen()), 1, Integer::sum));
        int most = times.values().stream().max(Comparator.naturalOrder()).orElse(0);
        return times.entrySet().stream().filter(one -> one.getValue() == most).findFirst().map(Map.Entry::getKey).map(pair ->
            Line.says("visionlab.shown.mistake", "visionlab.shown.mistake.is", Map.of("motif", pair.get(0).word(), "seen", pair.get(1).word(), "times", most,
                "all", guesses.stream().filter(one -> one.motif() == pair.get(0)).count())));
    }

    private List<Shown.Picture> pictures() {
        return IntStream.range(0, guesses.size()).filter(i -> !guesses.get(i).isRight()).limit(PICTURES).mapToObj(this::picture).toList();
    }

    private Shown.Picture picture(int at) {
        Measured.Guess guess = guesses.get(at);
        byte[] pixels = museum.get(at).pixels();
        List<Integer> dots = IntStream.range(0, pixels.length / Ornament.CHANNELS).map(dot -> dot * Ornament.CHANNELS)
            .mapToObj(i -> (pixels[i] & BYTE) << 16 | (pixels[i + 1] & BYTE) << 8 | pixels[i + 2] & BYTE).toList();
        return new Shown.Picture("visionlab.shown.picture", Map.of("motif", guess.motif().word(), "material", guess.material().word(), "seen", guess.seen().word()),
            Ornament.SIDE, Ornament.SIDE, dots);
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }
}

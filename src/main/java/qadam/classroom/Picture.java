package qadam.classroom;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pictures of which each card bears one: our own line drawings in two tones, in a square of 64. A stroke is a tone and a path of absolute
 * M, L, C, Q and Z; O x y r is a circle.
 */
public enum Picture {
    SUN("soft O 32 32 12", "line O 32 32 12", "sky M 32 5 L 32 13 M 32 51 L 32 59 M 5 32 L 13 32 M 51 32 L 59 32 M 13 13 L 18.5 18.5 M 45.5 45.5 L 51 51 M 51 13 L 45.5 18.5 M 13 51 L 18.5 45.5"),
    MOON("soft M 42 8 C 24 8 14 20 14 34 C 14 48 26 57 38 57 C 45 57 50 54 53 50 C 38 50 30 41 30 30 C 30 20 35 12 42 8 Z",
        "line M 42 8 C 24 8 14 20 14 34 C 14 48 26 57 38 57 C 45 57 50 54 53 50 C 38 50 30 41 30 30 C 30 20 35 12 42 8 Z", "sky M 47 24 L 47 32 M 43 28 L 51 28"),
    STAR("soft M 32 7 L 39.5 23.5 L 57 25.5 L 44 37.5 L 47.5 55 L 32 46 L 16.5 55 L 20 37.5 L 7 25.5 L 24.5 23.5 Z",
        "line M 32 7 L 39.5 23.5 L 57 25.5 L 44 37.5 L 47.5 55 L 32 46 L 16.5 55 L 20 37.5 L 7 25.5 L 24.5 23.5 Z"),
    CLOUD("soft M 17 42 C 7 42 6 29 16 28 C 16 16 33 12 38 22 C 47 18 56 25 52 32 C 59 34 57 42 50 42 Z",
        "line M 17 42 C 7 42 6 29 16 28 C 16 16 33 12 38 22 C 47 18 56 25 52 32 C 59 34 57 42 50 42 Z", "sky M 21 49 L 18 56 M 33 49 L 30 56 M 45 49 L 42 56"),
    UMBRELLA("soft M 7 34 C 8 18 19 9 32 9 C 45 9 56 18 57 34 C 51 29 45 29 40 34 C 35 29 29 29 24 34 C 19 29 13 29 7 34 Z",
        "line M 7 34 C 8 18 19 9 32 9 C 45 9 56 18 57 34 C 51 29 45 29 40 34 C 35 29 29 29 24 34 C 19 29 13 29 7 34 Z M 32 5 L 32 9", "sky M 32 31 L 32 52 C 32 60 22 60 22 53"),
    TREE("soft M 32 6 C 46 6 54 18 48 28 C 54 36 46 44 38 42 L 26 42 C 18 44 10 36 16 28 C 10 18 18 6 32 6 Z",
        "line M 32 6 C 46 6 54 18 48 28 C 54 36 46 44 38 42 L 26 42 C 18 44 10 36 16 28 C 10 18 18 6 32 6 Z", "sky M 32 28 L 32 59 M 32 40 L 40 32 M 22 59 L 42 59"),
    TULIP("soft M 19 9 L 26 16 L 32 6 L 38 16 L 45 9 L 45 22 C 45 31 39 35 32 35 C 25 35 19 31 19 22 Z",
        "line M 19 9 L 26 16 L 32 6 L 38 16 L 45 9 L 45 22 C 45 31 39 35 32 35 C 25 35 19 31 19 22 Z", "sky M 32 35 L 32 59 M 32 54 C 22 54 16 48 14 39 C 24 40 30 46 32 54 M 32 54 C 42 54 48 48 50 39 C 40 40 34 46 32 54"),
    APPLE("soft M 32 21 C 21 13 9 21 10 35 C 11 49 20 58 32 54 C 44 58 53 49 54 35 C 55 21 43 13 32 21 Z",
        "line M 32 21 C 21 13 9 21 10 35 C 11 49 20 58 32 54 C 44 58 53 49 54 35 C 55 21 43 13 32 21 Z M 32 21 C 32 14 34 10 37 6", "sky M 37 15 C 40 8 48 7 52 8 C 51 14 45 18 37 15 Z"),
    FISH("soft M 6 32 C 16 16 34 16 45 32 C 34 48 16 48 6 32 Z", "line M 6 32 C 16 16 34 16 45 32 C 34 48 16 48 6 32 Z M 45 32 L 58 20 L 58 44 Z O 17 29 1.5", "sky M 26 23 C 30 29 30 35 26 41"),
    BIRD("soft M 12 24 C 12 14 26 10 32 20 C 38 28 48 30 58 28 C 54 42 44 50 32 50 C 20 50 12 42 12 24 Z",
        "line M 12 24 C 12 14 26 10 32 20 C 38 28 48 30 58 28 C 54 42 44 50 32 50 C 20 50 12 42 12 24 Z M 12 22 L 4 25 L 12 29 O 20 21 1.5", "sky M 28 34 C 34 40 42 40 48 36 M 27 50 L 25 58 M 36 50 L 36 58"),
    CAT("soft M 12 10 L 24 19 L 40 19 L 52 10 L 54 34 C 54 48 44 56 32 56 C 20 56 10 48 10 34 Z",
        "line M 12 10 L 24 19 L 40 19 L 52 10 L 54 34 C 54 48 44 56 32 56 C 20 56 10 48 10 34 Z O 23 33 2 O 41 33 2 M 29 41 L 35 41 L 32 44 Z", "sky M 20 44 L 6 41 M 20 48 L 8 50 M 44 44 L 58 41 M 44 48 L 56 50"),
    SNAIL("soft O 37 30 18", "line O 37 30 18 M 37 30 C 37 25 44 25 44 31 C 44 39 31 39 30 30 C 30 22 38 19 44 21", "sky M 57 55 L 17 55 C 8 55 6 46 7 38 C 8 33 14 33 15 38 C 16 44 20 47 26 45 M 8 36 L 4 27 M 12 34 L 12 25"),
    HOUSE("soft M 12 30 L 32 11 L 52 30 L 52 56 L 12 56 Z", "line M 5 36 L 32 10 L 59 36 M 12 30 L 12 56 L 52 56 L 52 30", "sky M 26 56 L 26 40 L 38 40 L 38 56 M 43 19 L 43 9 L 49 9 L 49 26"),
    YURT("soft M 10 34 C 14 20 24 15 32 15 C 40 15 50 20 54 34 L 54 56 L 10 56 Z", "line M 10 34 C 14 20 24 15 32 15 C 40 15 50 20 54 34 Z M 10 34 L 10 56 L 54 56 L 54 34 M 27 15 C 27 8 37 8 37 15",
        "sky M 26 56 L 26 40 L 38 40 L 38 56 M 10 45 L 18 34 M 10 56 L 26 36 M 54 45 L 46 34 M 54 56 L 38 36"),
    BOAT("soft M 8 44 L 56 44 L 48 57 L 16 57 Z", "line M 8 44 L 56 44 L 48 57 L 16 57 Z M 31 44 L 31 6", "sky M 31 9 L 52 37 L 31 37 M 25 15 L 10 37 L 25 37 Z"),
    CAR("soft M 6 44 L 6 33 L 16 31 L 23 19 L 42 19 L 50 31 L 58 34 L 58 44 Z", "line M 11 44 L 6 44 L 6 33 L 16 31 L 23 19 L 42 19 L 50 31 L 58 34 L 58 44 L 53 44 M 23 44 L 41 44 M 16 31 L 50 31 M 32 19 L 32 31",
        "sky O 17 45 6 O 47 45 6"),
    BALL("soft O 32 32 25", "line O 32 32 25 M 32 7 C 20 22 20 42 32 57", "sky M 32 7 C 44 22 44 42 32 57 M 7 32 L 57 32"),
    KITE("soft M 36 5 L 54 23 L 28 43 L 18 15 Z", "line M 36 5 L 54 23 L 28 43 L 18 15 Z M 36 5 L 28 43 M 18 15 L 54 23", "sky M 28 43 C 20 46 30 52 22 54 C 16 56 14 52 8 59"),
    BOOK("soft M 32 16 C 24 10 14 9 6 11 L 6 52 C 14 50 24 51 32 57 C 40 51 50 50 58 52 L 58 11 C 50 9 40 10 32 16 Z",
        "line M 32 16 C 24 10 14 9 6 11 L 6 52 C 14 50 24 51 32 57 C 40 51 50 50 58 52 L 58 11 C 50 9 40 10 32 16 Z M 32 16 L 32 57", "sky M 13 22 C 18 21 22 22 26 25 M 13 32 C 18 31 22 32 26 35 M 51 22 C 46 21 42 22 38 25 M 51 32 C 46 31 42 32 38 35"),
    KEY("soft O 19 21 13", "line O 19 21 13 O 19 21 4 M 28 30 L 54 56", "sky M 43 45 L 51 37 M 51 53 L 58 46"),
    CUP("soft M 10 22 L 46 22 L 43 50 C 42 56 14 56 13 50 Z", "line M 10 22 L 46 22 L 43 50 C 42 56 14 56 13 50 Z M 45 28 C 60 26 60 45 44 43", "sky M 21 15 C 17 11 25 9 21 5 M 34 15 C 30 11 38 9 34 5"),
    CLOCK("soft O 32 34 23", "line O 32 34 23 M 14 12 L 6 20 M 50 12 L 58 20 M 18 54 L 14 60 M 46 54 L 50 60", "sky M 32 20 L 32 34 L 42 40"),
    MOUNTAIN("soft M 4 55 L 25 14 L 37 36 L 43 26 L 60 55 Z", "line M 4 55 L 25 14 L 37 36 L 43 26 L 60 55 Z", "sky M 17 29 L 22 33 L 26 29 L 30 33 L 33 29 O 50 12 5"),
    DOMBRA("soft M 22 62 C 8 62 6 46 14 38 C 19 33 24 31 27 28 L 33 34 C 31 40 34 46 34 50 C 34 58 30 62 22 62 Z",
        "line M 22 62 C 8 62 6 46 14 38 C 19 33 24 31 27 28 L 33 34 C 31 40 34 46 34 50 C 34 58 30 62 22 62 Z M 29.5 31.5 L 53 6 O 22 47 4", "sky M 22 47 L 49 10 M 46 7 L 41 4 M 54 13 L 59 17");

    /** @param tone the style's class of the stroke: {@code line}, {@code sky} or {@code soft} @param path as SVG has it */
    public record Stroke(String tone, String path) {
    }

    private final List<Stroke> strokes;

    Picture(String... strokes) {
        this.strokes = Arrays.stream(strokes).map(one -> new Stroke(one.substring(0, one.indexOf(' ')), one.substring(one.indexOf(' ') + 1))).toList();
    }

    /** As it stands in a form: {@code sun}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Picture> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** The strokes with circles as SVG's paths know them. */
    public List<Stroke> strokes() {
        return strokes.stream().map(one -> new Stroke(one.tone(), PictureDrawing.withArcs(one.path()))).toList();
    }

    List<Stroke> written() {
        return strokes;
    }
}

package qadam.visionlab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pictures that every learner gets, the same for all: those to learn from, those of a museum to measure by, and a store from which missing ones
 * can be asked for. Planted: embroidery hardly has any horns and goose necks, and some labels are wrong. Changing anything here changes what stored
 * work means: make a new lab instead.
 */
final class ReadySet {
    /** Of each motif in each material, where nothing is planted. */
    static final int EACH = 24;
    static final int FEW = 1;
    static final int IN_MUSEUM = 5;
    static final int IN_STORE = 6;
    static final int IN_STORE_OF_MISSING = 26;
    /** How many labels are planted to be wrong: woven goose necks as horns, felt stars as zigzags. */
    static final int WRONG_NECKS = 8;
    static final int WRONG_STARS = 4;
    private static final int SECOND_SLIPS_ONE_IN = 16;
    private static final long SEED = 2026_07;

    private static final ReadySet ONE = new ReadySet();

    private final List<Picture> ready;
    private final List<Picture> museum;
    private final List<Picture> store;
    private final Map<String, Picture> byId;
    private final HiddenSet hall;

    private ReadySet() {
        Random dice = new Random(SEED);
        ready = numbered("r", planted(shuffled(cells(dice, (motif, material) -> isMissing(motif, material) ? FEW : EACH), dice), dice));
        museum = numbered("m", shuffled(cells(dice, (motif, material) -> IN_MUSEUM), dice));
        store = numbered("s", cells(dice, (motif, material) -> isMissing(motif, material) ? IN_STORE_OF_MISSING : IN_STORE));
        hall = new HiddenSet(museum.stream().map(one -> new HiddenSet.Seen(one.motif(), one.material(), one.pixels())).toList());
        byId = Stream.of(ready, museum, store).flatMap(List::stream).collect(Collectors.toUnmodifiableMap(Picture::id, Function.identity()));
    }

    static ReadySet one() {
        return ONE;
    }

    /** What hardly occurs in the set to learn from. */
    static boolean isMissing(Motif motif, Material material) {
        return material == Material.EMBROIDERY && (motif == Motif.HORN || motif == Motif.GOOSE);
    }

    private interface HowMany {
        int of(Motif motif, Material material);
    }

    private static List<Picture> cells(Random dice, HowMany many) {
        List<Picture> pictures = new ArrayList<>();
        for (Motif motif : Motif.values()) {
            for (Material material : Material.values()) {
                for (int i = 0; i < many.of(motif, material); i++) {
                    pictures.add(new Picture("", motif, material, motif, motif, dice.nextLong()));
                }
            }
        }
        return pictures;
    }

    private static List<Picture> shuffled(List<Picture> pictures, Random dice) {
        Collections.shuffle(pictures, dice);
        return pictures;
    }

    /** Wrong labels, and the second labeller's own slips, which fall on other pictures. */
    private static List<Picture> planted(List<Picture> pictures, Random dice) {
        int necks = WRONG_NECKS;
        int stars = WRONG_STARS;
        for (int i = 0; i < pictures.size(); i++) {
            Picture one = pictures.get(i);
            if (one.motif() == Motif.GOOSE && one.material() == Material.WOVEN && necks-- > 0) {
                pictures.set(i, labelled(one, Motif.HORN, one.motif()));
            } else if (one.motif() == Motif.STAR && one.material() == Material.FELT && stars-- > 0) {
                pictures.set(i, labelled(one, Motif.ZIGZAG, one.motif()));
            } else if (i % SECOND_SLIPS_ONE_IN == 0) {
                pictures.set(i, labelled(one, one.motif(), Motif.values()[(one.motif().ordinal() + 1 + dice.nextInt(Motif.values().length - 1)) % Motif.values().length]));
            }
        }
        return pictures;
    }

    private static Picture labelled(Picture one, Motif given, Motif second) {
        return new Picture(one.id(), one.motif(), one.material(), given, second, one.seed());
    }

    private static List<Picture> numbered(String letter, List<Picture> pictures) {
        List<Picture> numbered = new ArrayList<>();
        for (Picture one : pictures) {
            numbered.add(new Picture(letter + numbered.size(), one.motif(), one.material(), one.given(), one.second(), one.seed()));
        }
        return List.copyOf(numbered);
    }

    List<Picture> ready() {
        return ready;
    }

    List<Picture> museum() {
        return museum;
    }

    /** The museum's pictures as a network is measured by them. */
    HiddenSet hall() {
        return hall;
    }

    List<Picture> store() {
        return store;
    }

    /** In the order in which they stand on the sheet. */
    List<Picture> all() {
        return Stream.of(ready, museum, store).flatMap(List::stream).toList();
    }

    Picture picture(String id) {
        return byId.get(id);
    }
}

package qadam.gallery;

import java.util.Optional;

/** Why a teacher lets a pupil begin a lab anew. Of a list, so that nothing about a child is written into the trail. */
public enum Anew {
    ASKED, OTHER_CHILD, DAMAGED, AGREED;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String key() {
        return "gallery.anew." + code();
    }

    static Optional<Anew> of(String code) {
        return java.util.Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}

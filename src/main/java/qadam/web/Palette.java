package qadam.web;

import java.util.List;

/**
 * The colours of the design system as the components page shows them. They are used in {@code qadam.css} under the same
 * names; a test compares the two.
 *
 * @param name the CSS variable without its dashes
 * @param written true when text is written in this colour, which then must reach 4.5 : 1 on paper (WCAG 2.2 §1.4.3)
 */
public record Palette(String name, String light, String dark, boolean written) {
    public static final List<Palette> ALL = List.of(
        new Palette("paper", "#FBFAF6", "#12181B", false),
        new Palette("card", "#FFFFFF", "#192124", false),
        new Palette("ink", "#1C2326", "#ECEFEF", true),
        new Palette("muted", "#566166", "#A3AFB3", true),
        new Palette("line", "#DFDCD2", "#2C363A", false),
        new Palette("edge", "#7B868A", "#77858A", false),
        new Palette("accent", "#00687A", "#5CC8DA", true),
        new Palette("tint", "#E6F2F4", "#16282D", false),
        new Palette("sky", "#00AFCA", "#1F93A6", false),
        new Palette("gold", "#F2B705", "#E0AC17", false),
        new Palette("good", "#1E6B3A", "#7BCB97", true),
        new Palette("bad", "#A3231F", "#F2938D", true),
        new Palette("warn", "#7A4B00", "#EFC56B", true));

    public double contrastOnLightPaper() {
        return contrast(light, ALL.getFirst().light);
    }

    public double contrastOnDarkPaper() {
        return contrast(dark, ALL.getFirst().dark);
    }

    /** The contrast ratio of WCAG 2.2, from 1 to 21, to one decimal. */
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        double ratio = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
        return Math.floor(ratio * 10) / 10;
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

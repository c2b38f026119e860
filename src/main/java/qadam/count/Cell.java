package qadam.count;

import java.util.Locale;

/** One number's place in the tables. @param value of the dimension; empty for the total */
record Cell(Measure measure, Dimension dimension, String value) {
    static Cell total(Measure measure) {
        return new Cell(measure, Dimension.TOTAL, "");
    }

    static Cell of(String measure, String dimension, String value) {
        return new Cell(Measure.valueOf(measure.toUpperCase(Locale.ROOT)), Dimension.valueOf(dimension.toUpperCase(Locale.ROOT)), value);
    }
}

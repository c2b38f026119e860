package qadam.catalog.reading;

import java.util.List;
import qadam.catalog.Item;

/** What came of reading one file of exam items. */
public record BankReading(List<Item> items, List<Mistake> mistakes) {
    public boolean hasMistakes() {
        return mistakes.stream().anyMatch(mistake -> !mistake.isWarning());
    }
}

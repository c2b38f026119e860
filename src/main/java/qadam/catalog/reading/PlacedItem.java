package qadam.catalog.reading;

import qadam.catalog.Item;

/** An item and where its stem stands in the files, for the checks that compare items. */
record PlacedItem(Item item, Spot id, Spot stem) {
}

package qadam.exam;

import java.util.List;
import qadam.catalog.Course;
import qadam.catalog.Item;

/** An attempt with what it asks: the course version it belongs to and the very items on its form, in order. Never leaves the server whole. */
record Paper(Attempt attempt, Course course, List<Item> items) {
    /** @param number counted from 1 */
    Item item(int number) {
        return items.get(number - 1);
    }

    /** The same paper of the attempt as it is now. */
    Paper of(Attempt fresh) {
        return new Paper(fresh, course, items);
    }
}

package qadam.exam;

import qadam.catalog.ItemForm;

/**
 * One question of an attempt as a page shows it.
 *
 * @param savedAt the time of day of the stored row that counts; empty when there is none
 * @param answered false when nothing is stored or the answer was taken back
 * @param sequence the place its next save takes
 * @param step the UUIDv7 of that save, for a form sent without script
 * @param saved the step of the stored row that counts; empty when there is none
 * @param error key of the message about what was just sent; empty when nothing is wrong
 */
public record Question(int number, ItemForm form, String savedAt, boolean answered, long sequence, String step, String saved, String error) {
}

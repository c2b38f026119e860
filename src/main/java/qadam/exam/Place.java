package qadam.exam;

import java.util.List;

/**
 * One place on a form.
 *
 * @param hash the item version that stands here
 * @param order in which its options (of matching: the right sides) are shown; empty for a number or words
 */
record Place(String hash, List<String> order) {
}

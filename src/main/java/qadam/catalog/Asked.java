package qadam.catalog;

import qadam.shared.Localized;

/**
 * What a lab asks to be answered in words, as a part of the work handed in.
 *
 * @param id its name within the lab
 * @param least how many signs an answer has at least, spaces at its ends not counted
 */
public record Asked(String id, int least, Localized question) {
}

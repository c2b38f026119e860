package qadam.editing;

import qadam.shared.Language;

/**
 * An editor has read what an owner says in one language.
 *
 * @param owner a lesson's file, or an item within one
 * @param read hash of the text that was read: the signature holds for no other
 * @param signature {@code Name, 2026-12-01}
 */
record Signature(long number, String course, String owner, Language language, String read, String signature) {
}
